"""How long it takes to say what a change does to patients: `python -m benchmarks.diffs`.

Twenty changes of what is known today, one by one: for each it is known beforehand what it moves, or that it
moves nobody. Then the whole of what changed since the first release. Ends with 1 where a change was not
found out, or where one that changes nothing was not proved so. Seconds are those of one processor.
"""

from __future__ import annotations

import copy
import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

import click

from benchmarks.stopwatch import Bench
from engine.diff import difference, read_version, version_of
from engine.diff.difference import Diff
from engine.diff.versions import paired
from engine.export import exported, read_export
from knowledge.leg_cramps import leg_cramps
from knowledge.obligations import OBLIGATIONS

ROOT = Path(__file__).parent.parent
FIRST = ROOT / "knowledge" / "releases" / "0.1.json"
Document = dict[str, Any]
Edit = Callable[[Document], object]


@dataclass(frozen=True, slots=True)
class Seeded:
    """A change made on purpose, and a conclusion that it moves: None where it moves nobody."""

    name: str
    edit: Edit
    moves: str | None = None


def record(document: Document, kind: str, name: str) -> Document:
    """Return a record of a list; dangers and benign disorders go by that of the disorder."""
    found: Document = next(each for each in document[kind] if each.get("id", each.get("disorder")) == name)
    return found


def effect(rule: str, verb: str, **members: str | None) -> Edit:
    """Alter an effect of a rule; a member that is None is taken out."""

    def edit(document: Document) -> None:
        found = next(each for each in record(document, "rules", rule)["then"] if verb in each)
        found.update(members)
        for name in [name for name, value in found.items() if value is None]:
            del found[name]

    return edit


def without(rule: str, verb: str) -> Edit:
    """Take an effect of a rule out."""

    def edit(document: Document) -> None:
        found = record(document, "rules", rule)
        found["then"] = [each for each in found["then"] if verb not in each]

    return edit


def when(rule: str, change: Callable[[Any], Any]) -> Edit:
    """Alter the criterion of a rule."""

    def edit(document: Document) -> None:
        found = record(document, "rules", rule)
        found["when"] = change(found["when"])

    return edit


def cutoff(finding: str, name: str, value: float) -> Edit:
    """Move a cut-off."""

    def edit(document: Document) -> None:
        next(c for c in record(document, "findings", finding)["cutoffs"] if c["name"] == name)["value"] = (
            value
        )

    return edit


def renamed(before: str, after: str) -> Edit:
    """Give whatever is called so another id, wherever it stands."""

    def edit(document: Document) -> None:
        document.update(json.loads(json.dumps(document).replace(f'"{before}"', f'"{after}"')))

    return edit


def removed(kind: str, name: str) -> Edit:
    """Take a record out."""
    return lambda document: document[kind].remove(record(document, kind, name))


def by_de_morgan(criterion: Any) -> Any:
    """Say the same by its denial."""
    return {"no": {"any_of": [{"no": part} for part in criterion["all_of"]]}}


def in_two(document: Document) -> None:
    """Let a rule that any of several meets be two."""
    rule = record(document, "rules", "VASC-53")
    first, *others = rule["when"]["any_of"]
    document["rules"].append({**copy.deepcopy(rule), "id": "VASC-999", "when": {"any_of": others}})
    rule["when"] = first


def subsumed(document: Document) -> None:
    """Add a rule that says less of fewer patients than another."""
    rule = record(document, "rules", "VASC-53")
    more = {"all_of": [rule["when"], {"yes": "leg_pain"}]}
    then = [{"supports": "deep_vein_thrombosis", "strength": "weak"}]
    document["rules"].append({**rule, "id": "VASC-998", "when": more, "then": then})


CHANGES = (
    Seeded("a lower urgency", effect("VASC-53", "escalates", escalates="soon"), "urgency less_cautious"),
    Seeded("an urgency that nothing takes back", effect("VASC-53", "escalates", suspecting=None),
           "urgency more_cautious"),
    Seeded("an urgency lost", without("SAFE-15", "escalates"), "urgency less_cautious"),
    Seeded("a cut-off moved down", cutoff("potassium", "low", 3.4), "status:hypokalemia less_cautious"),
    Seeded("a cut-off moved up", cutoff("potassium", "low", 3.6), "status:hypokalemia more_cautious"),
    Seeded("a weaker support", effect("VASC-05", "supports", strength="moderate"),
           "disorder:peripheral_artery_disease less_cautious"),
    Seeded("a stronger opposition", effect("NOCT-25", "opposes", strength="strong"),
           "disorder:nocturnal_leg_cramps less_cautious"),
    Seeded("a dropped criterion", when("VASC-107", lambda one: {"all_of": one["all_of"][:2]}),
           "urgency more_cautious"),
    Seeded("one criterion more", when("VASC-53", lambda one: {"all_of": [one, {"yes": "leg_pain"}]}),
           "urgency less_cautious"),
    Seeded("a rule taken away", removed("rules", "NOCT-25"),
           "disorder:nocturnal_leg_cramps more_cautious"),
    Seeded("a warning lost", removed("rules", "MED-33"), "warning:quinine less_cautious"),
    Seeded("a shorter minimum", lambda d: record(d, "dangers", "deep_vein_thrombosis")["minimum"].pop(0),
           "status:deep_vein_thrombosis less_cautious"),
    Seeded("a condition of benign dropped",
           lambda d: record(d, "benign", "nocturnal_leg_cramps")["when"]["all_of"].pop(0),
           "benign less_cautious"),
    Seeded("an equivalent rewriting", when("VASC-05", by_de_morgan)),
    Seeded("a rule in two", in_two),
    Seeded("a rule that is subsumed", subsumed),
    Seeded("another reason", lambda d: record(d, "rules", "VASC-53").update(because="It may be a clot.")),
    Seeded("a rule renamed", renamed("MED-13", "MED-99")),
    Seeded("a finding renamed", renamed("night_in_bed", "in_bed_at_night")),
    Seeded("a concept renamed", renamed("dvt_picture", "picture_of_a_clot")),
)  # fmt: skip


def found_out(change: Seeded, found: Diff) -> bool:
    """Return whether a diff says of a change what is known of it."""
    moving = {f"{one.target} {one.direction}" for one in found.outcomes if one.ending == "told_otherwise"}
    decided = all(one.ending != "undecided" for one in found.outcomes)
    return decided and (change.moves in moving if change.moves else not moving)


def each_change() -> Iterator[tuple[Seeded, bool, float, int]]:
    """Yield each change, whether it was found out, the seconds it took, and how many patients are shown."""
    before = exported(leg_cramps(), OBLIGATIONS)
    del before["meaning"]
    for change in CHANGES:
        document = copy.deepcopy(before)
        change.edit(document)
        start = process_time()
        old, new = (version_of("export", *read_export(each)) for each in (before, document))
        found = difference(old, new)
        shown = len(found.patients)
        yield change, found_out(change, found), process_time() - start, shown


def told_of_cases(count: int, folder: Path) -> str:
    """Compare both versions on so many generated cases, beside one batch over the same file."""
    from engine.diff.case_counts import counted

    bench = Bench(folder)
    path = bench.cases(count, ".parquet")
    one = bench.timed(bench.batch(path))
    pair = paired(read_version(str(FIRST)), version_of("today", leg_cramps(), OBLIGATIONS))
    start = perf_counter()
    counts = counted(pair, [str(path)])
    seconds = perf_counter() - start
    return (
        f"{counts.cases:,} cases, {counts.otherwise:,} of them told otherwise, in {seconds:.1f} s: "
        f"{seconds / one.seconds:.2f} x one batch ({one})."
    )


@click.command()
@click.option("--cases", type=click.IntRange(min=1), help="Compare so many generated cases instead.")
@click.option(
    "--folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    help="Keep their file here.",
)
def main(cases: int | None, folder: Path) -> None:
    """Print what each change took, and the whole since the first release."""
    if cases is not None:
        print(told_of_cases(cases, folder))
        return
    wrong = 0
    print("| change | found out | seconds | patients |\n|---|---|---|---|")
    for change, right, seconds, shown in each_change():
        wrong += not right
        print(f"| {change.name} | {'yes' if right else '**no**'} | {seconds:.1f} | {shown} |", flush=True)
    start = process_time()
    found = difference(read_version(str(FIRST)), version_of("today", leg_cramps(), OBLIGATIONS))
    shown = len(found.patients)
    print(f"| all since {FIRST.stem} | | {process_time() - start:.1f} | {shown} |")
    sys.exit(wrong > 0)


if __name__ == "__main__":
    main()
