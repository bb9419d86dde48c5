"""Single keys that answer at once, in a terminal that hands over every key.

A key counts only where nothing is typed yet and it is the whole answer. Hands are faster than screens:
who types "no" and Enter has answered with the "n", and within a moment neither what repeats the key nor
what completes its word may answer the next question.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import partial
from time import monotonic

from prompt_toolkit.application import get_app
from prompt_toolkit.filters import Condition
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys

_WORDS = ("yes", "yeah", "yep", "no", "none", "nope", "unknown", "unsure", "keep", "go on", "retry")
_MOMENT = 1.0
"""So many seconds a hand may lag behind the screen."""


class AtOnce:
    """Takes keys at once, and remembers the last one for a moment."""

    def __init__(self) -> None:
        self._key, self._taken = "", -_MOMENT

    def bindings(self, keys: Collection[str]) -> KeyBindings:
        """Return what makes these keys answers, in upper case too."""
        bound = _deaf_to_mice()
        for one in keys:
            for key in dict.fromkeys((one, one.upper())):
                bound.add(key, filter=Condition(partial(self._counts, one)))(self._take)
        return bound

    def is_rest(self, line: str) -> bool:
        """Say whether a line is nothing but the rest of the word that the last key began."""
        said = line.strip().casefold()
        return self._is_fresh and (not said or said in self._rests())

    def _take(self, event: KeyPressEvent) -> None:
        self._key, self._taken = event.data.casefold(), monotonic()
        event.current_buffer.insert_text(event.data)
        event.current_buffer.validate_and_handle()

    def _counts(self, key: str) -> bool:
        if get_app().current_buffer.text:
            return False
        lags = key == self._key or any(rest.startswith(key) for rest in self._rests())
        return not (self._is_fresh and lags)

    @property
    def _is_fresh(self) -> bool:
        return bool(self._key) and monotonic() - self._taken < _MOMENT

    def _rests(self) -> Iterator[str]:
        return (word[1:] for word in _WORDS if word.startswith(self._key))


def paging() -> KeyBindings:
    """Return the keys of a page that is shown part by part: all others do nothing."""
    bound = _deaf_to_mice()
    bound.add(Keys.Any)(_nothing)
    for key in ("enter", " ", "pagedown", "down"):
        bound.add(key)(partial(_leave, ""))
    for key in ("q", "Q"):
        bound.add(key)(partial(_leave, "q"))
    return bound


def _deaf_to_mice() -> KeyBindings:
    """Return bindings that ignore what looks like a mouse.

    A pasted colour, ESC [31m, does: prompt_toolkit 3.0 takes it for a click, and fails to read it.
    """
    bound = KeyBindings()
    bound.add(Keys.Vt100MouseEvent)(_nothing)
    return bound


def _nothing(_: KeyPressEvent) -> None:
    """Ignore a key."""


def _leave(result: str, event: KeyPressEvent) -> None:
    event.app.exit(result=result)
