"""A blank case file: all that an audience can be asked, each a line to be filled in."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap
from typing import cast, get_args

from engine.cases.problems import escaped
from engine.errors import NoSuchThing
from engine.words import capitalised, either
from knowledge.criteria import Audience, Choice, Finding, KnowledgeBase, Quantity, YesNo

_WIDTH = 100
_HEAD = """\
# A blank case. Below, take the `# ` off the lines that you can answer, and write the answer behind the colon.
# What is left out is open; `unknown` was asked and is not known; `no` is no. Nothing unknown is read as no.
"""


def audience_named(name: str | None) -> Audience:
    """Return the audience of this name, a clinician without one; raise NoSuchThing for any other."""
    for audience in get_args(Audience):
        if (name or "clinician").casefold() == audience:
            return cast(Audience, audience)
    raise NoSuchThing(
        f"there is no blank case for {escaped(name or '')}: it is {either(get_args(Audience))}."
    )


def template(knowledge: KnowledgeBase, audience: Audience) -> str:
    """Return a case in YAML, in which all that this audience can be asked stands as a comment.

    It reads as a case of whom nothing is known. Drug classes are left out: medicines are named.
    """
    return "".join(f"{line}\n" for line in _lines(knowledge, audience))


def _lines(knowledge: KnowledgeBase, audience: Audience) -> Iterator[str]:
    yield from (_HEAD.rstrip(), "id: my-case", f"audience: {audience}", "")
    yield "# All medicines, as people say them; [] says that none is taken, no line that nothing is known."
    yield "# medicines: [amlodipine 5 mg, HCTZ]"
    yield ""
    yield "# Whole lists that are denied in one word:"
    for denial in knowledge.denials:
        said = denial.label if audience == "clinician" else denial.plain or denial.label
        yield from _comment("#", f"- {denial.id}: {said}")
    yield from ("# none_of: []", "", "answers:")
    for group, findings in knowledge.groups.items():
        asked = [f for f in findings if audience in f.asked_of and f not in knowledge.drug_classes]
        if not asked:
            continue
        yield from ("", f"  ## {group.upper()}")
        for finding in asked:
            name = finding.label if audience == "clinician" else finding.plain or finding.label
            yield from _comment("  ##", f"{capitalised(name)}: {_answers(finding)}")
            yield f"  # {finding.id}:"


def _comment(mark: str, text: str) -> list[str]:
    return wrap(text, _WIDTH, initial_indent=f"{mark} ", subsequent_indent=f"{mark}   ")


def _answers(finding: Finding) -> str:
    match finding:
        case YesNo():
            return "yes or no"
        case Quantity():
            flags = "; or low, normal, high" if finding.takes_flags else ""
            return f"a number in {either((finding.unit, *finding.other_units))}{flags}"
        case Choice(several=True):
            return f"one or more of [{', '.join(map(_quoted, finding.options))}]"
        case Choice():
            return either(map(_quoted, finding.options))


def _quoted(option: str) -> str:
    """Quote an option that YAML would not read as one text."""
    return f'"{option}"' if "," in option or ": " in option else option
