"""What every HTTP door uses: the app's parts, who is signed in, reading a body or a query, answering."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import unquote

import msgspec
import structlog
from quart import Request, Response, current_app, g, request
from werkzeug.exceptions import HTTPException

from backend.db import Database
from backend.errors import (
    ApiError,
    InvalidFields,
    Malformed,
    MethodNotAllowed,
    NotFound,
    NotSignedIn,
    RateLimited,
    TooLarge,
    WrongType,
)
from backend.people import Person
from backend.schemas import SchemaType, convert, decode

if TYPE_CHECKING:
    from backend.house import House

log = structlog.get_logger(__name__)
_encode = msgspec.json.Encoder().encode

LARGEST_BODY = 64 * 1024
LARGEST_UPLOAD = 8 * 1024 * 1024 + LARGEST_BODY
LONGEST_REASON = 512
# What is uploaded is not gathered: who answers reads it, no faster than it can be written away. In the scope: how.
STREAMED = "/api/upload"  # and what begins with it
UNREAD = "guildhall.unread"
QUIET_SECONDS = 30.0  # without a byte


@dataclass(frozen=True, slots=True)
class SignedIn:
    """The session behind a request. `by_cookie`: a browser may have added it by itself, so CSRF rules apply."""

    person: Person
    session_id: int
    token_hash: bytes
    by_cookie: bool


class SizedRequest(Request):
    """JSON stays small. A form may bring a file, and nobody reads one but the routes that take pictures."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if self.mimetype == "multipart/form-data":
            self.body = self.body_class(self.content_length, LARGEST_UPLOAD)


def leave_unread(scope: Any, receive: Any) -> Any:
    """What to give to the framework instead of `receive`: for requests whose body it would otherwise gather."""
    if scope["type"] != "http" or not scope["path"].startswith(STREAMED):
        return receive
    for name, value in scope["headers"]:  # tus: for those whose surroundings know no other methods
        if name == b"x-http-method-override" and scope["method"] == "POST" and value in (b"PATCH", b"DELETE"):
            scope["method"] = value.decode()
    scope[UNREAD] = receive
    return asyncio.Event().wait


async def unread_body() -> AsyncIterator[bytes]:
    """The body of such a request, as it arrives. Raises Malformed when the sender goes away or falls silent."""
    receive, more = cast("Any", request.scope)[UNREAD], True
    while more:
        try:
            async with asyncio.timeout(QUIET_SECONDS):
                message = await receive()
        except TimeoutError:
            raise Malformed("The upload took too long to arrive.") from None
        if message["type"] == "http.disconnect":
            raise Malformed("The connection ended before the upload did.")
        more = message.get("more_body", False)
        yield message.get("body", b"")


def house() -> House:
    return cast("House", current_app)


def db() -> Database:
    return house().db


def visitor() -> SignedIn | None:
    return cast("SignedIn | None", g.get("signed_in"))


def signed_in() -> SignedIn:
    """Raises NotSignedIn for visitors."""
    session = visitor()
    if session is None:
        raise NotSignedIn
    return session


def me(limit: str = "read") -> Person:
    """The one who asks, after taking a token of this kind of action from their allowance."""
    person = signed_in().person
    house().limits.take(limit, person.id)
    return person


async def body(schema: type[SchemaType]) -> SchemaType:
    """The request's JSON object. Raises WrongType, Malformed or InvalidFields."""
    if request.mimetype != "application/json":
        raise WrongType
    return decode(cast(bytes, await request.get_data()), schema)


def query(schema: type[SchemaType]) -> SchemaType:
    """The query's values, numbers read from text. A value given twice counts once, the last, but for those that the schema
    names as `several`. Raises Malformed."""
    given: dict[str, Any] = dict(request.args.items(multi=True))
    given |= {name: request.args.getlist(name) for name in getattr(schema, "several", ())}
    try:
        return convert(given, schema, from_text=True)
    except InvalidFields as problem:
        raise Malformed("Something in the address is not valid.", fields=problem.fields) from None


def reason() -> str:
    """Why, for the audit log: the header X-Audit-Reason. Raises Malformed."""
    given = unquote(request.headers.get("X-Audit-Reason", ""), errors="replace").strip()
    if len(given) > LONGEST_REASON or not given.isprintable():
        raise Malformed(f"X-Audit-Reason must be one line of at most {LONGEST_REASON} characters.")
    return given


def answer(value: Any, status: int = 200) -> Response:
    return Response(_encode(value), status, content_type="application/json")


def nothing() -> Response:
    return Response(b"", 204)


def refusal(problem: ApiError) -> Response:
    response = answer({"error": problem.as_dict()}, problem.status)
    if problem.retry_after is not None:
        response.headers["Retry-After"] = str(max(1, round(problem.retry_after + 0.5)))
    if isinstance(problem, RateLimited):
        response.headers["X-RateLimit-Limit"] = str(problem.limit)
        response.headers["X-RateLimit-Remaining"] = "0"
        response.headers["X-RateLimit-Reset"] = str(round(problem.retry_after or 0, 3))
    return response


def refuse_clearly(app: House) -> None:
    """Every error leaves in the one shape, also those of the framework and our own faults."""

    @app.errorhandler(ApiError)
    async def known(problem: ApiError) -> Response:
        return refusal(problem)

    @app.errorhandler(HTTPException)
    async def of_the_framework(problem: HTTPException) -> Response:
        return refusal(_OF_STATUS.get(problem.code or 500, Malformed)())

    @app.errorhandler(Exception)
    async def unknown(problem: Exception) -> Response:
        log.error("request failed", path=request.path, method=request.method, exc_info=problem)
        return refusal(ApiError())


_OF_STATUS: dict[int, type[ApiError]] = {
    404: NotFound,
    405: MethodNotAllowed,
    413: TooLarge,
    415: WrongType,
    500: ApiError,
}
