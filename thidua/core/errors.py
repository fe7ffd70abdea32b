"""Refusals: what a service says when it will not act."""

from __future__ import annotations


class Refusal(Exception):
    """A service refuses. ``code`` is for programs, the message for the person.

    The message is a Vietnamese sentence that says what is wrong and what to do.
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


class Denied(Refusal):
    """Not you: the person may not do this. Shown as 403."""


class NotNow(Refusal):
    """Not in this state: nobody may do this now. Shown as 409."""


class Invalid(Refusal):
    """What was entered cannot be taken as it is. Shown as 422, nothing is lost.

    ``field`` names the input at fault, None for the whole.
    """

    def __init__(self, code: str, message: str, *, field: str | None = None) -> None:
        super().__init__(code, message)
        self.field = field
