"""Which files of a folder are posts, and where their photos lie."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote

_ENDS = {".md", ".markdown", ".mdown", ".mdx", ".txt"}
_PICTURE_ENDS = {".jpg", ".jpeg", ".png", ".webp", ".gif", ".heic", ".heif", ".avif", ".tif", ".tiff", ".bmp"}
# Of Hugo, Jekyll and Chowdown, the folders that hold posts where there are any.
_CONTENT = ("content", "_posts", "_recipes", "_drafts", "_components")
_NOT_POSTS = {
    "readme", "license", "licence", "changelog", "contributing", "contributors", "source", "code_of_conduct", "code-of-conduct",
    "security", "support", "authors", "credits", "index", "_index", "summary", "toc", "table of contents", "todo", "404", "template",
    "recipe template", "recipe-template", "recipe_template", "pull_request_template", "issue_template", "governance", "maintainers",
    "history", "install", "requirements", "robots", "humans", "ads", "bug_report", "feature_request", "copying", "notice",
}  # fmt: skip
_NO_FOLDERS = {
    "node_modules", "templates", "template", "archetypes", "themes", "layouts", "docs", "doc", "documentation", "public", "vendor",
    "venv", "env", "dist", "build", "scripts", "bin", "tests", "test", "src", "includes", "partials", "i18n", "__macosx", "trash",
    "site-packages", "resources",
}  # fmt: skip
_PHOTO_FOLDERS = (
    "", "images", "image", "img", "pics", "pix", "photos", "pictures", "assets", "assets/images", "assets/img", "static",
    "static/images", "static/img", "attachments", "media", "files", "public", "public/images", "uploads",
)  # fmt: skip


def files(folder: Path) -> list[Path]:
    """Every Markdown file below the folder (below its `content`, `_posts` …, where it has one), by name.

    Hidden folders, templates, documentation and what GitHub asks for are no posts; `bread/index.md` alone in its
    folder is one. Documentation is read where there is nothing else.
    """
    roots = [folder / name for name in _CONTENT if (folder / name).is_dir()] or [folder]
    found = [path for root in roots for path in root.rglob("*") if _is_post(path, root, _NO_FOLDERS)]
    if not found:
        found = [path for path in folder.rglob("*") if _is_post(path, folder, _NO_FOLDERS - {"docs", "src"})]
    if any(path.suffix.lower() != ".txt" for path in found):
        found = [path for path in found if path.suffix.lower() != ".txt"]
    return sorted(found)


def _is_post(path: Path, root: Path, no_folders: set[str]) -> bool:
    if path.suffix.lower() not in _ENDS or not path.is_file():
        return False
    inside = path.relative_to(root).parts
    if any(part.startswith((".", "_", "~")) or part.lower() in no_folders for part in inside[:-1]):
        return False
    stem = path.stem.lower()
    if path.stem == "index" and len(inside) > 1:  # Hugo's page bundle
        return not any(
            other != path and other.suffix.lower() in _ENDS and other.stem.lower() not in _NOT_POSTS
            for other in path.parent.iterdir()
        )
    return stem not in _NOT_POSTS and not path.name.startswith((".", "_"))


class Photos:
    """The photos of a folder: as typed beside the file, below the folder, in a usual place, by name alone."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._root = folder.resolve()
        self._names: dict[str, Path | None] | None = None

    def file_of(self, path: Path, typed: str) -> Path | None:
        """The file that a Markdown file at `path` names; never one outside. None: missing."""
        if re.match(r"^[a-z]+:", typed, re.I) or typed.startswith("//"):
            return None
        for words in dict.fromkeys((typed, unquote(typed), unquote(re.split(r"[?#]", typed)[0]))):
            words = re.sub(r"^\{\{\s*site\.baseurl\s*\}\}|\{\{<?.*?>?\}\}", "", words)
            relative = words.lstrip("/").replace("\\", "/")
            for base in (path.parent, self._folder, self._folder.parent):
                for place in _PHOTO_FOLDERS:
                    if found := self._inside(base / place / relative):
                        return found
        return self._by_name(unquote(typed).replace("\\", "/").rpartition("/")[2])

    def beside(self, path: Path) -> Path | None:
        """The photo that is called as the file is."""
        for ending in sorted(_PICTURE_ENDS):
            for place in ("", "images", "img", "photos"):
                if found := self._inside(path.parent / place / f"{path.stem}{ending}"):
                    return found
        return None

    def _inside(self, candidate: Path) -> Path | None:
        try:
            candidate = candidate.resolve()
            inside = candidate.is_relative_to(self._root) or candidate.is_relative_to(
                self._root.parent / "static"
            )
            return candidate if inside and candidate.is_file() else None
        except (OSError, ValueError):  # a name that no file can have
            return None

    def _by_name(self, name: str) -> Path | None:
        """As Obsidian finds an attachment: by its name alone, where only one has it."""
        if self._names is None:
            self._names = {}
            for path in sorted(self._folder.rglob("*")):
                if path.suffix.lower() in _PICTURE_ENDS:
                    key = path.name.lower()
                    self._names[key] = None if key in self._names else path
        found = self._names.get(name.lower())
        return self._inside(found) if found else None
