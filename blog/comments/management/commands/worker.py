"""The task queue's worker, which first looks for what an earlier one left undone."""

from __future__ import annotations

from django_tasks_db.management.commands import db_worker

from blog.comments import worker


class Command(db_worker.Command):
    help = "Does the site's background work: mails, second looks, what is past its time."

    def handle(self, *args, **options) -> None:
        worker.wake()
        super().handle(*args, **options)
