"""Visitors of the web face, many at once, over loopback: `python -m benchmarks.web [--visitors N]`.

Each answers a generated patient's interview to its end in a window of its own. Shown are the times from a
pressed button to the next page, and whether anything was mixed up: what was answered in the browser is held
to the journal, and the journal's result to the page.
"""

from __future__ import annotations

import re
import socket
import statistics
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlencode

import click
import httpx
import uvicorn

from engine.interview.journal import Journal
from engine.web.application import Settings, protected
from engine.web.server import PromptProtocol
from knowledge.leg_cramps import leg_cramps

_FIELD = re.compile(r'<(?:input|textarea)[^>]* name="([^"]+)"(?:[^>]* value="([^"]*)")?')
_FORM = {"content-type": "application/x-www-form-urlencoded"}


class Visitor:
    """One visitor, whose age tells them from all others."""

    def __init__(self, origin: str, number: int) -> None:
        self.number, self.origin = number, origin
        self.client = httpx.Client(base_url=origin, timeout=120, follow_redirects=True)
        self.seconds: list[float] = []
        self.path = ""

    def hold(self) -> None:
        """Answer to the end: yes to cramps at night, no to all else."""
        begun = self._post("/interview", [("audience", "patient")])
        self.path = begun.url.path
        page = begun
        for _ in range(40):
            if page.url.path.endswith("/report"):
                return
            started = time.perf_counter()
            page = self._post(self.path, self._answers(page.text))
            self.seconds.append(time.perf_counter() - started)
            page.raise_for_status()
        raise AssertionError("an interview that does not end")

    def _post(self, path: str, pairs: list[tuple[str, str]]) -> httpx.Response:
        headers = {**_FORM, "origin": self.origin}
        return self.client.post(path, content=urlencode(pairs), headers=headers)

    def _answers(self, text: str) -> list[tuple[str, str]]:
        form = text[text.index('<form method="post"') :].partition("</form>")[0]
        names: dict[str, list[str]] = {}
        for name, value in _FIELD.findall(form):
            names.setdefault(name, []).append(value)
        pairs = [("at", names.pop("at")[0]), ("screen", names.pop("screen")[0])]
        do = re.findall(r'name="do" value="([^"]+)"', form)[0]
        for name, values in names.items():
            if name in ("leg_cramp", "night_in_bed"):
                pairs.append((name, "yes"))
            elif name == "age":
                pairs.append((name, str(20 + self.number)))
            elif name in ("rest", "whole"):
                pairs.append((name, "none"))
            elif name.startswith("unknown.") and name != "unknown.age":
                pairs.append((name, "1"))
            elif "unknown" in values and not ("rest" in names and "no" in values):
                pairs.append((name, "no" if "no" in values else "unknown"))
        return [*pairs, ("do", do), ("end", "1")]


@click.command()
@click.option("--visitors", type=click.IntRange(1, 80), default=50, show_default=True)
def main(visitors: int) -> None:
    """Hold interviews at once, and say how long the next page takes."""
    knowledge = leg_cramps()
    with TemporaryDirectory() as folder, socket.create_server(("127.0.0.1", 0)) as listening:
        origin = f"http://127.0.0.1:{listening.getsockname()[1]}"
        app = protected(knowledge, Settings(Path(folder), (origin,)))
        server = uvicorn.Server(uvicorn.Config(app, http=PromptProtocol, ws="none", log_config=None))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        alone = Visitor(origin, 0)
        alone.hold()
        together = [Visitor(origin, number) for number in range(1, visitors + 1)]
        started = time.perf_counter()
        with ThreadPoolExecutor(visitors) as pool:
            list(pool.map(Visitor.hold, together))
        took = time.perf_counter() - started
        ages: list[float] = []
        for path in Path(folder).glob("*.jsonl"):
            journal = Journal(path, new=False)
            ages.append(float(str(journal.resume(knowledge).session.case.told["age"])))
            journal.close()
        server.should_exit = True
        thread.join()
    if sorted(ages) != [20 + number for number in range(visitors + 1)]:
        raise SystemExit(f"answers were mixed up: {sorted(ages)}")
    _show("one visitor", alone.seconds)
    _show(f"{visitors} at once", [second for one in together for second in one.seconds])
    pages = sum(len(one.seconds) for one in together)
    click.echo(f"{pages} pages in {took:.1f} s; nothing was mixed up")


def _show(name: str, seconds: list[float]) -> None:
    ordered = sorted(seconds)
    middle, most = 1e3 * statistics.median(seconds), 1e3 * ordered[int(len(ordered) * 0.95)]
    click.echo(f"{name}: next page in {middle:.0f} ms (median), 95 % within {most:.0f} ms")


if __name__ == "__main__":
    main()
