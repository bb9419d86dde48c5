"""What must be said whatever the differential is."""

from __future__ import annotations

from knowledge.criteria import Warning
from knowledge.sources import FDA_QUININE

QUININE = Warning(
    id="quinine",
    text="Quinine must not be used for leg cramps: it can cause severe thrombocytopenia and haemolytic "
    "uraemic syndrome or TTP, and no benefit for cramps outweighs that.",
    plain="Do not take quinine or tonic water for cramps: quinine can cause dangerous bleeding and harm the "
    "kidneys. If you take it for them, stop, and get help at once if you bleed, bruise or have a fever.",
    claims=("E51",),
    references=(FDA_QUININE.at("serious haematologic reactions; not for nocturnal leg cramps"),),
)
MEDICATION_REVIEW = Warning(
    id="medication_review",
    text="Review the medicines: at least one of them may cause or worsen such leg trouble.",
    plain="One of your medicines may cause or worsen this. Have your medicines reviewed; unless you are told "
    "here to take no more of one, do not stop any on your own.",
    claims=("E52",),
)

WARNINGS = (QUININE, MEDICATION_REVIEW)
