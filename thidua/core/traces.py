"""What went wrong, told without repeating what people wrote."""

from __future__ import annotations

import traceback


def trace_of(error: BaseException) -> str:
    """Where an error arose and of which type, for the log.

    Its message is left out: messages of databases and parsers quote the data they
    stumbled over, and names of people do not belong into logs.
    """
    frames = "".join(traceback.format_tb(error.__traceback__))
    return f"{type(error).__name__}\n{frames}".rstrip()
