"""The server itself: who may reach it, what it tells, slow clients, and being killed in the middle."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import httpx
import pytest
import uvicorn

from engine.web import server
from engine.web.server import PromptProtocol, WrongAddress, serve
from tests.engine.interview.garage import GARAGE
from tests.engine.web.browser import Html, HtmlForm

ROOT = Path(__file__).parent.parent.parent.parent


class Running:
    """A server in a process of its own, and what it wrote."""

    def __init__(self, folder: Path, *options: str) -> None:
        environment = {**os.environ, "XDG_STATE_HOME": str(folder), "PYTHONPATH": str(ROOT)}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "cli", "serve", "--port", "0", *options],
            env=environment, cwd=ROOT, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        assert self.process.stderr is not None
        line = self.process.stderr.readline()
        found = re.search(r"http://127\.0\.0\.1:[0-9]+", line)
        assert found, line
        self.client = httpx.Client(base_url=found[0], follow_redirects=True, timeout=60)

    def post(self, path: str, form: HtmlForm, button: str | None = None) -> httpx.Response:
        pairs = form.sent(button) if button else form.values
        headers = {"content-type": "application/x-www-form-urlencoded", "origin": str(self.client.base_url)}
        return self.client.post(path, content=str(httpx.QueryParams(pairs)), headers=headers)

    def end(self, how: signal.Signals) -> tuple[str, str]:
        self.client.close()
        self.process.send_signal(how)
        return self.process.communicate(timeout=60)


def forms(response: httpx.Response) -> HtmlForm:
    return Html(response.text).forms[0]


def test_an_interview_goes_on_after_kill_9_and_nothing_of_it_is_written_anywhere_else(tmp_path: Path) -> None:
    running = Running(tmp_path)
    begun = running.post("/interview", forms(running.client.get("/")).fill("audience", "patient"))
    form = forms(begun).fill("leg_cramp", "yes").fill("rest", "none")
    for name in ("side", "course", "episode_duration"):
        form.fill(name, form.choices[name][0])
    form.fill("leg_pain", "no")
    after = running.post(form.action, form, "answer")
    assert after.status_code == 200
    assert "How old are you" in after.text
    running.client.get(f"{form.action}/report")
    running.client.get("/nothing?patient=secret")
    told = running.end(signal.SIGKILL)
    assert told == ("", "")
    again = Running(tmp_path)
    assert "How old are you" in again.client.get(form.action).text
    out, log = again.end(signal.SIGINT)
    assert (out, log) == ("", "")
    assert again.process.returncode == 0
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert [path.suffix for path in files] == [".jsonl"]
    assert files[0].stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.2", "example.org"])  # noqa: S104
def test_another_host_is_served_only_where_it_is_said_how_it_is_known(host: str) -> None:
    with pytest.raises(WrongAddress, match="--public-url"):
        serve(GARAGE, (), host, 0, None, keep=False)


@pytest.mark.parametrize(
    "url",
    [
        "example.org",
        "ftp://x",
        "https://",
        "https://x/path",
        "https://u:p@x",
        "https://x?q",
        "https://[",
        "//x",
    ],
)
def test_a_public_address_is_an_origin(url: str) -> None:
    with pytest.raises(WrongAddress, match="is not an address"):
        serve(GARAGE, (), "127.0.0.1", 0, url, keep=False)


def test_an_address_that_is_taken_is_told(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        done = subprocess.run(
            [sys.executable, "-m", "cli", "serve", "--port", port],
            cwd=ROOT, capture_output=True, text=True, check=False,
        )  # fmt: skip
    assert done.returncode == 2
    assert "cannot be listened on" in done.stderr
    assert "Traceback" not in done.stderr


@contextmanager
def listening(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """Serve a line of text, with little patience."""
    monkeypatch.setattr(server, "_REQUEST_SECONDS", 0.3)

    async def app(scope: dict[str, object], receive: object, send: object) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"2")]})  # type: ignore[operator]
        await send({"type": "http.response.body", "body": b"ok"})  # type: ignore[operator]

    running = uvicorn.Server(
        uvicorn.Config(
            app, http=PromptProtocol, ws="none", lifespan="off", log_config=None, timeout_keep_alive=5
        )
    )
    sock = socket.create_server(("127.0.0.1", 0))
    thread = threading.Thread(target=running.run, kwargs={"sockets": [sock]})
    thread.start()
    try:
        yield sock.getsockname()[1]
    finally:
        running.should_exit = True
        thread.join()
        sock.close()


def test_a_client_that_never_finishes_its_request_is_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    with listening(monkeypatch) as port:
        for begun in (b"", b"GET / HTTP/1.1\r\nHost: x\r\nX-Slow: "):
            with socket.create_connection(("127.0.0.1", port), timeout=10) as client:
                client.sendall(begun)
                started = time.monotonic()
                with suppress(ConnectionResetError):
                    assert client.recv(100) == b""
                assert time.monotonic() - started < 8


def test_a_client_that_sends_a_byte_now_and_then_is_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    with listening(monkeypatch) as port, socket.create_connection(("127.0.0.1", port)) as client:
        client.sendall(b"GET / HTTP/1.1\r\n")
        started = time.monotonic()
        with suppress(ConnectionError):
            while time.monotonic() - started < 10:
                client.sendall(b"X-Slow: yes\r\n")
                time.sleep(0.05)
        assert time.monotonic() - started < 8


def test_what_is_answered_goes_out_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    at_once: list[int] = []
    made = PromptProtocol.connection_made

    def connection_made(self: PromptProtocol, transport: asyncio.Transport) -> None:
        made(self, transport)
        sock = transport.get_extra_info("socket")
        at_once.append(sock.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))

    monkeypatch.setattr(PromptProtocol, "connection_made", connection_made)
    with listening(monkeypatch) as port:
        assert httpx.get(f"http://127.0.0.1:{port}").text == "ok"
    assert at_once
    assert all(at_once)


def test_a_client_that_is_in_time_is_served_again_and_again(monkeypatch: pytest.MonkeyPatch) -> None:
    with listening(monkeypatch) as port, httpx.Client(base_url=f"http://127.0.0.1:{port}") as client:
        for _ in range(3):
            assert client.get("/").text == "ok"
            time.sleep(0.4)
