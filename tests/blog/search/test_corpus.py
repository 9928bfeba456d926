"""Thirty questions to the corpus: answered well, and alike on SQLite and PostgreSQL (docs/search.md)."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.recipes.corpus import needs_corpus

from . import questions
from .questions import QUESTIONS

pytestmark = pytest.mark.xdist_group("the corpus searched")
has_postgresql = bool(list(Path("/usr/lib/postgresql").glob("*/bin/initdb")) or shutil.which("initdb"))


@pytest.fixture(scope="module")
def on_sqlite(tmp_path_factory) -> dict:
    return questions.ask(tmp_path_factory.mktemp("sqlite"))


@needs_corpus
@pytest.mark.corpus
def test_the_recipe_one_expects_is_among_the_first_three(on_sqlite):
    assert {question: rank for question, rank in on_sqlite["ranks"].items() if not 1 <= rank <= 3} == {}


@needs_corpus
@pytest.mark.corpus
def test_nearly_all_are_first(on_sqlite):
    assert sum(rank == 1 for rank in on_sqlite["ranks"].values()) >= 28


@needs_corpus
@pytest.mark.corpus
@pytest.mark.skipif(not has_postgresql, reason="PostgreSQL is not installed")
def test_postgresql_gives_the_same_answers(on_sqlite, tmp_path):
    with questions.postgresql() as address:
        answers = questions.ask(tmp_path, address)
    assert {q: answers["found"][q] for q, _slug, _why in QUESTIONS} == on_sqlite["found"]
    assert answers["hostile"] == on_sqlite["hostile"]
