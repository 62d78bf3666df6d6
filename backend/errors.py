"""The one family of errors that an action may raise and a client may see.

Each class fixes its HTTP status and its default code; both doors (HTTP and socket) turn an instance into
``{"error": {"code", "message", "fields"?}}`` with `as_dict`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


class ApiError(Exception):
    status = 500
    code = "internal"
    message = "Something went wrong on our side."

    def __init__(
        self,
        message: str | None = None,
        *,
        code: str | None = None,
        fields: Mapping[str, str] | None = None,
        retry_after: float | None = None,
    ) -> None:
        self.message = message or type(self).message
        self.code = code or type(self).code
        self.fields = dict(fields) if fields else None
        self.retry_after = retry_after
        super().__init__(self.message)

    def as_dict(self) -> dict[str, Any]:
        """The object that stands behind ``error`` in an answer or an acknowledgement."""
        error: dict[str, Any] = {"code": self.code, "message": self.message}
        if self.fields:
            error["fields"] = self.fields
        if self.retry_after is not None:
            error["retry_after"] = round(self.retry_after, 3)
        return error


class Malformed(ApiError):
    status, code, message = 400, "malformed", "The request could not be read."


class NotSignedIn(ApiError):
    status, code, message = 401, "not_signed_in", "Please sign in."


class Forbidden(ApiError):
    status, code, message = 403, "forbidden", "You are not allowed to do this."


class NotFound(ApiError):
    """Also the answer for what exists but is not visible to the one who asks: the two must look the same."""

    status, code, message = 404, "not_found", "There is nothing here."


class MethodNotAllowed(ApiError):
    status, code, message = 405, "method_not_allowed", "This address does not take that method."


class Conflict(ApiError):
    status, code, message = 409, "conflict", "This conflicts with what is already there."


class WrongVersion(ApiError):
    status, code, message = 412, "wrong_version", "This version of the protocol is not spoken here."


class TooLarge(ApiError):
    status, code, message = 413, "too_large", "This is too large."


class WrongType(ApiError):
    status, code, message = 415, "wrong_type", "The body must be application/json."


class WrongRange(ApiError):
    status, code, message = 416, "range_not_satisfiable", "The file has no such part."


class InvalidFields(ApiError):
    status, code, message = 422, "invalid_fields", "Some fields are not valid."


class RateLimited(ApiError):
    limit = 0  # how many may come at once; for X-RateLimit-Limit

    status, code, message = 429, "rate_limited", "Too many requests, please wait a moment."


class Unavailable(ApiError):
    status, code, message = 503, "unavailable", "The server cannot take this right now, please try again."


def invalid(field: str, why: str) -> InvalidFields:
    """The usual refusal: one field, one reason in words for a person."""
    return InvalidFields(fields={field: why})
