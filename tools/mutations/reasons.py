"""Why mutants survive: the reasons as data, held against what does survive."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from ruamel.yaml import YAML

FILE = Path(__file__).with_name("survivors.yaml")


@dataclass(frozen=True, slots=True)
class Reasons:
    """Reasons by the ids of mutants."""

    by_mutant: dict[str, str]

    @classmethod
    def read(cls, path: Path = FILE) -> Reasons:
        """Read reasons, each with the mutants it is about; a mutant has one reason."""
        found: dict[str, str] = {}
        for entry in YAML(typ="safe").load(path) or ():
            for mutant in entry["mutants"]:
                if mutant in found:
                    raise ValueError(f"{path.name} gives two reasons for {mutant}")
                found[mutant] = entry["reason"]
        return cls(found)

    def missing(self, survivors: Collection[str]) -> list[str]:
        """Return the survivors nobody has given a reason for."""
        return [mutant for mutant in survivors if mutant not in self.by_mutant]

    def idle(self, survivors: Collection[str]) -> list[str]:
        """Return the mutants that have a reason and do not survive, or are none any more."""
        return [mutant for mutant in self.by_mutant if mutant not in survivors]
