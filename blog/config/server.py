"""The site's server: `python -m blog.config.server PORT`. Granian, with one listening socket for all workers.

On Linux Granian gives each worker a socket of its own (SO_REUSEPORT): connections that wait in the one of a worker
that ends are reset, so a reload loses requests under load. With a shared socket they wait for the next worker.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
from typing import Any

from granian import Granian
from granian.constants import HTTPModes, Interfaces
from granian.http import HTTP1Settings
from granian.log import LogLevels

from blog.config.processes import cores

# Granian reads heads and writes answers outside Python: clients that are slow at either cost no thread. A body is
# read by the thread that wants it, so there are more threads than a few hundred slow uploads can hold.
THREADS = 256
HEAD_TIME = 10  # seconds in which a request's head must arrive
HEAD_SIZE = 65_536  # bytes
GRACE = 10  # seconds that a request which has begun gets when its worker is to end
OLD_WORKER_STAYS = 2.0  # seconds that a new worker gets to start before the one that it replaces ends


class Server(Granian):  # type: ignore[valid-type, misc]  # which class it is depends on how Python was built
    _ssp: Any  # the socket to be shared, until it is built

    def _init_shared_socket(self) -> None:
        super()._init_shared_socket()
        if self._ssp is not None:  # not built yet: each worker would
            self._shd = self._ssp.build()
            self._sfd = self._shd.get_fd()
            self._ssp = None


def main(port: int) -> None:
    multiprocessing.set_start_method("fork", force=True)  # the socket is inherited
    Server(
        "blog.config.wsgi:application",
        address=os.environ.get("HOST", "127.0.0.1"),
        port=port,
        interface=Interfaces.WSGI,
        workers=int(os.environ.get("WEB_CONCURRENCY") or cores()),
        blocking_threads=THREADS,
        http=HTTPModes.http1,
        http1_settings=HTTP1Settings(header_read_timeout=HEAD_TIME * 1000, max_buffer_size=HEAD_SIZE),
        websockets=False,
        backlog=2048,
        log_level=LogLevels.error,
        respawn_failed_workers=True,
        respawn_interval=OLD_WORKER_STAYS,
        workers_kill_timeout=GRACE,
    ).serve()


if __name__ == "__main__":
    main(int(sys.argv[1]))
