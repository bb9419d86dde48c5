"""Drawing patients, many at once: a picture each, then a column of answers for every finding.

A finding is drawn from a comorbidity that the patient has, else from the picture, else from the
background. First it is drawn what is true of the patient; only then who was asked, and who could not
tell. So an answer is missing for two reasons that stay apart: the question is open, or it is closed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from knowledge.criteria import DrugClass, Finding, KnowledgeBase
from tools.cases import clinic
from tools.cases.agreement import agree
from tools.cases.picture import Comorbidity, Picture
from tools.cases.plausible import check
from tools.cases.tables import Flags, Rows, Table, Values

AUDIENCES = ("clinician", "patient")


@dataclass(frozen=True, slots=True)
class Column:
    """One finding: what is true of each patient, who answered, and who was asked and could not tell."""

    finding: Finding
    values: Values
    answered: Flags
    closed: Flags


@dataclass(frozen=True, slots=True)
class Drawn:
    """Patients side by side: `pictures` are numbers of pictures, `takes` flags by patient and medicine."""

    pictures: Rows
    patients: Flags
    columns: tuple[Column, ...]
    takes: Flags
    medicines_known: Flags
    list_complete: Flags

    def first(self, count: int) -> Drawn:
        """Return the first patients alone."""
        columns = [
            Column(c.finding, c.values[:count], c.answered[:count], c.closed[:count]) for c in self.columns
        ]
        return Drawn(
            self.pictures[:count],
            self.patients[:count],
            tuple(columns),
            self.takes[:count],
            self.medicines_known[:count],
            self.list_complete[:count],
        )


class Clinic:
    """The pictures laid out as tables of chances, a row a picture or comorbidity, for one knowledge base."""

    def __init__(self, knowledge: KnowledgeBase, pictures: Sequence[Picture]) -> None:
        check(knowledge, pictures)
        self.knowledge = knowledge
        self.pictures = tuple(pictures)
        self.findings = tuple(f for f in knowledge.finding.values() if not isinstance(f, DrugClass))
        rows: tuple[Picture | Comorbidity, ...] = (*self.pictures, *clinic.COMORBIDITIES)
        takes = (*(row.takes for row in rows), clinic.INCIDENTAL)
        self.medicines = tuple(dict.fromkeys(name for each in takes for name in each))
        self._cumulated = np.cumsum([picture.weight for picture in self.pictures])
        self._tables = {finding.id: Table(finding, rows) for finding in self.findings}
        self._comorbid = np.array([[_chances(p, c) for c in clinic.COMORBIDITIES] for p in self.pictures])
        self._takes = np.array(
            [[each.get(name, 0.0) for name in self.medicines] for each in takes], np.float32
        )
        group_of = {f.id: name for name, group in knowledge.groups.items() for f in group}
        self._rates = {f.id: self._rate(f, group_of[f.id]) for f in self.findings}

    def _rate(self, finding: Finding, group: str) -> NDArray[np.float32]:
        """Lay out how often a finding is asked, by audience and picture."""
        rates = np.zeros((len(AUDIENCES), len(self.pictures)), np.float32)
        for row, audience in enumerate(AUDIENCES):
            rate = clinic.RATES[audience].get(group)
            if rate is not None and audience in finding.asked_of:
                rates[row] = [rate.own if finding.id in p.traits else rate.other for p in self.pictures]
        return rates

    def draw(self, random: np.random.Generator, size: int) -> Drawn:
        """Draw this many patients."""
        luck = random.random(size) * self._cumulated[-1]
        pictures = np.searchsorted(self._cumulated[:-1], luck, side="right")
        truth: dict[str, Values] = {"age": self._tables["age"].draw(random, pictures)}
        chances = self._comorbid[pictures, :, np.digitize(truth["age"], (40, 65))]
        comorbid: Flags = random.random(chances.shape) < chances
        for name, table in self._tables.items():
            if name not in truth:
                truth[name] = table.draw(random, self._rows(name, pictures, comorbid))
        void = agree(self.knowledge, truth)
        patients: Flags = random.random(size) < clinic.PATIENTS
        return Drawn(
            pictures,
            patients,
            self._columns(random, pictures, patients, truth, void),
            self._taken(random, pictures, comorbid),
            random.random(size) < clinic.MEDICINES_TAKEN_DOWN,
            random.random(size) >= clinic.LIST_INCOMPLETE,
        )

    def _rows(self, finding: str, pictures: Rows, comorbid: Flags) -> Rows:
        """Say from which row of its table each patient's finding comes."""
        rows = pictures
        for number, comorbidity in enumerate(clinic.COMORBIDITIES):
            if finding in comorbidity.traits:
                rows = np.where(comorbid[:, number], len(self.pictures) + number, rows)
        return rows

    def _columns(
        self,
        random: np.random.Generator,
        pictures: Rows,
        patients: Flags,
        truth: Mapping[str, Values],
        void: Mapping[str, Flags],
    ) -> tuple[Column, ...]:
        """Draw who is asked what; a panel is asked as a whole or not at all."""
        size, audience = len(pictures), patients.astype(np.intp)
        usual = np.where(random.random(size) < clinic.SCANT, clinic.SCANT_RATE, 1.0).astype(np.float32)
        panels = {
            name: luck
            for panel in clinic.PANELS
            for luck in [random.random(size, np.float32)]
            for name in panel
        }
        columns = []
        for finding in self.findings:
            always = finding.id in clinic.ALWAYS
            rate = clinic.ASKED_ALWAYS if always else self._rates[finding.id][audience, pictures] * usual
            luck = panels[finding.id] if finding.id in panels else random.random(size, np.float32)
            asked = (luck < rate) & self._tables[finding.id].said[pictures]
            if finding.id in void:
                asked &= ~void[finding.id]
            # The luckiest of those who are asked cannot tell, so that no second draw is needed.
            closed = asked & (luck < rate * (0 if always else clinic.CANNOT_TELL))
            columns.append(Column(finding, truth[finding.id], asked & ~closed, closed))
        return tuple(columns)

    def _taken(self, random: np.random.Generator, pictures: Rows, comorbid: Flags) -> Flags:
        """Draw the medicines: those of the picture, of each comorbidity, and incidental ones."""
        size, first = len(pictures), len(self.pictures)
        taken: Flags = random.random((size, len(self.medicines)), np.float32) < self._takes[pictures]
        has = [*comorbid.T, np.ones(size, np.bool_)]
        for who, chances in zip(has, self._takes[first:], strict=True):
            for medicine in np.flatnonzero(chances):
                taken[:, medicine] |= who & (random.random(size) < chances[medicine])
        return taken


def _chances(picture: Picture, comorbidity: Comorbidity) -> tuple[float, float, float]:
    """Return how often a picture has a comorbidity, by age."""
    if comorbidity.traits.keys() & picture.traits.keys():
        return 0.0, 0.0, 0.0
    chance = picture.comorbid.get(comorbidity.name)
    return comorbidity.chances if chance is None else (chance, chance, chance)
