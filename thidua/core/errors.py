"""Refusals: what a service says when it will not act."""

from __future__ import annotations

from collections.abc import Callable


class Refusal(Exception):
    """A service refuses. ``code`` is for programs, the message for the person.

    The message is a Vietnamese sentence that says what is wrong and what to do;
    ``words`` fill its ``{places}``. It is put into the person's language when it is
    read, by whatever `speak_through` has set.
    """

    _translate: Callable[[str], str] = staticmethod(lambda text: text)

    def __init__(self, code: str, message: str, **words: object) -> None:
        super().__init__(message)
        self.code = code
        self._template = message
        self._words = words

    @property
    def message(self) -> str:
        """The sentence as the person reads it."""
        said = Refusal._translate(self._template)
        words = {
            name: Refusal._translate(word) if word and isinstance(word, str) else word
            for name, word in self._words.items()
        }
        return said.format(**words) if words else said

    def __str__(self) -> str:
        return self.message

    @staticmethod
    def speak_through(translate: Callable[[str], str]) -> None:
        """Say all refusals through a translator of sentences (gettext of the web site)."""
        Refusal._translate = staticmethod(translate)


class Denied(Refusal):
    """Not you: the person may not do this. Shown as 403."""


class NotNow(Refusal):
    """Not in this state: nobody may do this now. Shown as 409."""


class Invalid(Refusal):
    """What was entered cannot be taken as it is. Shown as 422, nothing is lost.

    ``field`` names the input at fault, None for the whole.
    """

    def __init__(
        self, code: str, message: str, *, field: str | None = None, **words: object
    ) -> None:
        super().__init__(code, message, **words)
        self.field = field
