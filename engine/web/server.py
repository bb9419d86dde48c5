"""`crampdx serve`: the web face on a socket, on this machine alone unless it is told how it is known outside.

uvicorn waits for a request for ever once a connection is open, so connections that do not finish one in
time are closed here (https://github.com/encode/uvicorn has no setting for it). It logs nothing of a request.
"""

from __future__ import annotations

import asyncio
import ipaddress
import logging
import socket
import sys
from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from urllib.parse import urlsplit

import click
import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from engine.cases.problems import escaped
from engine.errors import CrampdxError
from engine.interview.journal import state_folder
from engine.web.application import Settings, protected
from knowledge.criteria import Code, KnowledgeBase

_REQUEST_SECONDS = 15.0
_KEEP_ALIVE_SECONDS = 15
_MOST_CONNECTIONS = 500
_LONGEST_HEADERS = 16_000
_STOPPING_SECONDS = 5


class WrongAddress(CrampdxError):
    """An address that cannot be served, and what to give instead."""


class PromptProtocol(H11Protocol):
    """HTTP for clients that send the whole of a request in time; others are cut off."""

    _deadline: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait for a request; what is answered goes out at once.

        asyncio sees to that only where a socket names its protocol, which those of `create_server` do not
        (https://github.com/python/cpython/blob/3.11/Lib/asyncio/base_events.py#L191): else the page waits
        40 ms for the client to confirm its head.
        """
        with suppress(OSError):  # a client that is gone already, on some systems
            transport.get_extra_info("socket").setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        super().connection_made(transport)
        self._wait()

    def data_received(self, data: bytes) -> None:
        """Take what came; stop waiting once all of a request's head is there."""
        before = self.cycle
        if self._deadline is None and (before is None or before.response_complete):
            self._wait()
        super().data_received(data)
        if self.cycle is not before:
            self._stop_waiting()

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop waiting."""
        self._stop_waiting()
        super().connection_lost(exc)

    def _wait(self) -> None:
        self._deadline = self.loop.call_later(_REQUEST_SECONDS, self._cut_off)

    def _stop_waiting(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None

    def _cut_off(self) -> None:
        self._deadline = None
        if not self.transport.is_closing():
            self.transport.abort()


def serve(
    knowledge: KnowledgeBase,
    codes: Sequence[Code],
    host: str,
    port: int,
    public_url: str | None,
    *,
    keep: bool,
) -> None:
    """Serve until interrupted. `public_url` is how a server that others reach is known to them."""
    here = _is_loopback(host)
    if not here and public_url is None:
        raise WrongAddress(
            f"{host} can be reached from other machines: say by which address, with --public-url "
            "https://... (and put a server in front that speaks HTTPS)."
        )
    outside = _origin(public_url) if public_url is not None else None
    with _listening(host, port) as listening:
        bound = listening.getsockname()[1]
        own = [f"http://{name}:{bound}" for name in ("127.0.0.1", "localhost", "[::1]")]
        origins = (outside, *own) if outside else tuple(own)
        settings = Settings(state_folder() / "web", origins, outside is not None, keep, codes)
        config = uvicorn.Config(
            protected(knowledge, settings),
            http=PromptProtocol,
            ws="none",
            lifespan="on",
            log_config=None,
            access_log=False,
            server_header=False,
            date_header=True,
            proxy_headers=outside is not None,
            forwarded_allow_ips="127.0.0.1",
            limit_concurrency=_MOST_CONNECTIONS,
            timeout_keep_alive=_KEEP_ALIVE_SECONDS,
            timeout_graceful_shutdown=_STOPPING_SECONDS,
            h11_max_incomplete_event_size=_LONGEST_HEADERS,
        )
        _log_little()
        say = partial(click.echo, err=True)
        say(f"crampdx {knowledge.name}: {origins[0]}/  (Ctrl-C stops it)")
        if not here:
            say(f"Warning: whoever reaches port {bound} of this machine can use it, without a password.")
        if outside and outside.startswith("http://"):
            say("Warning: what is sent to an http:// address can be read on its way. Use HTTPS.")
        if keep:
            say(f"Journals are kept in {settings.folder} until they are deleted.")
        with suppress(KeyboardInterrupt):  # that is how it is ended
            uvicorn.Server(config).run(sockets=[listening])


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def _origin(url: str) -> str:
    """Return the origin that a public address names; raise WrongAddress if it is none."""
    wrong = WrongAddress(f"{escaped(url)} is not an address like https://cramps.example.org, without a path.")
    try:
        parts = urlsplit(url)
        named, port = parts.hostname, parts.port
    except ValueError:
        raise wrong from None
    more = parts.path.strip("/") or parts.query or parts.fragment or parts.username
    if parts.scheme not in ("http", "https") or not named or more:
        raise wrong
    shown = f"[{named}]" if ":" in named else named
    usual = {"http": 80, "https": 443}[parts.scheme]
    return f"{parts.scheme}://{shown}" + (f":{port}" if port not in (None, usual) else "")


def _listening(host: str, port: int) -> socket.socket:
    name = host.strip("[]")
    family = socket.AF_INET6 if ":" in name else socket.AF_INET
    try:
        return socket.create_server((name, port), family=family, backlog=128)
    except OSError as error:
        raise WrongAddress(f"{host} port {port} cannot be listened on: {error.strerror or error}.") from None


def _log_little() -> None:
    """Log only what goes wrong, to standard error; uvicorn's own words may hold what a visitor sent."""
    logging.basicConfig(stream=sys.stderr, level=logging.WARNING, format="crampdx: %(message)s")
    for name in ("uvicorn", "uvicorn.error", "uvicorn.access", "uvicorn.asgi"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
