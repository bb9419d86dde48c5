"""What is worked out once: a method whose results its instance keeps, each by its arguments."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

One = TypeVar("One")
Given = ParamSpec("Given")
Found = TypeVar("Found")


def kept(method: Callable[Concatenate[One, Given], Found]) -> Callable[Concatenate[One, Given], Found]:
    """Keep what a method returns for as long as its instance lives.

    Unlike `functools.cache` it keeps no instance alive.
    """
    name = f"_{method.__qualname__}"

    @wraps(method)
    def once(one: One, /, *given: Given.args, **named: Given.kwargs) -> Found:
        key = (*given, *named.items()) if named else given
        try:
            return one.__dict__[name][key]  # type: ignore[no-any-return]
        except KeyError:
            pass
        found = method(one, *given, **named)
        one.__dict__.setdefault(name, {})[key] = found
        return found

    return once
