"""Germs in the blood: shaking chills, and fever with too few white cells to fight it."""

from __future__ import annotations

from knowledge import disorders as d
from knowledge import findings as f
from knowledge import sources as src
from knowledge import steps as s
from knowledge.criteria import *

# Who shivers has a fever, measured or not.
feverish = any_of(f.fever, f.chills)
_infected_place = any_of(f.leg_redness, f.hot_joint, f.nonhealing_wound, f.gangrene)

RULES: tuple[Rule, ...] = (
    Rule(
        id="SAFE-271",
        # Fever alone says little of germs in the blood; a rigor says much.
        when=all_of(
            f.chills,
            any_of(
                f.fever,
                f.leg_redness,
                f.one_sided_swelling,
                f.hot_joint,
                f.leg_warmth,
                f.nonhealing_wound,
                f.gangrene,
                f.immunosuppressed,
            ),
        ),
        then=(
            supports(d.SEPSIS, MODERATE),
            *s.urgent(),
            recommends(s.LAB_CBC),
            recommends(s.LAB_INFLAMMATION),
        ),
        because="Shaking chills with fever, or with a place where germs may sit, often mean that they are in "
        "the blood.",
        references=(src.JAMA_BACTEREMIA.at("abstract: shaking chills, likelihood ratio 4.7"),),
    ),
    Rule(
        id="SAFE-368",
        # Metformin, the liver and a tight cuff raise it a little: a quiet ulcer does not make that sepsis.
        when=all_of(
            f.lactate.above("high"),
            any_of(
                f.fever,
                f.chills,
                f.blood_culture_growth,
                all_of(
                    _infected_place,
                    any_of(f.lactate.at_least("very_high"), f.appearance.is_("ill")),
                ),
            ),
        ),
        then=(
            supports(d.SEPSIS, STRONG),
            *s.emergency(),
            recommends(s.LAB_CBC),
            recommends(s.LAB_INFLAMMATION),
            recommends(s.TREAT_ANTIBIOTICS),
        ),
        because="Fever with a raised lactate is sepsis, and so is an infected place with a high one or an "
        "ill look: tissues lack blood before the pressure falls.",
        references=(src.SURVIVING_SEPSIS.at("lactate, cultures and antibiotics within the hour"),),
    ),
    Rule(
        id="SAFE-392",
        when=all_of(f.lactate.above("high"), _infected_place),
        then=(*s.urgent(), recommends(s.LAB_CBC), recommends(s.LAB_INFLAMMATION)),
        because="A raised lactate beside a place where germs may sit is looked into the same day, fever or "
        "not.",
        references=(src.SURVIVING_SEPSIS.at("lactate: measured again where above 2 mmol/L"),),
    ),
    Rule(
        id="SAFE-369",
        # Without naming a suspect: shock, dead bowel or muscle, a poison and metformin all do it.
        when=f.lactate.at_least("very_high"),
        then=(*s.emergency(), recommends(s.LAB_ELECTROLYTES), recommends(s.LAB_METABOLIC)),
        because="A lactate this high means that tissue is short of blood or poisoned, whatever the leg "
        "feels like.",
        references=(src.SURVIVING_SEPSIS.at("fluid for low pressure or lactate of 4 mmol/L or more"),),
    ),
    Rule(
        id="SAFE-272",
        when=all_of(f.neutrophils.at_most("very_low"), feverish),
        then=(
            supports(d.SEPSIS, MODERATE),
            *s.emergency(),
            recommends(s.LAB_CBC),
            recommends(s.TREAT_ANTIBIOTICS),
        ),
        because="Fever with hardly any neutrophils is sepsis, which takes antibiotics within the hour.",
        references=(src.NICE_NEUTROPENIC.at("diagnosis: neutrophils of 0.5 x 10^9/L or lower with fever"),),
    ),
    Rule(
        id="SAFE-273",
        when=f.neutrophils.at_most("very_low"),
        then=(*s.urgent(), recommends(s.LAB_CBC), recommends(s.REVIEW_MEDICINES)),
        because="Someone with hardly any neutrophils has no defence against germs, and a medicine may be "
        "why.",
        references=(src.NICE_NEUTROPENIC.at("diagnosis: neutrophils of 0.5 x 10^9/L or lower"),),
    ),
    Rule(
        id="SAFE-391",
        # A count that still falls is under a half tomorrow; a virus does it too, and passes.
        when=all_of(f.neutrophils.below("few"), feverish),
        then=(*s.urgent(), recommends(s.LAB_CBC), recommends(s.REVIEW_MEDICINES)),
        because="Fever with few neutrophils is looked into the same day: their number may still be falling.",
        references=(src.IDSA_NEUTROPENIA.at("definitions: under 1000 per mm3 and on the way under 500"),),
    ),
    Rule(
        id="SAFE-274",
        # Before anybody has counted: those who are treated for cancer ring at any fever.
        when=all_of(any_of(f.neurotoxic_chemotherapy, f.other_chemotherapy), feverish),
        then=(
            supports(d.SEPSIS, MODERATE),
            *s.emergency(),
            recommends(s.LAB_CBC),
            recommends(s.TREAT_ANTIBIOTICS),
        ),
        because="Fever during chemotherapy is sepsis with too few neutrophils until they are counted.",
        references=(src.NICE_NEUTROPENIC.at("emergency treatment: suspected neutropenic sepsis"),),
    ),
)
