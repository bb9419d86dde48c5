"""What stands between the network and the pages: hosts, origins, sizes, rates, time, headers and the log.

Every request passes here before anything is done for it, and every answer on its way out. See
docs/security.md for the attacks that each of these is there for.
"""

from __future__ import annotations

import asyncio
import ipaddress
import logging
import time
import traceback
from collections import OrderedDict
from dataclasses import dataclass

from starlette.datastructures import Headers
from starlette.requests import ClientDisconnect, Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

HEADERS: dict[str, str] = {
    "content-security-policy": "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'",
    "referrer-policy": "no-referrer",
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "x-robots-tag": "noindex, nofollow",
}
LOG = logging.getLogger("crampdx.web")
_LONGEST_PATH, _LONGEST_QUERY = 200, 2_000
_METHODS = ("GET", "HEAD", "POST", "OPTIONS")
_MOST_CLIENTS = 10_000


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of everything: bytes of a form, of a record and of a chart, seconds, and requests of a client.

    A client may send `burst` requests at once and `rate` a second after that; an interview that is begun, a
    report or an explanation costs as much as ten.
    """

    form: int = 64_000
    record: int = 1_000_000
    chart: int = 4_000_000
    body_seconds: float = 10
    answer_seconds: float = 60
    burst: float = 2_000
    rate: float = 100


class Protection:
    """An ASGI application in front of another. `hosts` are the names it goes by, `origins` its own.

    `cross` says that pages of other origins may ask the CDS services, which keep nothing.
    """

    def __init__(
        self, app: ASGIApp, hosts: frozenset[str], origins: frozenset[str], limits: Limits, *, cross: bool
    ) -> None:
        self._app, self._hosts, self._origins, self._limits = app, hosts, origins, limits
        self._cross = cross
        self._clients: OrderedDict[str, tuple[float, float]] = OrderedDict()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or refuse it."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            await send({"type": "websocket.close", "code": 1008})
            return
        answer = _Answer(send, self._headers(scope))
        refusal = self._refusal(scope)
        if refusal is not None:
            await answer.plain(*refusal)
            return
        if scope["method"] == "OPTIONS":
            asked = self._cross and _is_for_all(scope["path"])
            await answer.plain(*((200, "Ask.") if asked else (405, "There is no such method here.")))
            return
        try:
            async with asyncio.timeout(self._limits.answer_seconds):
                body = await self._body(scope, receive)
                await self._app(scope, _once(body, receive), answer)
        except _Refused as error:
            await answer.plain(error.status, error.text)
        except TimeoutError:
            await answer.plain(503, "That took too long. Please try again.")
        except Exception as error:
            LOG.error("a request failed: %s", _place_of(error))
            await answer.plain(500, "Something went wrong here. Nothing that was saved is lost.")

    def _headers(self, scope: Scope) -> list[tuple[bytes, bytes]]:
        headers = dict(HEADERS)
        if self._cross and _is_for_all(scope["path"]):
            headers["access-control-allow-origin"] = "*"
            headers["access-control-allow-methods"] = "GET, POST"
            headers["access-control-allow-headers"] = "content-type, authorization"
            headers["cross-origin-resource-policy"] = "cross-origin"
        if scope["method"] not in _METHODS[:-1]:
            headers["allow"] = "POST" if scope["path"] in ("/assess", "/explain") else "GET, HEAD, POST"
        return [(name.encode(), value.encode()) for name, value in headers.items()]

    def _refusal(self, scope: Scope) -> tuple[int, str] | None:
        """Say why a request is refused before its body is read; None if it is not."""
        headers = Headers(scope=scope)
        hosts = headers.getlist("host")
        if len(hosts) != 1 or hosts[0].lower() not in self._hosts:
            return 421, "This server does not go by that name."
        if scope["method"] not in _METHODS:
            return 405, "There is no such method here."
        if len(scope["path"]) > _LONGEST_PATH or len(scope["query_string"]) > _LONGEST_QUERY:
            return 414, "That address is too long."
        if scope["method"] == "POST" and not self._is_own(scope, headers):
            return 403, "That was sent from another site, and nothing was done."
        if not self._is_slow_enough(scope):
            return 429, "That was too much at once. Please wait a moment, and try again."
        return None

    def _is_own(self, scope: Scope, headers: Headers) -> bool:
        """Return whether a request that may change something comes from our own page, or from no page.

        Our pages send no referrer, so browsers tell their origin as null; then they have to say that it is
        the same site. Programs send neither.
        """
        if self._cross and _is_for_all(scope["path"]):
            return True
        sites, origins = headers.getlist("sec-fetch-site"), headers.getlist("origin")
        if any(site not in ("same-origin", "none") for site in sites):
            return False
        return all(one in self._origins or (one == "null" and bool(sites)) for one in origins)

    def _is_slow_enough(self, scope: Scope) -> bool:
        """Take the request off what its client has left; return whether there was enough."""
        client, now = _client(scope), time.monotonic()
        left, then = self._clients.pop(client, (self._limits.burst, now))
        left = min(self._limits.burst, left + (now - then) * self._limits.rate)
        cost = 10 if _is_dear(scope) else 1
        self._clients[client] = (max(0.0, left - cost), now)
        while len(self._clients) > _MOST_CLIENTS:
            self._clients.popitem(last=False)
        return left >= cost

    async def _body(self, scope: Scope, receive: Receive) -> bytes:
        """Read the whole body, as long as it is not too long and does not take too long."""
        if scope["method"] != "POST":
            return b""
        headers = Headers(scope=scope)
        sent = headers.get("content-type", "").partition(";")[0].strip().lower()
        most = self._limits.chart if _is_for_all(scope["path"]) else self._limits.record
        if sent == "application/x-www-form-urlencoded":
            most = self._limits.form
        length = headers.get("content-length", "0")
        if not length.isdecimal() or int(length[:12]) > most:
            raise _Refused(413, "That is too long.")
        body = bytearray()
        try:
            async with asyncio.timeout(self._limits.body_seconds):
                async for part in Request(scope, receive).stream():
                    body += part
                    if len(body) > most:
                        raise _Refused(413, "That is too long.")
        except ClientDisconnect:
            raise _Refused(400, "The request broke off.") from None
        except TimeoutError:
            raise _Refused(408, "The request took too long to arrive.") from None
        return bytes(body)


class _Refused(Exception):
    def __init__(self, status: int, text: str) -> None:
        super().__init__(text)
        self.status, self.text = status, text


class _Answer:
    """Sends an answer on with the headers that every answer has; what has begun is not begun anew."""

    def __init__(self, send: Send, headers: list[tuple[bytes, bytes]]) -> None:
        self._send, self._headers = send, headers
        self._begun = False

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self._begun = True
            own = {name for name, _ in self._headers}
            kept = [(name, value) for name, value in message.get("headers", ()) if name.lower() not in own]
            message = {**message, "headers": [*kept, *self._headers]}
        await self._send(message)

    async def plain(self, status: int, text: str) -> None:
        """Answer with a line of text, unless an answer has begun."""
        if self._begun:
            return
        body = f"{text}\n".encode()
        headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", b"%d" % len(body))]
        if status in (400, 408, 413):
            headers.append((b"connection", b"close"))
        await self({"type": "http.response.start", "status": status, "headers": headers})
        await self({"type": "http.response.body", "body": body})


def _once(body: bytes, receive: Receive) -> Receive:
    """Hand over a body that was read, and after it whatever else comes."""
    told = False

    async def again() -> Message:
        nonlocal told
        if told:
            return await receive()
        told = True
        return {"type": "http.request", "body": body, "more_body": False}

    return again


def _is_for_all(path: str) -> bool:
    return path == "/cds-services" or path.startswith("/cds-services/")


def _is_dear(scope: Scope) -> bool:
    """Return whether a request costs a file or much work."""
    last = scope["path"].rpartition("/")[2]
    return last in ("report", "note", "explain", "assess") or scope["path"] == "/interview"


def _client(scope: Scope) -> str:
    """Name whom a request comes from; a subscriber has 2 ** 64 addresses of the newer kind."""
    host = (scope.get("client") or ("", 0))[0]
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return str(host)
    if address.version == 6:
        return str(ipaddress.ip_network((address, 64), strict=False))
    return str(address)


def _place_of(error: BaseException) -> str:
    """Say where an error came from and of which kind it is, and not what it says: that may be an answer."""
    frames = traceback.extract_tb(error.__traceback__)
    where = f"{frames[-1].filename.rpartition('/')[2]}:{frames[-1].lineno}" if frames else "nowhere"
    return f"{type(error).__name__} at {where}"
