"""What keeps a page of hostile texts harmless: headers on every answer, and a guard before every request."""

import asyncio
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# Nothing runs or loads but what the server itself gives; charts set styles by script, which this allows.
POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS: Mapping[str, str] = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    # With no-referrer, browsers would hide from us where a form comes from as well.
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
NAMES = ("127.0.0.1", "localhost", "[::1]")
READING = ("GET", "HEAD")
TOKEN = "token"


@dataclass(frozen=True, slots=True)
class Bounds:
    """How much may be sent at once: bytes in all, and seconds until the last of them is here."""

    bytes: int = 40_000_000
    seconds: float = 60.0


@dataclass(frozen=True, slots=True)
class Token:
    """What every form of this server carries and no other page can know."""

    words: str = field(default_factory=lambda: secrets.token_urlsafe(32))

    def fits(self, given: object) -> bool:
        """True of the token itself."""
        return isinstance(given, str) and secrets.compare_digest(given.encode(), self.words.encode())


class Guard:
    """Refuses requests that another site may have made, or that are too big or too slow; adds the headers to every answer.

    A page of another site can send a browser here by a name of its own (so the host is checked) or by a form (so its origin is).
    """

    def __init__(self, app: ASGIApp, bounds: Bounds = Bounds()) -> None:
        self._app, self._bounds = app, bounds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        guarded = _with_headers(send, kept_for(scope))
        refusal = why_refused(scope, headers, self._bounds)
        if refusal is None:
            await self._app(scope, Bounded(receive, self._bounds).receive, guarded)
        else:
            status, words = refusal
            await PlainTextResponse(f"{words}\n", status)(scope, receive, guarded)


def why_refused(scope: Scope, headers: Headers, bounds: Bounds) -> tuple[int, str] | None:
    """The status and the reason of a refusal, or None."""
    if headers.get("host", "") not in hosts_of(scope):
        return 400, "readout answers to 127.0.0.1 and localhost alone; open it under that name"
    if scope["method"] in READING:
        return None
    if not is_own(headers, headers["host"]):
        return 403, "this form was sent from another site; open the page of the record and send it from there"
    length = headers.get("content-length", "")
    if length.isdigit() and int(length) > bounds.bytes:
        return 413, f"more than {bounds.bytes:,} bytes at once; send less, or use readout add"
    return None


def hosts_of(scope: Scope) -> Iterable[str]:
    """The names under which this server may be asked."""
    port = (scope.get("server") or ("", None))[1]
    return [f"{name}:{port}" for name in NAMES] + (list(NAMES) if port == 80 else [])


def is_own(headers: Headers, host: str) -> bool:
    """True of a request that a page of ours made, or no page at all."""
    site, origin = headers.get("sec-fetch-site"), headers.get("origin")
    if site is not None and site != "same-origin":
        return False
    return origin is None or origin == f"http://{host}"


class TooMuch(Exception):
    """The body grows over the bounds, or comes too slowly."""


class Bounded:
    """The body of a request as it comes in, within the bounds."""

    def __init__(self, receive: Receive, bounds: Bounds) -> None:
        self._receive, self._bounds = receive, bounds
        self._bytes, self._whole = 0, False
        self._until = asyncio.get_running_loop().time() + bounds.seconds

    async def receive(self) -> Message:
        """The next part; raises TooMuch beyond the bounds."""
        if self._whole:
            return await self._receive()
        try:
            message = await asyncio.wait_for(self._receive(), self._until - asyncio.get_running_loop().time())
        except TimeoutError as error:
            raise TooMuch("it took too long to come in; try again") from error
        self._bytes += len(message.get("body", b""))
        self._whole = not message.get("more_body", False)
        if self._bytes > self._bounds.bytes:
            raise TooMuch(f"more than {self._bounds.bytes:,} bytes at once; send less, or use readout add")
        return message


def kept_for(scope: Scope) -> str:
    """How long a browser may keep an answer: a file of ours whose address changes with it for good, all else not unasked."""
    is_ours = scope["path"].startswith("/static/") and scope["query_string"].startswith(b"v=")
    return "max-age=31536000, immutable" if is_ours else "no-cache"


def _with_headers(send: Send, kept: str) -> Send:
    async def guarded(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
            headers.setdefault("cache-control", kept if message["status"] == 200 else "no-cache")
        await send(message)

    return guarded
