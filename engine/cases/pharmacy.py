"""Words that stand around the name of a medicine: doses, forms, frequencies, routes and salts.

General pharmacy, no table of medicines: which medicine belongs to which class is knowledge. Names of
salts are those of the International Nonproprietary Names, Modified (World Health Organization). The
words are those of charts and labels in English, German, French and Spanish.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

# Not "plus": in a brand, it tells of another medicine (Coversyl Plus).
AND = ("and", "with", "und", "mit", "et", "avec", "y", "con")

_APOSTROPHES = re.compile("['`\u2019]")
_DOTTED = re.compile(r"(?<![a-z0-9])(?:[a-z]\.)+[a-z](?![a-z0-9])\.?|(?<![a-z0-9])(?:[a-z]\.){2,}")
_FIRMS = re.compile(r"\b1\s?a[ -]pharma\b")
_JAPANESE = "\u3041-\u30ff\u4e00-\u9fff"
_WORD = re.compile(
    rf"[0-9]+(?:[.,][0-9]+)+[a-zμ]*|[{_JAPANESE}]+|[^\W_{_JAPANESE}]+|%",
)


def words(text: str) -> list[str]:
    """Split into folded words: lower case, no accents, plurals as singulars, without 'and'.

    >>> words("Co-amilozide 2.5 mg/25mg and TABLETS b.i.d.")
    ['co', 'amilozide', '2.5', 'mg', '25mg', 'tablet', 'bid']
    >>> words("acide folique"), words("Folsäure")
    (['folic', 'acid'], ['folic', 'acid'])
    """
    ascii_only = text.isascii()
    if ascii_only and text.isalpha() and not (lower := text.lower()).endswith(_ACIDS):
        return [] if lower in AND else [_singular(lower)]
    if not ascii_only:
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    text = _APOSTROPHES.sub("", text.casefold())
    if "." in text:
        text = _DOTTED.sub(lambda found: found[0].replace(".", ""), text)
    if "pharma" in text:
        text = _FIRMS.sub("", text)
    found = [_singular(word) for word in _WORD.findall(text) if word not in AND]
    acid = ("acid" in text or "ure" in text) and any(map(_ACID.search, found))
    return list(_acids(found)) if acid else found


def _singular(word: str) -> str:
    if word.endswith(("ches", "shes")):
        return word[:-2]
    return word[:-1] if len(word) > 4 and word.endswith("s") and not word.endswith("ss") else word


_ACID = re.compile("^acid[eo]$|sa(?:eu|u)re$")
_ACIDS = ("acide", "acido", "saeure", "saure")


def _acids(found: Sequence[str]) -> Iterator[str]:
    """Write acids as English does: 'acido folico', 'acide folique' and 'folsaure' are folic acid."""
    before = False
    for word in found:
        if word in ("acide", "acido"):
            before = True
        elif before:
            yield from (re.sub("(?:ique|ico)$", "ic", word), "acid")
            before = False
        elif stem := re.sub("sa(?:eu|u)re$", "", word) if _ACID.search(word) else "":
            yield from (f"{stem}ic", "acid")
        else:
            yield word
    if before:
        yield "acid"


@lru_cache(maxsize=65536)
def spelling(word: str) -> str:
    """Return what the spellings of one nonproprietary name in several languages have in common.

    >>> [spelling(word) for word in ("hydrochlorothiazide", "hidroclorotiazida", "hydrochlorothiazid")]
    ['hidroclorotiazid', 'hidroclorotiazid', 'hidroclorotiazid']
    >>> spelling("quinine"), spelling("quinidine"), spelling("lasix")
    ('quinin', 'quinidin', 'lasix')
    """
    return spellings((word,))[word]


def spellings(said: Iterable[str]) -> dict[str, str]:
    """Map words to their `spelling`, thousands of them in little more time than one."""
    every = dict.fromkeys(said)
    names = [word for word in every if len(word) >= _SHORTEST and word.isalpha()]
    # No sound goes over the end of a line, so that all names can be respelled in one text.
    text = "\n".join(names)
    for heard, written in _SAME_SOUND:
        text = text.replace(heard, written)
    respelled = _ENDING.sub("", _DOUBLED.sub(r"\1", text)).split("\n")
    return {word: word for word in every} | dict(zip(names, respelled, strict=bool(names)))


_SHORTEST = 6
_ENDING = re.compile(rf"[aeo]$(?<=[^\n]{{{_SHORTEST}}})", re.MULTILINE)
_SAME_SOUND = (
    ("ph", "f"), ("th", "t"), ("ck", "c"), ("ch", "c"), ("rh", "r"), ("y", "i"), ("k", "c"),
    ("ae", "e"), ("oe", "e"),
)  # fmt: skip
_DOUBLED = re.compile(r"([a-z])\1+")


def is_dose(word: str) -> bool:
    """Return whether a word is a number, a unit or both.

    >>> [word for word in ("40", "25mg", "mEq", "b12", "e10", "50microgram") if is_dose(word.lower())]
    ['40', '25mg', 'mEq', '50microgram']
    """
    return word in _UNITS or (not word.isalpha() and _AMOUNT.fullmatch(word) is not None)


def is_unit(word: str) -> bool:
    """Return whether a word is a unit that an amount is told in."""
    return word in _UNITS


def milligrams(said: Sequence[str]) -> tuple[float, ...]:
    """Return the amounts in words, in milligrams; a number alone counts if there is none with a unit.

    >>> milligrams(["aspirin", "81mg", "1", "tablet"]), milligrams(["ass", "100"])
    ((81.0,), (100.0,))
    """
    weighed: list[float] = []
    bare: list[float] = []
    for word, after in zip(said, (*said[1:], ""), strict=True):
        found = re.fullmatch(r"([0-9]+(?:[.,][0-9]+)*)([a-zμ]*)", word)
        if found is None:
            continue
        unit = found[2] or after
        number = _number(found[1])
        if unit in _MILLIGRAMS:
            weighed.append(number * _MILLIGRAMS[unit])
        elif not found[2] and number >= _LEAST_BARE:
            bare.append(number)
    return tuple(weighed or bare[:1])


_MILLIGRAMS = {"mg": 1.0, "g": 1000.0, "gm": 1000.0, "gram": 1000.0, "milligram": 1.0, "miligramo": 1.0}
_LEAST_BARE = 25


def _number(text: str) -> float:
    grouped = re.fullmatch(r"[0-9]{1,3}(?:[.,][0-9]{3})+", text)
    plain = text.replace(",", "").replace(".", "") if grouped else text.replace(",", ".")
    return float(plain) if plain.count(".") <= 1 else 0.0


def is_neutral(word: str) -> bool:
    """Return whether a word tells only how much, in what form or how often a medicine is taken."""
    if word.isalpha():
        return word in _NEUTRAL or word in _UNITS
    return word in _NEUTRAL or is_dose(word) or _INTERVAL.fullmatch(word) is not None


def is_local(word: str) -> bool:
    """Return whether a word tells that a medicine acts where it is put: skin, eye, ear, nose, airways."""
    return word in _LOCAL


def places(said: Iterable[str]) -> frozenset[str]:
    """Return where words say that a medicine is put, nothing if it is swallowed or given into a vein.

    >>> sorted(places(["timolol", "0.5", "%", "eye", "drop"])), places(["oral", "drop"])
    (['drop', 'eye', 'percent'], frozenset())
    """
    said = tuple(said)
    found = frozenset(_LOCAL[word] for word in said if word in _LOCAL)
    return frozenset() if found <= _EITHER and not _SYSTEMIC.isdisjoint(said) else found


def is_denial(word: str) -> bool:
    """Return whether a word tells that a medicine is not taken, or not any more."""
    return word in _DENIALS


def is_turning(word: str) -> bool:
    """Return whether a word changes the medicine beside it: 'quinine-free', 'insulin pump'."""
    return word in _TURNING


def is_choice(word: str) -> bool:
    """Return whether a word leaves open which of two medicines is meant."""
    return word in _CHOICE


def groups(word: str) -> tuple[str, ...]:
    """Return the words that a table may say for one that tells medicines without a name, none for others.

    >>> groups("pill"), groups("drug"), groups("inhaler")
    (('tablet', 'medicine'), ('medicine',), ())
    """
    return _GROUPS.get(word, ())


def is_salt(word: str, drug: Iterable[str]) -> bool:
    """Return whether a word beside a drug's name is the salt it comes as, not a medicine of its own.

    Metals are taken as supplements too: beside the name of a drug, one is a salt only where that kind
    of drug comes as its salt.

    >>> is_salt("potassium", ["penicillin", "v"]), is_salt("potassium", ["furosemide"])
    (True, False)
    """
    if word in _SALTS:
        return True
    kinds = _METAL_SALTS.get(word)
    return kinds is not None and any(spelling(part).endswith(kinds) for part in drug)


def tail_in(word: str) -> tuple[str, str] | None:
    """Take a salt or form off the end of a word that holds it, as German and Japanese write them.

    >>> tail_in("chininsulfat"), tail_in("diclofenacgel"), tail_in("furosemide")
    (('chinin', 'sulfat'), ('diclofenac', 'gel'), None)
    """
    for tail in _TAILS:
        if word.endswith(tail) and len(word) > len(tail) + 2:
            return word[: -len(tail)], tail
    return None


def says_none(text: str) -> bool:
    """Return whether what stands in the place of a list of medicines says that none is taken.

    >>> [says_none(text) for text in ("None", "nil", "No known medications.", "keine", "NKDA", "no quinine")]
    [True, True, True, True, False, False]
    >>> [says_none(text) for text in ("takes no medicines", "not recorded", "nicht bekannt")]
    [True, False, False]
    """
    said = words(text)
    told = said[1:] if said and said[0] in _TAKES else said
    if not told or told[0] not in _NONE or any(word not in _NONE_OF for word in told[1:]):
        return False
    # 'not recorded' tells of the chart: that nothing is known is not that nothing is taken.
    return told[0] not in _NOT or told in (["no"], ["non"]) or not _MEDICINES.isdisjoint(told)


def without_notes(text: str) -> str:
    """Leave out advice on how to take a medicine that is read as a phrase: 'do not crush', 'nach Plan'."""
    return _NOTES.sub(" ", text)


_NOTES = re.compile(
    r"\b(?:do not|don'?t|not to|nicht) (?:crush|chew|exceed|split|break|stop(?: taking)?|drive|swallow whole|"
    r"zerkauen|teilen)\b|\bwith or without food\b|\bwithout food\b|\bnot more than\b|\bno more than\b"
    r"|\b(?:sugar|alcohol|cfc|latex|gluten|caffeine|dye|lactose|preservative|preserv)\b\.?[- ]free\b"
    r"|\bno refills?\b"
    # What would stop a dose is no dose that was stopped.
    r"|\bhold (?:for|if|when)\b[^,;]*"
    # What began some time ago is taken; "ago" alone is of the past.
    r"|\b(?:begun|began|started)(?: (?:about|around|roughly|some))? (?:a few|an?|one|two|three|[0-9]+) "
    r"(?:day|week|month|year)s? ago\b"
    r"|\bzuckerfrei\b|\bsin az[uú]car\b|\bsans sucre\b|\*nf\*"
    # When to take it, in words that say nothing alone: 'Plan B' is a medicine.
    r"|\b(?:nach|laut|gem(?:ä|ae)(?:ß|ss)) (?:plan|schema|inr|bz|verordnung)\b|\bb\. ?b(?:ed)?\b\.?"
    r"|\bgél\b\.?|(?<=[0-9x])/d\b|\bv\. ?d\. (?:essen|mahlzeit)\b|\bz\. ?n\b\.?"
    r"|\b(?:à|a) (?:jeun|la demande|demanda)\b|\bselon (?:sch[ée]ma|inr|prescription|protocole)\b"
    r"|\ben (?:ayunas|caso de dolor|cas de douleur)\b|\bseg[uú]n (?:pauta|prescripci[oó]n|inr)\b",
    re.IGNORECASE,
)


def _folded(listed: str) -> frozenset[str]:
    return frozenset((*words(listed), *listed.split()))


INDICATION = frozenset(("for", "against", "gegen", "contre", "contra", "pour", "para", "bei", "si"))
"""What follows such a word says why a medicine is taken."""

_UNITS = _folded("""
    mg mcg ug μg g gm gram kg ml l cc iu ie ui u unit units unt meq mval mmol mol mg/ml h hr hrs hour
    hours min x
    microgram micrograms milligram milligrams mikrogramm milligramm gramm microgramme miligramo miligramos
    microgramos gramo einheit einheiten unidades unite actuat mci mcl dl mosm kcal vol wt ppm million
    mio mill
""")
_AMOUNT = re.compile(
    r"[0-9]+(?:[.,][0-9]+)*"
    r"(?:x|mg|mcg|ug|μg|mikrogramm|microgram|milligram|g|gm|ml|cc|l|iu|ie|ui|u|unt|units?|meq|mval|mmol|h|hr|hour"
    r"|d|day|tab|tabs|cap|caps|st|stk|tbl|cp|cpr|comp|mgs|mcgs|mm|cm)?|x[0-9]+|n[123]|no[0-9]+"
)
_INTERVAL = re.compile(
    r"q?[0-9]+(?:h|hr|hrs|hourly|d|w|wk|mo|day|min)|[0-9]{1,2}[ap]m|mg/m2|m2|q[0-9]+|[1-9]x[1-9]?|x[1-9]d?"
)

_NEUTRAL = _folded("""
    tablet tab tabs tbl capsule cap caps caplet pill softgel gelcap sachet powder pwd granule gran
    solution soln sol
    syrup suspension susp elixir liquid liq effervescent eff dispersible disp chewable chew chewing gum
    soluble
    disintegrating dissolving odt orodispersible orally oral mouth po by per os ng tube feed feeding lozenge
    troche wafer film strip melt sprinkle drinkable
    injection injected injectable inj inject infusion infused ampoule ampule amp vial pen penfill
    flexpen kwikpen
    flextouch solostar syringe prefilled cartridge autoinjector injector bolus drip bag premix premixed
    piggyback
    iv ivpb im sc sq subq subcut subcutaneous intravenous intramuscular intrathecal epidural parenteral pca
    sublingual sl mucosal buccal rectal pr suppository suppositorie supp enema implant depot implantable
    oncology flush lock
    catheter clearance picc hickman crrt line port replacement protocol scale sliding titrate
    hfa mdi dpi cfc metered diskus accuhaler turbuhaler turbohaler flexhaler respimat handihaler ellipta
    evohaler
    easyhaler novolizer aerolizer breezhaler respules twisthaler autohaler spacer mouthpiece
    xl sr er cr la mr xr ir dr ec retard modified extended prolonged sustained controlled immediate delayed
    release releasing long acting act short coated enteric gastro resistant film sa ds ss lp rr forte
    fort mite
    pain nausea anxiety sleep cough fever constipation cramp headache itching wheezing sob chest spasm
    retardkapseln antes del despues otc filmtbl fta efg emulsion glass glasses m m20 m10 m15
    once twice thrice one two three four five six half quarter time a an per each every other alternate
    day days daily
    week weekly month monthly year yearly morning evening night nightly noon midday bedtime nighttime am pm
    bd bid bds tds tid qid qds qd qhs hs qam qpm qod qwk qac ac pc bedt dly stat sos ad lib mon tue wed
    thu fri sat sun
    monday tuesday wednesday thursday friday saturday sunday om od on nocte mane prn as needed when required
    qday qnight eod biw tiw other mornings evenings nights refill actuation actuated taper tapering right
    left both edema oedema swelling headaches then repeat special f
    missed skipped forgets forgot sometimes occasionally occasional rarely often usually intermittent bed mwf
    few several most some
    fortnightly fortnight prophylaxis preventive preventative increased decreased reduced changed from advised
    gp clinic hospital consultant specialist yellow book chart auto autoinjector course long term new ol
    cd micronised micronized nexthaler modulite sureclick dosepak dry system liposomal weight gain
    necessary indicated directed instructed prescribed usual at in the by to of up max maximum dose
    doses single
    food meal before after breakfast lunch dinner supper low high regular regularly generic strength
    brand name
    take takes taking taken took since started start starting now current currently continue continued
    ongoing still
    my i he she we use uses using takes am is has also total pack package packet box bottle blister size
    count ct qty
    quantity refill refills kit starter maintenance supply each usp nf ph eur bp human recombinant rdna
    origin
    purified adult adults child children paediatric pediatric infant junior senior unflavored flavored
    flavour
    flavor cherry orange lemon mint strawberry grape vanilla w c s o or r t tm inr
    tablette tabletten tabl filmtablette filmtabletten ftbl ftabl retardtablette retardtabletten
    retardkapsel
    brausetablette brausetabletten schmelztablette kautablette dragee dragees kapsel kapseln kps hartkapsel
    hartkapseln weichkapsel weichkapseln pulver granulat saft sirup losung loesung suspension beutel
    zapfchen
    zaepfchen ampulle ampullen fertigspritze fertigspritzen spritze injektion injektionslosung
    infusionslosung
    infusion pen patrone patronen durchstechflasche magensaftresistent magensaftresistente retardiert
    retardierte
    unretardiert teilbar uberzogene ueberzogene zum einnehmen oral peroral packung stuck stueck st stk zur
    taglich taeglich tgl morgens mittags abends nachts nacht morgen abend mittag woche wochentlich
    woechentlich
    monatlich monat stunde stunden tag tage einmal zweimal dreimal mal je eine ein einen halbe halb
    bedarf bei nach
    ret msr btl trinkgranulat trinkampulle stick um uhr jeden jede alle zweiten zwei drei vier fruh frueh
    vormittags nachmittags wochen monate ausschleichen ausschleichend ausschleichschema
    vor der die das den zu zur nuchtern essen mahlzeit ab seit im am wie verordnet dosis
    comprime comprimes cp cpr cps pellicule pellicules secable secables gelule gelules sirop sachet dose
    buvable
    buvables poudre solution injectable injectables ampoule ampoules stylo prerempli seringue suppositoire
    suppositoires effervescent effervescents orodispersible orodispersibles gastro resistante resistant
    resistants
    j tous toute heure quotidien quotidienne reveil dejeuner diner gouter cuillere mesure flacon matins soirs
    sur
    liberation prolongee modifiee matin midi soir nuit coucher jour jours semaine mois fois par si
    besoin le la les
    un une deux trois au aux du de des boite plaquette repas avant apres pendant voie orale
    comprimido comprimidos comp capsula capsulas recubierto recubiertos pelicula sobre sobres jarabe
    polvo solucion
    suspension inyectable inyectables inyeccion ampolla ampollas vial jeringa pluma precargada
    supositorio gragea
    efervescente efervescentes bucodispersable masticable masticables gastrorresistente
    gastrorresistentes duras
    dura blanda blandas liberacion prolongada modificada retardada retard dia dias diario diaria noche
    manana tarde
    hora horas cada vez veces semana semanal mes mensual el los las una dos tres por via oral ayunas
    comida cena almuerzo merienda cucharada cucharadas frasco toma mananas noches diarias pauta descendente
    desayuno al acostarse segun necesidad precisa unidad envase
    compressa compresse capsula rivestite al giorno mattina sera
    錠 カプセル 散 細粒 顆粒 注 口腔内崩壊錠 徐放錠 徐放 エキス エキス顆粒
    ratiopharm hexal stada sandoz teva mylan viatris zentiva heumann aliud alud biogaran arrow cinfa normon
    accord aurobindo dexcel betapharm abz puren winthrop cristers zydus ranbaxy almus qualigen krka actavis
    sanofi pfizer bayer novartis gsk wockhardt apotex lupin cipla torrent kern stadapharm neuraxpharm
    hennig verla
    buchler tad eg ct al cimed lindopharm merck zyd pensa doc generici lilly ag gmbh arcana genericon
""")

_LOCAL: dict[str, str] = {
    word: place
    for place, listed in {
        "eye": """eye eyes eyedrop eyedrops ophthalmic ophth opht ophthal ophthalmo ocular augen auge
            augentropfen augensalbe augengel collyre ophtalmique oftalmico oftalmica colirio""",
        "ear": "ear ears eardrop eardrops otic ohrentropfen ohren auriculaire otico oticas",
        "nose": """nose nasal intranasal nasenspray nasentropfen nasenspry nasale""",
        "drop": "drop drops gtt gtts tropfen gouttes goutte gotas gota",
        "spray": "spray pulverizacion",
        "airway": """inhaler inhalers inhaled inhalation inhal inh nebuliser nebulizer nebule nebules
            nebulised nebulized nebulization neb nebs inhalator inhalationspulver dosieraerosol inhalativ
            aerosol inhalador
            inhalacion nebulizacion puff puffs spruhstoss hub huebe hube bouffee""",
        "skin": """cream creme ointment oint gel lotion topical skin scalp shampoo foam paste wipe bath
            crm salbe
    umschlag pommade crema pomada unguento topico topica cutanee locion champu emulgel schmerzgel
    liniment
            jelly cutaneous dermal""",
        "mouth": "mouthwash gargle mundspullosung viscous",
        "vagina": "vaginal pessary insert ring vaginalcreme vaginalzapfchen vaginale ovule ovulo",
        "patch": "patch patche patches plaster plasters transdermal pflaster parche parches tts dispositif",
        "percent": "%",
    }.items()
    for word in _folded(listed) | ({"%"} if place == "percent" else frozenset())
}
_EITHER = frozenset(("drop", "spray", "percent", "skin"))
_SYSTEMIC = _folded(
    "oral orally po iv intravenous infusion injection injectable inj im sc vial ampoule bag premix einnehmen "
    "buvable"
)

_DENIALS = _folded("""
    no not never without off stop stopped stopping discontinued ceased quit former formerly previous
    previously past until ex allergic allergy intolerant intolerance declined refused refuses avoid avoids
    discontinue dc dced held hold holding withheld paused suspended finished completed cancelled
    consider considered
    considering planned planning tried trial ago hx history historical instead replaced contraindicated
    denies denied
    wants wanted asks asked asking offered want neither nor wont cannot cant doesnt didnt isnt dont anymore
    allergies allergisch allergie unvertraglichkeit abgesetzt pausiert beendet kein keine keinen nicht
    nie ohne fruher
    statt sans pas arrete arretee jamais allergique aucun sin suspendido suspendida alergia alergico
    nunca ninguna
    retirado dejo ningun husband wife mother father brother sister dog
""")

_TURNING = _folded("""
    free sparing antagonist blocker blockers inhibitor receptor channel binder binding chelator deficiency
    deficient resistance sensitivity sensitive level levels test strip strips needle needles monitor
    meter pump
    toxicity overdose poisoning reversal antidote analogue analog like induced related withdrawal substitute
    alternative modulator agonist anti non hydroxy dihydro methyl dimethyl chloro nor iso pseudo
    desmethyl acetyl
    mangel frei sparend sparende antagoniste carence allergen lancet lancets supplies reaction battery
    vaccine
    homeopathic homeopathy homoopathisch homoopathische globuli globules
""")

_CHOICE = frozenset(("or", "oder", "ou", "versus", "vs"))

_SALTS = _folded("""
    sulfate sulphate chloride hydrochloride hcl succinate tartrate bitartrate maleate malate mesylate
    mesilate
    besylate besilate tosylate tosilate fumarate citrate acetate phosphate bromide hydrobromide nitrate
    carbonate bicarbonate gluconate lactate oxalate pamoate embonate oxide hyclate dihydrochloride hydrate
    tromethamine trometamol lysine erbumine arginine medoxomil cilexetil etexilate axetil proxetil mofetil
    valerate cypionate enanthate decanoate propionate dipropionate furoate xinafoate bisulfate hemifumarate
    stearate estolate ethylsuccinate benzathine procaine palmitate edisylate napsylate pivoxil
    disoproxil alafenamide
    anhydrous monohydrate hemihydrate dihydrate trihydrate hexahydrate disodium sodium dipotassium
    na sod succ phos sulf sulph bisulf hbr bitart acet mal tart disod
    sulfat chlorid hydrochlorid succinat tartrat maleat mesilat besilat fumarat citrat acetat phosphat
    bromid
    hydrobromid nitrat carbonat natrium dinatrium dihydrochlorid hemitartrat valerat propionat wasserfrei
    bisulfat gluconat lactat orotat aspartat
    chlorhydrate sodique potassique calcique magnesique magnesien disodique bromhydrate sulfato clorhidrato
    hidrocloruro sodico sodica potasico potasica calcico calcica magnesico maleato succinato tartrato
    besilato
    mesilato fumarato citrato acetato fosfato bromuro bromhidrato nitrato carbonato trihidrato hidrato
    monohidrato arginina erbumina trometamina benzoate dioctyl
""")

_METAL_SALTS = {
    **dict.fromkeys(
        ("potassium", "kalium"),
        ("sartan", "fenac", "cilin", "clavulanat", "clavulanic", "raltegravir"),
    ),
    "calcium": ("statin", "fenoprofen", "acamprosat", "folinat", "leucovorin"),
    "magnesium": ("prazol", "salicilat"),
}

_TAILS = tuple(
    sorted(
        _folded("""
            sulfat sulfate chlorid hydrochlorid dihydrochlorid succinat tartrat maleat mesilat besilat fumarat
            citrat acetat phosphat bromid hydrobromid nitrat carbonat natrium kalium calcium magnesium
            tabletten tablette kapseln kapsel tropfen salbe creme gel saft spray pflaster zapfchen
            錠 カプセル 散 細粒 顆粒 注 口腔内崩壊錠 徐放錠 錠剤
        """),
        key=lambda tail: (-len(tail), tail),
    )
)

_GROUPS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("pill", "capsule", "tab"), ("tablet", "medicine")),
    **dict.fromkeys(
        ("tablet", "medicine", "medication", "drug", "treatment", "med", "meds", "remedy", "therapy"),
        ("medicine",),
    ),
    "supplement": ("supplement",),
}

_TAKES = _folded("takes take taking toma prend nimmt")
_NOT = _folded("no not non nicht pas")
_NONE = _NOT | _folded(
    "none nil nothing nihil nix keine kein keinerlei aucun aucune ninguno ninguna ningun nada rien sin sans"
)
_MEDICINES = _folded("""
    medication medications medicine medicines med meds drug drugs tablets pills medikament medikamente
    medikation dauermedikation medicament medicaments traitement medicamento medicamentos medicacion
    tratamiento
""")
_NONE_OF = _MEDICINES | _folded("""
    known current currently regular prescribed taken at present listed on file home any taking recorded
    reported documented to date bekannt bekannte daily de toma regelmassig regelmassige regelmassigen prior
    admission
""")
