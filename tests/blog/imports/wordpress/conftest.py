from __future__ import annotations

import pytest
from django.db import transaction

from blog.imports.models import ImportRun
from blog.imports.wordpress import run as wordpress

from .corpus import KITCHEN


class _Back(Exception):
    """Ends the transaction that a module's import stands in."""


@pytest.fixture(scope="module")
def kitchen(django_db_setup, django_db_blocker, _files_of_their_own):
    """The kitchen's export, imported once for all tests of a module, then taken back."""
    with django_db_blocker.unblock():
        try:
            with transaction.atomic():
                run = ImportRun.objects.create(
                    files=[str(KITCHEN / "kitchen.xml")], uploads=str(KITCHEN / "uploads")
                )
                yield wordpress.work(run)
                raise _Back
        except _Back:
            pass
