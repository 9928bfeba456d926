"""`make bench`: how fast the site is, in one run, beside nginx serving the same bytes as a file.

Every round measures each thing once, one after the other, so that what else the machine does meets all alike; the
table has the medians of the rounds and their ratios to nginx. Written to docs/performance.md. Needs nginx and wrk.
"""

from __future__ import annotations

import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request
from collections.abc import Callable
from datetime import date
from importlib.metadata import version
from pathlib import Path
from statistics import median
from threading import Thread

from blog.config.processes import cores
from tests.blog.config.slow_clients import KINDS, held, latencies

from .nginx import Nginx
from .site import POST, ROOT, Site, free_port

ROUNDS = int(os.environ.get("ROUNDS", "5"))
SECONDS = 2
CONNECTIONS = 16
PAGES = {"post": POST, "home": "/", "index of recipes": "/recipes/", "feed": "/feed/"}


def busy_elsewhere(seconds: float = 1.0) -> float:
    """The share of all cores that is in use while the bench itself rests."""

    def times() -> tuple[int, int]:
        numbers = [int(word) for word in Path("/proc/stat").read_text().splitlines()[0].split()[1:]]
        return sum(numbers), numbers[3] + numbers[4]

    total, idle = times()
    time.sleep(seconds)
    total_then, idle_then = times()
    return 1 - (idle_then - idle) / max(1, total_then - total)


def wrk(url: str, *headers: str) -> float:
    """Requests a second. Raises RuntimeError if any failed."""
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{SECONDS}s", "-H", "Accept-Encoding: br"]
    for header in headers:
        command += ["-H", header]
    told = subprocess.run([*command, url], check=True, capture_output=True, text=True).stdout
    if re.search(r"Non-2xx|Socket errors: connect [1-9]", told) and not any("If-None" in h for h in headers):
        raise RuntimeError(told)
    return float(re.search(r"Requests/sec:\s+([\d.]+)", told)[1])


def get(url: str, **headers: str) -> tuple[dict, bytes]:
    request = urllib.request.Request(
        url, headers={n.replace("_", "-"): value for n, value in headers.items()}
    )
    with urllib.request.urlopen(request, timeout=60) as answer:
        return {name.lower(): value for name, value in answer.headers.items()}, answer.read()


def cpu_of(pid: int) -> float:
    """Seconds of CPU that a process and those it started have used."""
    found, todo = 0, [pid]
    while todo:
        one = todo.pop()
        try:
            fields = Path(f"/proc/{one}/stat").read_text().rpartition(")")[2].split()
            todo += [int(child) for child in Path(f"/proc/{one}/task/{one}/children").read_text().split()]
        except FileNotFoundError:
            continue
        found += int(fields[11]) + int(fields[12])
    return found / os.sysconf("SC_CLK_TCK")


def cost(site: Site, addresses: list[str]) -> tuple[float, float]:
    """Milliseconds of CPU and of waiting for one of these addresses, asked for one after the other."""
    begun, used = time.perf_counter(), cpu_of(site.process.pid)
    for address in addresses:
        get(site.url + address)
    return (
        1000 * (cpu_of(site.process.pid) - used) / len(addresses),
        1000 * (time.perf_counter() - begun) / len(addresses),
    )


def comments_a_second(site: Site, count: int = 80, clients: int = 4) -> float:
    """Comments stored, each fsynced before its writer is thanked."""
    run = time.time_ns()

    def send(first: int) -> None:
        for number in range(first, count, clients):
            form = {"comment": f"Words {run} {number}", "name": "Ana", "email": f"a{number}@example.org"}
            request = urllib.request.Request(
                f"{site.url}{POST}comment/",
                urllib.parse.urlencode(form).encode(),
                {"Sec-Fetch-Site": "same-origin"},
            )
            urllib.request.urlopen(request, timeout=60).read()

    begun = time.perf_counter()
    threads = [Thread(target=send, args=(first,)) for first in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return count / (time.perf_counter() - begun)


def _kept(data: Path, path: str) -> Path:
    return data / "var" / "pages" / "site" / path.strip("/")


def plain_files(data: Path, folder: Path) -> str:
    """Copies of the kept pages' bytes where nginx serves them as any file; the location for it."""
    for name, path in PAGES.items():
        target = folder / "plain" / name.replace(" ", "-")
        target.mkdir(parents=True)
        kept = next(p for p in _kept(data, path).iterdir() if p.suffix in (".html", ".atom"))
        for found in kept.parent.glob(f"{kept.name}*"):
            shutil.copy(found, target / found.name.replace(kept.name, "index.html"))
    return f"  location /plain/ {{ alias {folder}/plain/; }}\n"


def rates(site: Site, front: str) -> dict[str, Callable[[], float]]:
    found: dict[str, Callable[[], float]] = {}
    for name, path in PAGES.items():
        tag = get(site.url + path)[0]["etag"]
        plain = f"{front}/plain/{name.replace(' ', '-')}/index.html"
        found |= {
            f"{name}|nginx, a file": lambda plain=plain: wrk(plain),
            f"{name}|the site, kept": lambda path=path: wrk(site.url + path),
            f"{name}|the site, 304": lambda path=path, tag=tag: wrk(site.url + path, f"If-None-Match: {tag}"),
            f"{name}|nginx on var/pages/": lambda path=path: wrk(front + path),
        }
    return found


def reloads(site: Site, times: int = 10) -> tuple[int, int]:
    """Requests, each with a connection of its own, while the site is reloaded; and how many were lost."""
    sent = lost = 0
    done = False

    def ask() -> None:
        nonlocal sent, lost
        while not done:
            sent += 1
            try:
                get(site.url + POST)
            except OSError as error:
                lost += 1
                print(f"lost: {error!r}", file=sys.stderr)

    threads = [Thread(target=ask) for _ in range(3)]
    for thread in threads:
        thread.start()
    for _ in range(times):
        site.process.send_signal(1)
        time.sleep(10)
    done = True
    for thread in threads:
        thread.join()
    return sent, lost


def main() -> None:
    words = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        front_port = free_port()
        fast = {"COMMENTS_A_MINUTE": "100000", "COMMENTS_AN_HOUR": "100000"}
        site = Site(folder / "data", **fast)
        with site:
            for path in PAGES.values():
                get(site.url + path)
            end = time.monotonic() + 60
            wanted = [_kept(site.data, path) for path in PAGES.values()]
            site.manage(
                "shell",
                "--no-imports",
                "-c",
                "from blog.models import Tag; Tag.objects.create(name='x', slug='x')",
            )
            while time.monotonic() < end and not all(list(each.glob("index.*.br")) for each in wanted):
                time.sleep(0.2)
            (folder / "nginx").mkdir()
            with Nginx(
                folder / "nginx", port=front_port, site_port=site.port, data=site.data, workers=cores(),
                locations=plain_files(site.data, folder),
            ):  # fmt: skip
                words += _rounds(site, f"http://127.0.0.1:{front_port}")
            words += _slow(site)
            words += _writing(site)
            words += _reloading(site)
        words += _uncached(folder)
    target = ROOT / "docs" / "performance.md"
    target.write_text("\n".join([*_head(), *words, ""]), encoding="utf-8")
    print(target.read_text())


def _rounds(site: Site, front: str) -> list[str]:
    measured: dict[str, list[float]] = {}
    busy = []
    for number in range(ROUNDS):
        busy.append(busy_elsewhere())
        for name, measure in rates(site, front).items():
            measured.setdefault(name, []).append(measure())
        print(f"round {number + 1} of {ROUNDS}", file=sys.stderr)
    rows = [
        "| requests a second | nginx, a file | the site, kept | the site, 304 | nginx on var/pages/ |",
        "| --- | --- | --- | --- | --- |",
    ]
    for page in PAGES:
        columns = [
            f"{page}|{what}"
            for what in ("nginx, a file", "the site, kept", "the site, 304", "nginx on var/pages/")
        ]
        rate = [median(measured[column]) for column in columns]
        ratio = [
            median(a / b for a, b in zip(measured[c], measured[columns[0]], strict=True)) for c in columns
        ]
        cells = [
            f"{rate[0]:,.0f}",
            *(f"{r:,.0f} (**{q:.2f}**)" for r, q in zip(rate[1:], ratio[1:], strict=True)),
        ]
        rows.append(f"| {page} | " + " | ".join(cells) + " |")
    worst = max(busy)
    note = f"Others used up to {worst:.0%} of the cores while the bench rested"
    note += ": **these figures are of a shared machine, only ratios count.**" if worst > 0.1 else "."
    return [
        "## Kept pages",
        "",
        *rows,
        "",
        f"{CONNECTIONS} connections, br, medians of {ROUNDS} rounds; ratios to nginx's file of the same round. {note}",
        "",
    ]


def _slow(site: Site) -> list[str]:
    rows = ["## Slow clients", "", "| 200 connections that are | p50, ms | p99, ms |", "| --- | --- | --- |"]
    for kind in ("none", *KINDS):
        if kind == "none":
            found = latencies(site.port, POST)
        else:
            with held(site.port, kind):
                time.sleep(1)
                found = latencies(site.port, POST)
        rows.append(
            f"| {kind} | {found[len(found) // 2] * 1000:.1f} | {found[int(len(found) * 0.99)] * 1000:.1f} |"
        )
    return [*rows, ""]


def _writing(site: Site) -> list[str]:
    rate = median(comments_a_second(site) for _ in range(3))
    return [
        "## Writing",
        "",
        f"Comments stored, each on the disk before its writer is thanked: {rate:.0f} a second (4 clients).",
        "",
    ]


def _reloading(site: Site) -> list[str]:
    sent, lost = reloads(site)
    return [
        "## Reloading",
        "",
        f"Ten reloads (SIGHUP): of {sent:,} requests, each with a connection of its own, {lost} were lost.",
        "",
    ]


def _uncached(folder: Path) -> list[str]:
    rows = ["## Without the cache", "", "| one request | CPU, ms | wait, ms |", "| --- | --- | --- |"]
    with Site(folder / "uncached", PAGE_CACHE="0", WEB_CONCURRENCY="1") as site:
        kinds = {name: [path] * 40 for name, path in PAGES.items()}
        kinds["post, a scale never asked for"] = [f"{POST}?scale={n / 100 + 1}" for n in range(40)]
        kinds["search, words never asked for"] = [f"/search/?q=pork+{n}" for n in range(40)]
        measured: dict[str, list[tuple[float, float]]] = {}
        for address in PAGES.values():
            cost(site, [address] * 5)
        for _ in range(3):
            for name, addresses in kinds.items():
                measured.setdefault(name, []).append(cost(site, addresses))
    for name, found in measured.items():
        rows.append(f"| {name} | {median(c for c, _w in found):.1f} | {median(w for _c, w in found):.1f} |")
    return [
        *rows,
        "",
        "`PAGE_CACHE=0`, the demo's one post. CPU: the server's and its workers', from /proc.",
        "",
    ]


def _head() -> list[str]:
    cpu = re.search(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text())
    nginx = subprocess.run(["nginx", "-v"], capture_output=True, text=True).stderr.strip().rpartition("/")[2]
    parts = [
        f"Python {platform.python_version()}",
        *(f"{n} {version(n)}" for n in ("django", "granian")),
        f"nginx {nginx}",
    ]
    return [
        "# Performance",
        "",
        f"Written by `make bench` on {date.today()}: {cores()} cores ({cpu[1] if cpu else platform.machine()}), {', '.join(parts)}.",
        "The load generator (wrk) runs on the same cores. How it is done: [page-cache.md](page-cache.md).",
        "",
    ]


if __name__ == "__main__":
    main()
