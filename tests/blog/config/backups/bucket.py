"""As much of S3's protocol as keeping files asks for, on loopback: put, get, list, delete."""

from __future__ import annotations

import hashlib
import re
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote, urlsplit

DATE = "2026-11-25T03:00:00.000Z"


class BucketServer:
    """`with BucketServer() as server`: `server.url`, and `server.files` by "bucket/key". `broken`: answers 403."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self.broken = False
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_PUT(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                if not outer.broken:
                    outer.files[self.key] = body
                self.answer(200, headers={"ETag": f'"{hashlib.md5(body).hexdigest()}"'})

            def do_GET(self) -> None:
                if "list-type=2" in self.path:
                    bucket = self.key.strip("/")
                    rows = "".join(
                        f"<Contents><Key>{name.removeprefix(bucket + '/')}</Key><LastModified>{DATE}</LastModified>"
                        f"<ETag>x</ETag><Size>{len(body)}</Size></Contents>"
                        for name, body in sorted(outer.files.items())
                    )
                    self.answer(
                        200,
                        f"<ListBucketResult><IsTruncated>false</IsTruncated>{rows}</ListBucketResult>".encode(),
                    )
                elif self.key in outer.files:
                    self.answer(
                        200,
                        outer.files[self.key],
                        {"ETag": '"x"', "Last-Modified": "Wed, 25 Nov 2026 03:00:00 GMT"},
                    )
                else:
                    self.answer(404)

            def do_POST(self) -> None:
                """Deleting several keys at once: https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObjects.html"""
                body = self.rfile.read(int(self.headers["Content-Length"])).decode()
                names = re.findall(r"<Key>(.*?)</Key>", body)
                if not outer.broken:
                    for name in names:
                        outer.files.pop(f"{self.key}/{name}", None)
                rows = "".join(f"<Deleted><Key>{name}</Key></Deleted>" for name in names)
                self.answer(200, f"<DeleteResult>{rows}</DeleteResult>".encode())

            @property
            def key(self) -> str:
                return unquote(urlsplit(self.path).path).strip("/")

            def answer(self, status: int, body: bytes = b"", headers: dict[str, str] | None = None) -> None:
                self.send_response(403 if outer.broken else status)
                for name, value in (headers or {}).items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"

    def __enter__(self) -> BucketServer:
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
