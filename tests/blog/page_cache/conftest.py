import pytest

from .reader import Worker


@pytest.fixture
def worker():
    return Worker()


@pytest.fixture
def other_worker():
    return Worker()
