"""How many names of medicines, as charts write them, are recognised, and why the others are not.

Run as `python -m benchmarks.medicines FILE...`; a line of a file is a count, a tab and a name.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from engine.cases.medicine_names import recognise
from engine.cases.pharmacy import DENIALS, words
from knowledge.formulary import DRUGS


def read(text: str) -> Iterator[tuple[str, int]]:
    r"""Yield each name of a file with how often it stands there.

    >>> list(read("3\tfurosemide\n1\tHCTZ\n"))
    [('furosemide', 3), ('HCTZ', 1)]
    """
    for line in text.splitlines():
        count, _, name = line.partition("\t")
        if name.strip():
            yield name.strip(), int(count)


def reason(name: str) -> str:
    """Say why a name is not recognised, '' if it is."""
    found = recognise([name], DRUGS)
    if not found.unrecognised:
        return ""
    if not DENIALS.isdisjoint(words(name)):
        return "says that it is not taken"
    if found.by_class or found.perhaps:
        return "known, with words left over"
    return "not known"


def report(named: Iterable[tuple[str, int]]) -> Iterator[str]:
    """Yield the lines of the shares of names and of rows."""
    names, rows = Counter[str](), Counter[str]()
    examples: dict[str, list[str]] = {}
    for name, count in named:
        why = reason(name)
        names[why] += 1
        rows[why] += count
        examples.setdefault(why, []).append(name)
    for why in sorted(names, key=lambda why: (why != "", -rows[why])):
        share, of_rows = (100 * counted[why] / counted.total() for counted in (names, rows))
        yield (
            f"{why or 'recognised'}: {names[why]} of {names.total()} names ({share:.1f} %), "
            f"{rows[why]} of {rows.total()} rows ({of_rows:.1f} %)"
        )
        yield from (f"  {name}" for name in examples[why] if why)


def main(paths: list[str]) -> None:
    """Print the shares for each file."""
    for path in paths:
        print(path)
        print("\n".join(report(read(Path(path).read_text(encoding="utf-8")))))


if __name__ == "__main__":
    main(sys.argv[1:])
