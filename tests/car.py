"""A tiny second knowledge base, a car that will not start: the engine must know nothing about legs."""

from __future__ import annotations

from knowledge.criteria import (
    DEFINING,
    DO_NOT_MISS,
    EMERGENCY,
    MODERATE,
    MOST_LIKELY,
    OTHER_LIKELY,
    SOON,
    STRONG,
    URGENT,
    WEAK,
    Benign,
    Choice,
    Concept,
    Conflict,
    Cutoff,
    Danger,
    Denial,
    Disorder,
    DrugClass,
    KnowledgeBase,
    Medicine,
    Quantity,
    Rule,
    SafetyNet,
    Source,
    Step,
    View,
    Warning,
    YesNo,
    all_of,
    any_of,
    at_least,
    concludes,
    escalates,
    follows,
    no,
    opposes,
    recommends,
    supports,
    warns,
)

MANUAL = Source(id="manual", title="Owner's manual", publisher="The maker", date="2020", review="guideline")
PAGE = MANUAL.at("page 7")

will_not_start = YesNo(
    id="will_not_start",
    label="car that will not start",
    clinician="Does it not start?",
    patient="Does your car not start?",
)
lights_dim = YesNo(
    id="lights_dim", label="dim lights", clinician="Are the lights dim?", patient="Are your lights dim?"
)
smell_of_fuel = YesNo(
    id="smell_of_fuel",
    label="smell of fuel",
    clinician="Is there a smell of fuel?",
    patient="Do you smell fuel?",
)
engine_turns = YesNo(
    id="engine_turns",
    label="engine turning over",
    clinician="Does the engine turn over?",
    patient="Does the engine turn?",
)
leak_test_dry = YesNo(
    id="leak_test_dry",
    label="dry leak test",
    clinician="Was the leak test dry?",
    obtained="tests",
    exclusion_test=True,
)
noise = Choice(
    id="noise",
    label="noise",
    clinician="What noise?",
    patient="What do you hear?",
    options=("click", "whirr", "none"),
)
weather = Choice(
    id="weather",
    label="weather",
    clinician="What weather?",
    patient="What weather was it?",
    options=("cold", "wet", "hot"),
    several=True,
)
voltage = Quantity(
    id="voltage",
    label="battery voltage",
    obtained="examination",
    clinician="What is the voltage?",
    unit="V",
    plausible=(0, 20),
    other_units={"mV": (0.001, 0)},
    cutoffs=(Cutoff("flat", 11.8, PAGE), Cutoff("full", 12.6, PAGE)),
)
fuel = Quantity(
    id="fuel",
    label="fuel in the tank",
    clinician="How much fuel?",
    patient="How much fuel?",
    unit="L",
    plausible=(0, 100),
    cutoffs=(Cutoff("empty", 1, PAGE),),
)
ethanol = DrugClass(
    id="ethanol",
    label="ethanol blend",
    clinician="Is ethanol in the tank?",
    patient="Is ethanol in the tank?",
)

battery_weak = Concept(id="battery_weak", label="a weak battery", complete=True)
no_spark = Concept(id="no_spark", label="no spark")
fire_risk = Concept(id="fire_risk", label="risk of fire", complete=True)

MEASURE_VOLTAGE = Step(
    id="measure_voltage",
    kind="test",
    rung="simple_test",
    text="Measure the voltage.",
    plain="Have the battery tested.",
    answered_by=(voltage,),
    references=(PAGE,),
)
LEAK_TEST = Step(
    id="leak_test",
    kind="test",
    rung="simple_test",
    text="Do a leak test.",
    plain="Have the car checked for leaks.",
    answered_by=(leak_test_dry,),
    references=(PAGE,),
)
TOW = Step(
    id="tow",
    kind="referral",
    rung="refer_or_treat",
    text="Tow it away.",
    plain="Have it towed away.",
    references=(PAGE,),
)
REFUEL = Step(
    id="refuel", kind="review", rung="refer_or_treat", text="Refuel.", plain="Refuel.", references=(PAGE,)
)

LEAK = Disorder(
    id="leak",
    name="fuel leak",
    plain="fuel leak",
    icd10="X00",
    group="other",
    about="Fuel leaks.",
    views=(View(document="outside", tier=DO_NOT_MISS),),
    must_not_miss=True,
    references=(PAGE,),
)
FLAT_BATTERY = Disorder(
    id="flat_battery",
    name="flat battery",
    plain="flat battery",
    icd10="X01",
    group="other",
    about="The battery is flat.",
    views=(View(document="outside", tier=MOST_LIKELY),),
    references=(PAGE,),
)
EMPTY_TANK = Disorder(
    id="empty_tank",
    name="empty tank",
    plain="empty tank",
    icd10="X02",
    group="other",
    about="The tank is empty.",
    views=(View(document="outside", tier=OTHER_LIKELY),),
    references=(PAGE,),
)
NO_SMOKING = Warning(
    id="no_smoking", text="Do not smoke near it.", plain="Do not smoke near it.", references=(PAGE,)
)

RULES = (
    Rule(
        id="CAR-01",
        when=any_of(lights_dim, voltage.below("flat"), all_of(noise.is_("click"), no(engine_turns))),
        then=(concludes(battery_weak),),
        because="A weak battery shows so.",
        references=(PAGE,),
    ),
    Rule(
        id="CAR-02",
        when=all_of(battery_weak, weather.any_of("cold", "wet")),
        then=(concludes(no_spark), supports(FLAT_BATTERY, STRONG)),
        because="Cold takes the rest.",
        references=(PAGE,),
    ),
    Rule(
        id="CAR-03",
        when=battery_weak,
        then=(supports(FLAT_BATTERY, MODERATE), recommends(MEASURE_VOLTAGE)),
        because="A weak battery may be flat.",
        references=(PAGE,),
    ),
    Rule(
        id="CAR-04",
        when=no(battery_weak),
        then=(opposes(FLAT_BATTERY, STRONG),),
        because="The battery is fine.",
        references=(PAGE,),
    ),
    Rule(
        id="CAR-05",
        when=voltage.at_least("full"),
        then=(opposes(FLAT_BATTERY, DEFINING),),
        because="A full battery is not flat.",
        references=(PAGE,),
    ),
    Rule(
        id="CAR-06",
        when=smell_of_fuel,
        then=(concludes(fire_risk), supports(LEAK, STRONG), recommends(LEAK_TEST)),
        because="Fuel that smells is out.",
        references=(PAGE,),
    ),
    Rule(
        id="CAR-07",
        when=leak_test_dry,
        then=(opposes(LEAK, DEFINING),),
        because="Nothing leaks.",
        references=(PAGE,),
    ),
    Rule(
        id="CAR-08",
        when=fire_risk,
        then=(escalates(EMERGENCY, LEAK), warns(NO_SMOKING), recommends(TOW)),
        because="Fuel burns.",
        references=(PAGE,),
    ),
    Rule(
        id="CAR-09",
        when=at_least(2, no(fire_risk), fuel.at_most("empty"), engine_turns),
        then=(supports(EMPTY_TANK, WEAK), recommends(REFUEL)),
        because="It turns and has no fuel.",
        references=(PAGE,),
    ),
    Rule(
        id="CAR-10",
        when=all_of(no_spark, ethanol),
        then=(supports(EMPTY_TANK, STRONG), escalates(URGENT)),
        because="Ethanol needs a good spark.",
        references=(PAGE,),
    ),
    Rule(
        id="CAR-11",
        when=all_of(will_not_start, weather.any_of("hot")),
        then=(escalates(SOON),),
        because="Heat wears it down.",
        references=(PAGE,),
    ),
)

CONFLICTS = (
    Conflict(
        id="noise_without_turning",
        when=all_of(noise.is_("none"), engine_turns),
        ask="Does the engine turn over, and silently?",
    ),
)

DANGERS = (
    Danger(
        disorder=LEAK,
        minimum=(smell_of_fuel, no(fuel.at_least("empty"))),
        at_risk=ethanol,
        looked_for_by=(LEAK_TEST,),
        references=(PAGE,),
    ),
)
BENIGN = (
    Benign(
        disorder=FLAT_BATTERY,
        when=will_not_start,
        unless=(LEAK,),
        safety_net="Come back if it smells.",
        plain="Come back if it smells.",
        references=(PAGE,),
    ),
)
SAFETY_NETS = (
    SafetyNet(
        id="everybody",
        now="Fire.",
        later="A smell.",
        plain_now="Run if it burns.",
        plain_later="Come back if it smells.",
        references=(PAGE,),
    ),
)
NOTHING_NOTICED = Denial(
    id="nothing_noticed",
    members=(no(lights_dim), no(smell_of_fuel), noise.is_("none")),
    label="nothing else noticed",
    plain="I noticed nothing else.",
)
FOLLOWS = (follows(engine_turns, no(lights_dim)),)

CAR = KnowledgeBase(
    name="car",
    version="1",
    scope=will_not_start,
    groups={
        "symptoms": (will_not_start, lights_dim, smell_of_fuel, engine_turns, noise, weather),
        "measurements": (voltage, fuel, leak_test_dry),
        "additives": (ethanol,),
    },
    rules=RULES,
    concepts=(no_spark, fire_risk, battery_weak),
    disorders=(FLAT_BATTERY, EMPTY_TANK, LEAK),
    dangers=DANGERS,
    benign=BENIGN,
    safety_nets=SAFETY_NETS,
    follows=FOLLOWS,
    denials=(NOTHING_NOTICED,),
    steps=(MEASURE_VOLTAGE, LEAK_TEST, TOW, REFUEL),
    warnings=(NO_SMOKING,),
    conflicts=CONFLICTS,
    sources=(MANUAL,),
    drugs={
        "gasohol": Medicine(("ethanol",)),
        "e10": Medicine(("ethanol",)),
        "shampoo": Medicine(),
        "additive": Medicine(perhaps=("ethanol",)),
    },
)
