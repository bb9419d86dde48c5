"""The names medicines go by, and the drug classes each of them belongs to: the table in drugs.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from knowledge.criteria import KnowledgeError, Medicine

_KEYS = {"classes", "perhaps", "also"}


def read(text: str) -> dict[str, Medicine]:
    r"""Map every name of a table of medicines, in lower case, to what it says.

    >>> read('[furosemide]\nclasses = ["loop_diuretics"]\nalso = ["Lasix"]')["lasix"].classes
    ('loop_diuretics',)
    """
    try:
        entries = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise KnowledgeError(f"the table of medicines is not TOML, or names one twice: {error}") from None
    drugs: dict[str, Medicine] = {}
    for name, entry in entries.items():
        if not isinstance(entry, dict) or "classes" not in entry or not entry.keys() <= _KEYS:
            raise KnowledgeError(
                f"medicine {name!r} needs `classes`, may have `perhaps` and `also`, and nothing else"
            )
        classes, perhaps, also = (_names(name, entry.get(key, [])) for key in ("classes", "perhaps", "also"))
        medicine = Medicine(classes, perhaps)
        for called in (name, *also):
            if called.lower() in drugs:
                raise KnowledgeError(f"{called!r}, under medicine {name!r}, is in the table already")
            drugs[called.lower()] = medicine
    return drugs


def _names(medicine: str, listed: object) -> tuple[str, ...]:
    """Return a list of names, none of which is empty, repeated or framed by spaces."""
    names = listed if isinstance(listed, list) else [None]
    if not all(isinstance(name, str) and name and name == name.strip() for name in names):
        raise KnowledgeError(f"medicine {medicine!r} needs a list of names, not {listed!r}")
    if len(set(names)) != len(names):
        raise KnowledgeError(f"medicine {medicine!r} lists a name twice: {listed!r}")
    return tuple(names)


DRUGS: Mapping[str, Medicine] = MappingProxyType(
    read(Path(__file__).with_name("drugs.toml").read_text(encoding="utf-8"))
)
