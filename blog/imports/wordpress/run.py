"""A whole import, from files to report. May be killed at any moment and begun again: nothing comes twice."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator

from django.utils import timezone

from blog.imports.models import ImportRun
from blog.models import SiteSettings

from .catalogue import Catalogue
from .things import Import
from .wxr import UnreadableFile

State = ImportRun.State


def work(run: ImportRun) -> ImportRun:
    """Does it all. What is wrong with a file is in `run.error`."""
    for _done in steps(run):
        pass
    return run


def steps(run: ImportRun) -> Iterator[int]:
    """The same, one thing after another in the site's language and zone, so that who calls may stop between
    two and go on later, in another process too."""
    run.folder.mkdir(parents=True, exist_ok=True)
    run.state, run.error = State.RUNNING, ""
    run.save()
    catalogue = _catalogue_of(run)
    things = Import(run, catalogue)
    try:
        inner = things.steps()
        while True:
            with SiteSettings.load().speaking():
                done = next(inner, None)
            if done is None:
                break
            yield done
    except UnreadableFile as failure:
        run.state, run.error = State.FAILED, str(failure)
    finally:
        catalogue.close()
    run.finished_at = timezone.now()
    run.save()
    shutil.rmtree(run.folder, ignore_errors=True)


def _catalogue_of(run: ImportRun) -> Catalogue:
    """The one laid out already, unless its making was cut short."""
    path = run.folder / "catalogue.sqlite"
    try:
        catalogue = Catalogue(path)
        if catalogue.is_filled:
            return catalogue
        catalogue.close()
    except sqlite3.DatabaseError:
        pass
    for left in run.folder.glob("catalogue.sqlite*"):
        left.unlink()
    run.done = 0
    return Catalogue(path)
