"""The words of reports: what urgency, standing and status are called, and what is told of the unknown.

Unknown is never no.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from engine.assessment.evidence import question_of
from engine.assessment.urgency import asks_for, red_flags_asked
from engine.cases.case import CANNOT_TELL, Case
from engine.reading.english import named
from engine.reading.patient import Outlook
from engine.words import in_words, listed
from knowledge.criteria import Audience, Disorder, Finding, KnowledgeBase, Urgency

DISCLAIMER = "Decision support for education: not a medical device, and no substitute for a clinician."

URGENCY: Mapping[Audience, Mapping[Urgency, str]] = {
    "clinician": {
        Urgency.EMERGENCY: "EMERGENCY: act now",
        Urgency.URGENT: "URGENT: today",
        Urgency.SOON: "SOON: within about two weeks",
        Urgency.ROUTINE: "ROUTINE: an ordinary appointment",
        Urgency.SELF_CARE: "SELF-CARE: no red flag among those asked",
    },
    "patient": {
        Urgency.EMERGENCY: "EMERGENCY: get emergency help now",
        Urgency.URGENT: "URGENT: see a doctor today",
        Urgency.SOON: "SOON: see a doctor within two weeks",
        Urgency.ROUTINE: "ROUTINE: make an ordinary appointment",
        Urgency.SELF_CARE: "SELF-CARE: you can look after this yourself for now",
    },
}
WHY: Mapping[Urgency, str] = {Urgency.EMERGENCY: "Why now", Urgency.URGENT: "Why today"}
"""What stands above the reasons, where the first line has said how urgent it is."""
# What is told, each to a clinician (False) and plainly (True).
UNSEEN = "A doctor has to examine you before anyone can call this harmless."
NOTHING_MORE = {
    False: "Nothing reported so far calls for more.",
    True: "Nothing that you have told us so far calls for more.",
}
NOT_ALL_ASKED = {
    False: " Not every red flag has been asked for.",
    True: " But not every alarm sign has been asked about: answer what is still open before you rely on it.",
}
UNRECOGNISED = {False: "Check the spelling.", True: "Check the spelling, or take the packet with you."}
SETTLED = {
    False: "Settled: nothing left to ask or examine changes urgency, warnings, dangers or what leads.",
    True: "Settled: nothing else that you could tell us would change this.",
}
NOT_OURS, NOT_YET = "Outside what is covered here", "Nothing can be said yet"
OUTSIDE = {
    False: "None of the complaints that crampdx covers: this patient is outside what it knows. Of other "
    "complaints it knows only some alarms.",
    True: "None of the problems that this program covers: of others it knows only some alarm signs. If "
    "something worries you, please ask a doctor.",
}
NO_TROUBLE = {
    False: "Nothing is ranked before the complaint is known. Ask first about",
    True: "We have to know first what the problem is. Tell us whether you have",
}
UNKNOWN_TROUBLE = "Whether there is any of the complaints that this covers is not known: nothing is ranked."
_MOST_NAMES = 3
_RED_FLAGS = {"clinician": "red flags", "patient": "warning signs"}


def ranked_by(disorder: Disorder) -> list[str]:
    """Say how documents rank a disorder, the gravest tier first, each with those that rank it so."""
    tiers: dict[str, list[str]] = {}
    for view in sorted(disorder.views, key=lambda view: view.tier):
        tiers.setdefault(in_words(view.tier), []).append(view.document)
    return [f"{tier}: {', '.join(documents)}" for tier, documents in tiers.items()]


def footer(knowledge: KnowledgeBase) -> str:
    """Return what stands below every page: what it is not, and what it was made with."""
    documents = [source for source in knowledge.sources if source.document]
    pending = sum(source.review == "pending human review" for source in documents)
    review = f" {pending} of its {len(documents)} documents await review." if pending else ""
    return f"{DISCLAIMER}{review} Knowledge {knowledge.version}, {knowledge.digest[:12]}."


def untold(knowledge: KnowledgeBase, case: Case) -> tuple[str, ...]:
    """Return the questions that were asked and are not known; the medicines are one."""
    return _questions(knowledge.finding[name] for name, told in case.answers.items() if told is CANNOT_TELL)


def untold_red_flags(outlook: Outlook, *, above: Urgency = Urgency.SELF_CARE) -> tuple[str, ...]:
    """Return those of them that keep a red flag undecided, one that asks for more than a level.

    Those come first on which the most urgent one rests, and on little else. They are what could still move
    it, if what is not known were open.
    """
    knowledge, case = outlook.knowledge, outlook.case
    unknown = {name for name, told in case.answers.items() if told is CANNOT_TELL}
    if not unknown:
        return ()
    weight: dict[str, tuple[int, int]] = {}
    for rule in red_flags_asked(knowledge, outlook.patient):
        if asks_for(rule) > above:
            resting = unknown & {f.id for f in outlook.reopened.deciding(rule.when)}
            for name in resting:
                weight[name] = max(
                    (asks_for(rule).rank, -len(resting)), weight.get(name, (0, -len(case.answers)))
                )
    found = [finding for name, finding in knowledge.finding.items() if name in weight]
    return _questions(sorted(found, key=lambda finding: weight[finding.id], reverse=True))


def untold_told(outlook: Outlook) -> str:
    """Say how many answers are not known, and name the first that red flags rest on; '' for none."""
    knowledge, voice = outlook.knowledge, outlook.case.audience
    if not (count := len(untold(knowledge, outlook.case))):
        return ""
    many = "1 answer is" if count == 1 else f"{count} answers are"
    flags, found = untold_red_flags(outlook), knowledge.finding
    if not flags:
        return f"{many} not known, and unknown is not read as no."
    names = [named(found[key], voice) if key in found else key for key in flags]
    of_them = "it" if count == 1 else f"{len(flags)} of them"
    which = listed(names, most=_MOST_NAMES)
    return f"{many} not known, and {_RED_FLAGS[voice]} rest on {of_them}: {which}."


def _questions(findings: Iterable[Finding]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(question_of, findings)))
