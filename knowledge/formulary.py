"""The names medicines go by, and the drug classes each of them belongs to: drugs.toml and names.txt.

drugs.toml is the table. names.txt adds names to it that need no more said of them than their classes: one
medicine a line, with its other names behind commas, under the line of its classes in brackets.
"""

from __future__ import annotations

from collections.abc import ItemsView, Iterator, Mapping
from functools import cached_property
from importlib.resources.abc import Traversable

from knowledge.criteria import KnowledgeError, Medicine
from knowledge.digest import HERE
from knowledge.language.medicine import LowDose

_KEYS = {"classes", "perhaps", "also", "low_dose"}


def read(text: str) -> dict[str, Medicine]:
    r"""Map every name of a table of medicines, in lower case, to what it says.

    >>> read('[furosemide]\nclasses = ["loop_diuretics"]\nalso = ["Lasix"]')["lasix"].classes
    ('loop_diuretics',)
    """
    import tomllib

    try:
        entries = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise KnowledgeError(f"the table of medicines is not TOML, or names one twice: {error}") from None
    drugs: dict[str, Medicine] = {}
    for name, entry in entries.items():
        if not isinstance(entry, dict) or "classes" not in entry or not entry.keys() <= _KEYS:
            raise KnowledgeError(
                f"medicine {name!r} needs `classes`, may have `perhaps`, `low_dose` and `also`, "
                "and nothing else"
            )
        classes, perhaps, also = (_names(name, entry.get(key, [])) for key in ("classes", "perhaps", "also"))
        medicine = Medicine(classes, perhaps, _low_dose(name, entry.get("low_dose")))
        for called in (name, *also):
            if called.lower() in drugs:
                raise KnowledgeError(f"{called!r}, under medicine {name!r}, is in the table already")
            drugs[called.lower()] = medicine
    return drugs


def read_names(text: str) -> dict[str, Medicine]:
    r"""Map every name of a list of medicines, in lower case, to its classes.

    >>> read_names("[nsaids]\ntenoxicam, Mobiflex\n[]\n# none\nsenna").keys()
    dict_keys(['tenoxicam', 'mobiflex', 'senna'])
    """
    drugs: dict[str, Medicine] = {}
    medicine: Medicine | None = None
    for line in text.splitlines():
        if line.startswith("[") and line.endswith("]"):
            medicine = Medicine(tuple(line[1:-1].split()))
        elif line and not line.startswith("#"):
            if medicine is None:
                raise KnowledgeError(f"{line!r} needs a line of its classes, in brackets, before it")
            # One of its own for each, as forms belong to the medicine and not to its classes.
            own = Medicine(medicine.classes) if medicine.classes else medicine
            for called in line.lower().split(", "):
                if called in drugs or not called.strip():
                    raise KnowledgeError(f"{called!r} is in the list of names already, or is empty")
                drugs[called] = own
    return drugs


def _low_dose(medicine: str, said: object) -> LowDose | None:
    match said:
        case None:
            return None
        case {"mg": int() | float() as most, "classes": list(classes), **others} if not others:
            return LowDose(most, Medicine(_names(medicine, classes)))
        case _:
            raise KnowledgeError(f"medicine {medicine!r} needs `low_dose` as {{ mg = 100, classes = [...] }}")


def _merged(table: dict[str, Medicine], names: dict[str, Medicine]) -> dict[str, Medicine]:
    if twice := sorted(table.keys() & names.keys()):
        raise KnowledgeError(f"{twice} are in the table of medicines and in the list of names")
    return table | names


def _names(medicine: str, listed: object) -> tuple[str, ...]:
    """Return a list of names, none of which is empty, repeated or framed by spaces."""
    names = listed if isinstance(listed, list) else [None]
    if not all(isinstance(name, str) and name and name == name.strip() for name in names):
        raise KnowledgeError(f"medicine {medicine!r} needs a list of names, not {listed!r}")
    if len(set(names)) != len(names):
        raise KnowledgeError(f"medicine {medicine!r} lists a name twice: {listed!r}")
    return tuple(names)


class Formulary(Mapping[str, Medicine]):
    """A table of medicines by name in lower case, read once a name is looked up: most patients list none."""

    def __init__(self, table: Traversable, names: Traversable) -> None:
        self._table, self._names = table, names

    @cached_property
    def _entries(self) -> dict[str, Medicine]:
        table, names = (path.read_text(encoding="utf-8") for path in (self._table, self._names))
        return _merged(read(table), read_names(names))

    def __getitem__(self, name: str) -> Medicine:
        return self._entries[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)

    def __reduce__(self) -> tuple[type[dict[str, Medicine]], tuple[dict[str, Medicine]]]:
        """Go to another process as what it says, since the files may not be there."""
        return dict, (self._entries,)

    def items(self) -> ItemsView[str, Medicine]:
        """Return all names with what they say, as fast as a dict does."""
        return self._entries.items()


DRUGS = Formulary(HERE / "drugs.toml", HERE / "names.txt")
