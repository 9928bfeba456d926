"""What import-linter's contracts cannot say: where imports stand, and what the pure packages reach."""

import ast
from collections.abc import Iterator
from pathlib import Path

import grimp
import pytest

ROOT = Path(__file__).resolve().parents[1]
SOURCES = sorted(
    path
    for name in ("blog", "recipes")
    for path in (ROOT / name).rglob("*.py")
    if "migrations" not in path.parts
)
PURE = ("recipes.quantities", "recipes.exports", "recipes.proofreader")
# The Django side of the proofreader: which findings a recipe's form shows.
NOT_PURE = {"recipes.proofreader.admin"}


def imports(tree: ast.AST) -> Iterator[ast.Import | ast.ImportFrom]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom))


def names(node: ast.Import | ast.ImportFrom) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return [f"{node.module}.{alias.name}" for alias in node.names]


def test_no_import_stands_inside_a_function():
    """Only where Django says so: models and signals are there once AppConfig.ready() is called."""
    hidden = [
        f"{path.relative_to(ROOT)}:{inside.lineno} in {function.name}"
        for path in SOURCES
        for function in ast.walk(ast.parse(path.read_text()))
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        and not (path.name == "apps.py" and function.name == "ready")
        for inside in imports(function)
    ]
    assert hidden == []


@pytest.fixture(scope="module")
def graph() -> grimp.ImportGraph:
    return grimp.build_graph("blog", "recipes", cache_dir=None)


@pytest.mark.parametrize("package", PURE)
def test_a_pure_package_reaches_no_database(graph, package):
    """Not by what it imports either."""
    modules = ({package} | graph.find_descendants(package)) - NOT_PURE
    reached = modules.union(*(graph.find_upstream_modules(module) for module in modules))
    files = [ROOT / Path(*module.split(".")) for module in sorted(reached)]
    sources = [path / "__init__.py" if path.is_dir() else path.with_suffix(".py") for path in files]
    assert {
        f"{path.relative_to(ROOT)}: {name}"
        for path in sources
        for node in imports(ast.parse(path.read_text()))
        for name in names(node)
        if name.startswith(("django.db", "django.contrib", "django.apps"))
    } == set()
