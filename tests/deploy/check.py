"""`python -m tests.deploy.check`: the files of deploy/ work. Run by .ci/deploy; says what it found and fails on the first fault."""

from __future__ import annotations

import gzip
import shutil
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from http.client import HTTPMessage
from pathlib import Path

import brotli

from .nginx import MODULES, Nginx
from .site import POST, ROOT, Site, free_port

RENAME = "from blog.models import Post; Post.objects.filter(slug__startswith='sweet').update(title='Another title')"


def get(url: str, **headers: str) -> tuple[int, HTTPMessage, bytes]:
    request = urllib.request.Request(
        url, headers={name.replace("_", "-"): value for name, value in headers.items()}
    )
    try:
        answer = urllib.request.urlopen(request, timeout=20)
    except urllib.error.HTTPError as refused:
        answer = refused
    with answer:
        return answer.status, answer.headers, answer.read()


def must(fact: bool, words: str) -> None:
    if not fact:
        raise SystemExit(f"deploy: not so: {words}")
    print(f"deploy: {words}")


def nginx_serves_kept_pages(site: Site, front: str) -> None:
    kept = site.data / "var" / "pages" / "site" / POST.strip("/") / "index.html"
    get(site.url + POST), get(site.url + "/")
    end = time.monotonic() + 30
    while not kept.exists() and time.monotonic() < end:
        time.sleep(0.1)
    must(kept.exists(), "a page that was asked for stands in var/pages/")
    own, through = get(site.url + POST), get(front + POST)
    must(through[2] == own[2] and through[1]["Server"].startswith("nginx"), "nginx serves the same bytes")
    must(not through[1]["ETag"].startswith("W/"), "... from the file, without the site")
    for name in (
        "Content-Security-Policy",
        "Content-Type",
        "Cache-Control",
        "Referrer-Policy",
        "X-Frame-Options",
        "Vary",
    ):
        must(through[1].get(name) == own[1].get(name), f"... with the same {name}")
    must(get(front + POST + "?utm_source=x")[2] == own[2], "a foreign parameter changes nothing")
    must(get(front + POST + "?scale=2")[2] != own[2], "a known one does")
    must(get(front + "/nothing/")[0] == 404, "a page that is not there is the site's 404")
    must(get(front + "/../../db.sqlite3")[0] in (400, 404), "nothing outside is served")


def changes_are_seen_at_once(site: Site, front: str) -> None:
    site.manage("shell", "--no-imports", "-c", RENAME)
    time.sleep(0.2)
    must(b"Another title" in get(front + POST)[2], "a change by a command is seen through nginx")
    must(b"Another title" in get(front + "/")[2], "... on the lists too")
    end = time.monotonic() + 30
    kept = site.data / "var" / "pages" / "site" / POST.strip("/") / "index.html"
    while not kept.with_name("index.html.br").exists() and time.monotonic() < end:
        time.sleep(0.1)
    must(kept.with_name("index.html.br").exists(), "the forgotten page is rendered anew in the background")
    read = {
        "gzip": gzip.decompress,
        **({"br": brotli.decompress} if list(MODULES.glob("*brotli_static*")) else {}),
    }
    for name, decode in read.items():
        _status, headers, body = get(front + POST, Accept_Encoding=name)
        must(
            headers.get("Content-Encoding") == name and b"Another title" in decode(body), f"... and in {name}"
        )


def files_have_far_future_headers(site: Site, front: str) -> None:
    page = get(site.url + POST)[2].decode()
    for start, what in (("/static/css/", "a style sheet"), ("/media/photos/", "a photo")):
        address = start + page.split(start, 1)[1].split('"')[0].split(" ")[0].split("?")[0]
        for base in (site.url, front):
            status, headers, _body = get(base + address)
            must(
                status == 200 and "immutable" in headers["Cache-Control"], f"{what} is kept for ever ({base})"
            )


def the_other_files_are_understood(folder: Path) -> None:
    if shutil.which("systemd-analyze"):
        unit = folder / "blog.service"
        text = (
            (ROOT / "deploy" / "blog.service").read_text().replace("/srv/blog/.venv/bin/python", "/bin/true")
        )
        unit.write_text(text.replace("/srv/blog", "/"))
        subprocess.run(["systemd-analyze", "verify", str(unit)], check=True)
        print("deploy: systemd understands blog.service")
    if shutil.which("caddy"):
        subprocess.run(
            ["caddy", "validate", "--adapter", "caddyfile", "--config", ROOT / "deploy" / "Caddyfile"],
            check=True,
        )
        print("deploy: Caddy understands the Caddyfile")


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        port = free_port()
        with Site(folder / "data") as site:
            (folder / "nginx").mkdir()
            with Nginx(folder / "nginx", port=port, site_port=site.port, data=folder / "data"):
                front = f"http://127.0.0.1:{port}"
                nginx_serves_kept_pages(site, front)
                files_have_far_future_headers(site, front)
                changes_are_seen_at_once(site, front)
        the_other_files_are_understood(folder)


if __name__ == "__main__":
    main()
