"""The background work: every job in its time, whatever happens to another."""

import os
import signal
import subprocess
import sys
import time

import pytest
from django.conf import settings
from django.utils.module_loading import import_string

from blog.config.management.commands.worker import LONGEST_PAUSE, Job


def test_every_job_of_the_settings_is_there():
    assert all(callable(import_string(path)) for path in settings.WORKER_JOBS)


def test_a_job_is_due_again_after_its_seconds():
    job = Job(lambda: None, 30)
    began = time.monotonic()
    job.run()
    assert began + 30 <= job.due <= time.monotonic() + 30


def test_a_job_that_keeps_failing_is_tried_less_and_less_often(caplog):
    def fail():
        raise RuntimeError("out of order")

    job = Job(fail, 1)
    pauses = []
    for _n in range(8):
        job.run()
        pauses.append(round(job.due - time.monotonic()))
    assert pauses == [2, 4, 8, 16, 32, LONGEST_PAUSE, LONGEST_PAUSE, LONGEST_PAUSE]
    assert "out of order" in caplog.text


def test_a_job_that_works_again_keeps_its_time():
    outcomes = [1 / 3, 0, 1]
    job = Job(lambda: 1 / outcomes.pop(), 1)
    for _n in range(3):
        job.run()
    assert job.failures == 0


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_ends_when_told_to(tmp_path, number):
    environment = os.environ | {"DATA_DIR": str(tmp_path)}
    command = [sys.executable, "manage.py"]
    subprocess.run([*command, "migrate", "-v0"], cwd=settings.BASE_DIR, env=environment, check=True)
    worker = subprocess.Popen([*command, "worker"], cwd=settings.BASE_DIR, env=environment)
    time.sleep(3)
    assert worker.poll() is None
    worker.send_signal(number)
    assert worker.wait(10) == 0
