"""nginx with the configuration of deploy/, on loopback and without TLS, as an ordinary process of ours."""

from __future__ import annotations

import re
import shutil
import subprocess
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
MODULES = Path("/usr/lib/nginx/modules")


def local(text: str, *, port: int, site_port: int, data: Path) -> str:
    """The file's own words but for names, ports, folders and TLS."""
    text = re.sub(r"server \{\n  listen 80;.*?\n\}\n", "", text, flags=re.S)
    text = text.replace("listen 443 ssl http2", f"listen 127.0.0.1:{port}")
    text = re.sub(r"  ssl_certificate\w* .*\n", "", text)
    text = text.replace("127.0.0.1:8000", f"127.0.0.1:{site_port}").replace("/var/lib/blog", str(data))
    return text.replace("server_name example.com", "server_name _").replace("$host;", "$http_host;")


class Nginx:
    """Extra `locations` are for measuring. `workers`: processes."""

    def __init__(
        self, folder: Path, *, port: int, site_port: int, data: Path, workers: int = 1, locations: str = ""
    ) -> None:
        server = local(
            (ROOT / "deploy" / "nginx.conf").read_text(), port=port, site_port=site_port, data=data
        )
        server = server.replace("  location /static/", locations + "\n  location /static/", 1)
        modules = "".join(f"load_module {path};\n" for path in sorted(MODULES.glob("*brotli_static*.so")))
        if not modules:
            server = server.replace("  brotli_static on;\n", "")
        self.config = folder / "nginx.conf"
        self.config.write_text(
            f"{modules}daemon off;\nmaster_process on;\nworker_processes {workers};\npid {folder}/nginx.pid;\nuser root;\n"
            f"error_log {folder}/error.log;\nevents {{ worker_connections 4096; }}\n"
            f"http {{\ninclude /etc/nginx/mime.types;\naccess_log off;\nsendfile on;\nkeepalive_requests 1000000;\n"
            f"client_body_temp_path {folder}/body;\nproxy_temp_path {folder}/proxy;\nfastcgi_temp_path {folder}/f;\n"
            f"uwsgi_temp_path {folder}/u;\nscgi_temp_path {folder}/s;\n{server}\n}}\n"
        )
        self.folder = folder

    def __enter__(self) -> Nginx:
        command = [shutil.which("nginx") or "/usr/sbin/nginx", "-p", str(self.folder), "-c", str(self.config)]
        subprocess.run([*command, "-t", "-q"], check=True)
        self._process = subprocess.Popen(command)
        time.sleep(0.5)
        return self

    def __exit__(self, *_: object) -> None:
        self._process.terminate()
        self._process.wait(10)
