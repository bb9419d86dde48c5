"""Vital signs: as they are measured, and in one word whether one of them is dangerous.

Each is taken by an instrument, so that nobody is asked for it who has none at hand.
"""

from __future__ import annotations

from knowledge.criteria import Cutoff, Finding, Flag, Quantity, YesNo
from knowledge.sources import AACE_HYPOTHYROIDISM, ACSM_HEAT, NICE_HYPERTENSION, RCP_NEWS2, WHO_BMI

body_temperature = Quantity(
    id="body_temperature",
    obtained="tests",
    label="body temperature",
    plain="body temperature",
    clinician="What is the body temperature?",
    help="By ear or mouth; under the arm it reads lower. The highest of this week, unless it is too low.",
    unit="degC",
    plausible=(25, 44),
    other_units={"degF": (5 / 9, -160 / 9)},
    digits=1,
    cutoffs=(
        Cutoff("very_low", 35.0, RCP_NEWS2.at("chart 1: temperature of 35.0 or less scores 3")),
        Cutoff("fever", 38.0, RCP_NEWS2.at("chart 1: a temperature over 38.0 scores 1 or more")),
        Cutoff(
            "heat_stroke", 40.0, ACSM_HEAT.at("abstract: rectal temperature over 40 with a failing organ")
        ),
    ),
    reference=("very_low", "fever"),
    flags={"afebrile": Flag.NORMAL, "febrile": Flag.HIGH},
)
heart_rate = Quantity(
    id="heart_rate",
    obtained="tests",
    label="heart rate",
    plain="pulse rate",
    clinician="What is the heart rate at rest?",
    help="Counted over half a minute, after some minutes of rest. With atrial fibrillation, over the heart.",
    unit="/min",
    plausible=(20, 300),
    digits=0,
    cutoffs=(
        Cutoff("slow", 60, AACE_HYPOTHYROIDISM.at("signs of hypothyroidism: bradycardia, here below 60")),
        Cutoff("usual_least", 51, RCP_NEWS2.at("chart 1: a pulse of 51 to 90 scores nothing")),
        Cutoff("usual_most", 90, RCP_NEWS2.at("chart 1: a pulse of 51 to 90 scores nothing")),
        Cutoff("very_slow", 40, RCP_NEWS2.at("chart 1: a pulse of 40 or less scores 3")),
        Cutoff("fast", 111, RCP_NEWS2.at("chart 1: a pulse of 111 to 130 scores 2")),
        Cutoff("very_fast", 131, RCP_NEWS2.at("chart 1: a pulse of 131 or more scores 3")),
    ),
    reference=("usual_least", "usual_most"),
    flags={
        "tachycardia": Flag.HIGH,
        "tachycardic": Flag.HIGH,
        "bradycardia": Flag.LOW,
        "bradycardic": Flag.LOW,
    },
)
systolic_pressure = Quantity(
    id="systolic_pressure",
    obtained="tests",
    label="systolic blood pressure",
    plain="upper value of the blood pressure",
    clinician="What is the systolic blood pressure?",
    help="At the arm with the higher value, sitting or lying.",
    unit="mmHg",
    plausible=(30, 320),
    other_units={"kPa": (7.50062, 0)},
    digits=0,
    cutoffs=(
        Cutoff("very_low", 90, RCP_NEWS2.at("chart 1: systolic pressure of 90 or less scores 3")),
        Cutoff("low", 100, RCP_NEWS2.at("chart 1: systolic pressure of 91 to 100 scores 2")),
        Cutoff("high", 140, NICE_HYPERTENSION.at("1.2: clinic blood pressure of 140/90 mmHg or higher")),
    ),
    reference=("low", "high"),
)
diastolic_pressure = Quantity(
    id="diastolic_pressure",
    obtained="tests",
    label="diastolic blood pressure",
    plain="lower value of the blood pressure",
    clinician="What is the diastolic blood pressure?",
    unit="mmHg",
    plausible=(10, 220),
    other_units={"kPa": (7.50062, 0)},
    digits=0,
    cutoffs=(
        Cutoff("high", 90, NICE_HYPERTENSION.at("1.2: clinic blood pressure of 140/90 mmHg or higher")),
    ),
    reference=(None, "high"),
)
respiratory_rate = Quantity(
    id="respiratory_rate",
    obtained="tests",
    label="respiratory rate",
    plain="breaths a minute",
    clinician="What is the respiratory rate?",
    help="Counted over a whole minute, while the patient does not notice.",
    unit="/min",
    plausible=(2, 120),
    digits=0,
    cutoffs=(
        Cutoff("very_slow", 8, RCP_NEWS2.at("chart 1: a respiratory rate of 8 or less scores 3")),
        Cutoff("usual_least", 12, RCP_NEWS2.at("chart 1: a respiratory rate of 12 to 20 scores nothing")),
        Cutoff("usual_most", 20, RCP_NEWS2.at("chart 1: a respiratory rate of 12 to 20 scores nothing")),
        Cutoff("very_fast", 25, RCP_NEWS2.at("chart 1: a respiratory rate of 25 or more scores 3")),
    ),
    reference=("usual_least", "usual_most"),
)
oxygen_saturation = Quantity(
    id="oxygen_saturation",
    obtained="tests",
    label="oxygen saturation",
    plain="oxygen in the blood, by the clip on the finger",
    clinician="What is the oxygen saturation?",
    help="On room air where possible, with a warm finger and a steady trace.",
    unit="%",
    plausible=(30, 100),
    other_units={"fraction": (100, 0)},
    digits=0,
    cutoffs=(
        Cutoff(
            "very_low", 83, RCP_NEWS2.at("chart 1: 83 % or less scores 3 even where 88 to 92 % is aimed at")
        ),
        Cutoff("steady", 92, RCP_NEWS2.at("chart 1: 91 % or less scores 3 where lungs are healthy")),
    ),
    reference=("steady", None),
)
unstable_vital_signs = YesNo(
    id="unstable_vital_signs",
    obtained="tests",
    label="a dangerous vital sign (pressure, pulse, breathing, oxygen or temperature)",
    plain="a dangerous blood pressure, pulse, breathing, oxygen or temperature",
    clinician="Is a vital sign dangerous: pressure, pulse, breathing, oxygen or temperature?",
    help="Adults: systolic pressure up to 90, pulse up to 40 or from 131, breaths up to 8 or from 25 a "
    "minute, oxygen up to 91 % (83 % in lung disease that retains carbon dioxide), or up to 35.0 °C.",
)
body_mass_index = Quantity(
    id="body_mass_index",
    obtained="tests",
    label="body mass index",
    plain="body mass index (weight for height)",
    clinician="What is the body mass index?",
    help="Weight in kg / (height in m)^2, to be worked out where both are told.",
    unit="kg/m2",
    plausible=(8, 90),
    digits=1,
    cutoffs=(
        Cutoff("underweight", 18.5, WHO_BMI.at("adults: underweight below 18.5")),
        Cutoff("overweight", 25, WHO_BMI.at("adults: overweight from 25")),
        Cutoff("obese", 30, WHO_BMI.at("adults: obesity from 30")),
    ),
    reference=("underweight", "overweight"),
    flags={"underweight": Flag.LOW, "overweight": Flag.HIGH},
)

FINDINGS: tuple[Finding, ...] = tuple(value for value in vars().values() if isinstance(value, Finding))
