"""How many mutants of the knowledge are noticed: `python -m tools.mutations`.

A mutant is the real knowledge with a slip in one rule (`mutants`). A vignette or an example kills it if
what is expected of the patient is not said any more; an obligation, if it does not hold any more. Of those
left, z3 tells the equivalent, of which the same is said for every possible patient, and finds for all
others a patient who tells them apart: what the author of a vignette needs.

Survivors are listed with the reason that `survivors.yaml` gives for them. Ends with 1 where one has no
reason, a reason has no survivor, or fewer are killed than should be.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from multiprocessing import Pool
from pathlib import Path
from random import Random
from time import perf_counter

import click
from ruamel.yaml import YAML

from engine.batch.summary import wilson
from engine.cases.case import Case
from engine.cases.open import read_cases
from knowledge.criteria import Always, Comparison
from knowledge.leg_cramps import leg_cramps
from knowledge.obligations import OBLIGATIONS
from tools.mutations.mutants import Mutant, mutants
from tools.mutations.reasons import Reasons
from tools.mutations.slip import KINDS
from tools.mutations.trial import FATES, Outcome, judged
from tools.mutations.vignettes import Vignettes

ROOT = Path(__file__).parents[2]
AT_LEAST = 0.95
"""So many of the mutants that are not equivalent have to be killed."""

BATCH = 40
"""So many mutants are tried in one go, whichever process it is in: z3 tells the same tale every time."""


def cases() -> list[Case]:
    """Read every vignette and every example."""
    paths = sorted((*ROOT.glob("tests/vignettes/*.yaml"), *ROOT.glob("examples/*.yaml")))
    return [case for path in paths for case in read_cases(str(path), leg_cramps())]


@cache
def _every() -> dict[str, Mutant]:
    return {mutant.id: mutant for mutant in mutants(leg_cramps())}


@cache
def _vignettes() -> Vignettes:
    return Vignettes(leg_cramps(), cases())


def _by_vignettes(names: Sequence[str]) -> list[Outcome]:
    killed = ((name, _vignettes().killer(_every()[name])) for name in names)
    return [Outcome(name, "vignette" if by else "survives", by) for name, by in killed]


def _by_proofs(names: Sequence[str]) -> list[Outcome]:
    promises = [o for o in OBLIGATIONS if isinstance(o, Always | Comparison)]
    return list(judged(leg_cramps(), promises, [_every()[name] for name in names]))


def tried(names: Sequence[str], jobs: int) -> dict[str, Outcome]:
    """Try mutants by their ids, in so many processes."""
    with Pool(jobs) as pool:
        outcomes = {one.mutant: one for some in pool.imap(_by_vignettes, _batches(names)) for one in some}
        left = [name for name, outcome in outcomes.items() if outcome.fate == "survives"]
        print(f"{len(left)} of {len(names)} left to be tried by proof", file=sys.stderr)
        proved = (one for some in pool.imap(_by_proofs, _batches(left)) for one in some)
        return outcomes | {outcome.mutant: outcome for outcome in proved}


def _batches(names: Sequence[str]) -> Iterator[Sequence[str]]:
    return (names[start : start + BATCH] for start in range(0, len(names), BATCH))


def table(outcomes: Iterable[Outcome]) -> Iterator[str]:
    """Yield how mutants fared, kind by kind and together."""
    counts = Counter((_every()[outcome.mutant].kind, outcome.fate) for outcome in outcomes)
    yield f"{'slip':<20}{'mutants':>9}" + "".join(f"{fate:>12}" for fate in FATES) + f"{'killed':>10}"
    for name, kinds in (*((kind, (kind,)) for kind in KINDS), ("all", KINDS)):
        by_fate = [sum(counts[kind, fate] for kind in kinds) for fate in FATES]
        if total := sum(by_fate):
            numbers = "".join(f"{number:12}" for number in by_fate)
            yield f"{name:<20}{total:9}{numbers}{_score(*by_fate):10.1%}"


def _score(vignette: int, obligation: int, _equivalent: int, survives: int) -> float:
    """Return the share that is killed of those that are not equivalent."""
    killed = vignette + obligation
    return killed / (killed + survives) if killed + survives else 1.0


def write_patients(survivors: Iterable[Outcome], path: Path) -> None:
    """Write the patients who tell survivors apart, as a file of cases with the slip in their notes."""
    found = [
        {**outcome.patient, "notes": f"{_every()[outcome.mutant].words}: {outcome.by}"}
        for outcome in survivors
        if outcome.patient is not None
    ]
    with path.open("w", encoding="utf-8") as file:
        YAML().dump(found, file)


@click.command()
@click.argument("rules", nargs=-1, metavar="[RULE-OR-AREA]...")
@click.option("--jobs", type=click.IntRange(min=1), default=2, show_default=True)
@click.option("--sample", type=click.IntRange(min=1), help="Try so many of them, drawn at random.")
@click.option("--seed", type=click.IntRange(min=0), default=0, show_default=True)
@click.option("--patients", type=click.Path(dir_okay=False, path_type=Path), help="Write who tells apart.")
@click.option("--equivalent", is_flag=True, help="List the equivalent ones too.")
def main(
    rules: tuple[str, ...],
    jobs: int,
    sample: int | None,
    seed: int,
    patients: Path | None,
    *,
    equivalent: bool,
) -> None:
    """Try the mutants of all rules, or of those whose ids begin so (VASC, VASC-05)."""
    start = perf_counter()
    names = [n for n, m in _every().items() if not rules or m.rule.id.startswith(rules)]
    if sample is not None:
        drawn = set(Random(seed).sample(names, min(sample, len(names))))
        names = [name for name in names if name in drawn]
    outcomes = tried(names, jobs)
    survivors = {name: outcome for name, outcome in outcomes.items() if outcome.fate == "survives"}
    reasons = Reasons.read()
    for name, outcome in outcomes.items():
        if outcome.fate == "survives" or (equivalent and outcome.fate == "equivalent"):
            print(f"{outcome.fate}: {name}\n    {_every()[name].words}")
            for line in (outcome.by, reasons.by_mutant.get(name)):
                if line:
                    print(f"    {line}")
    if patients:
        write_patients(survivors.values(), patients)
    print("\n".join(table(outcomes.values())))
    fates = Counter(outcome.fate for outcome in outcomes.values())
    if sample is not None:
        killed = fates["vignette"] + fates["obligation"]
        low, high = wilson(killed, killed + fates["survives"])
        print(f"of all, killed with 95 % confidence: {low:.1%} to {high:.1%}")
    missing = reasons.missing(survivors)
    idle = [name for name in reasons.idle(survivors) if not (rules or sample) or name in outcomes]
    print(f"{perf_counter() - start:.0f} s; survivors without a reason: {len(missing)}")
    for name in idle:
        print(f"a reason for what does not survive: {name}")
    sys.exit(1 if missing or idle or _score(*(fates[fate] for fate in FATES)) < AT_LEAST else 0)


if __name__ == "__main__":
    main()
