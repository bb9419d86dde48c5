"""Words that stand around the name of a medicine: doses, forms, frequencies, routes and salts.

General pharmacy, no table of medicines: which medicine belongs to which class is knowledge. Names of
salts are those of the International Nonproprietary Names, Modified (World Health Organization).
"""

from __future__ import annotations

import re
import unicodedata

AND = ("and", "with")  # not "plus": in a brand, it tells of another medicine (Coversyl Plus)


_APOSTROPHES = re.compile("['`\u2019]")
_WORD = re.compile(r"[0-9]+(?:[.,][0-9]+)+[a-z]*|[^\W_]+|%")


def words(text: str) -> list[str]:
    """Split into folded words: lower case, no accents, plurals as singulars, without 'and'.

    >>> words("Co-amilozide 2.5 mg/25mg and TABLETS")
    ['co', 'amilozide', '2.5', 'mg', '25mg', 'tablet']
    """
    if not text.isascii():
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    found = _WORD.findall(_APOSTROPHES.sub("", text.casefold()))
    return [_singular(word) for word in found if word not in AND]


def _singular(word: str) -> str:
    if word.endswith(("ches", "shes")):
        return word[:-2]
    return word[:-1] if len(word) > 4 and word.endswith("s") and not word.endswith("ss") else word


def is_dose(word: str) -> bool:
    """Say whether a word is a number, a unit or both.

    >>> [word for word in ("40", "25mg", "mEq", "b12", "e10") if is_dose(word.lower())]
    ['40', '25mg', 'mEq']
    """
    return word in _UNITS or _AMOUNT.fullmatch(word) is not None


def is_neutral(word: str) -> bool:
    """Say whether a word tells only how much, in what form or how often a medicine is taken."""
    return is_dose(word) or word in _NEUTRAL


def is_local(word: str) -> bool:
    """Say whether a word tells that a medicine acts where it is put: skin, eye, ear, nose, airways."""
    return word in _LOCAL


def is_denial(word: str) -> bool:
    """Say whether a word tells that a medicine is not taken, or not any more."""
    return word in _DENIALS


def is_salt(word: str, drug: str) -> bool:
    """Say whether a word behind a drug's name is the salt it comes as, not a medicine of its own.

    Metals are taken as supplements too: after the name of a drug, one is a salt only where that kind
    of drug comes as its salt.

    >>> is_salt("potassium", "losartan"), is_salt("potassium", "furosemide")
    (True, False)
    """
    return word in _SALTS or drug.endswith(_METAL_SALTS.get(word, ()))


def _folded(listed: str) -> frozenset[str]:
    return frozenset(words(listed))


INDICATION = "for"
"""What follows this word says why a medicine is taken."""

_UNITS = _folded("mg mcg ug μg g kg ml l iu u unit units meq mmol % mg/ml h hr hrs hour hours x")
_AMOUNT = re.compile(
    r"[0-9]+(?:[.,][0-9]+)*(?:x|mg|mcg|ug|μg|g|ml|l|iu|u|units?|meq|mmol|h|hr|hour)?|x[0-9]+"
)

_NEUTRAL = _folded("""
    tablet tab capsule cap caplet pill softgel sachet powder granule solution syrup suspension elixir liquid
    effervescent dispersible chewable soluble oral orally mouth po injection injected inj iv im sc
    subcutaneous intravenous intramuscular infusion ampoule vial pen prefilled syringe sublingual
    xl sr er cr la mr xr ir dr ec retard modified extended prolonged sustained controlled immediate delayed
    release long acting coated enteric film
    once twice thrice one two three four half time a an per each every other alternate day daily week weekly
    month monthly year morning evening night nightly noon midday bedtime bd bid bds tds tid qid qds qd qhs hs
    am pm om od on nocte mane prn as needed when required necessary at in the by to of up max maximum
    food meal before after breakfast lunch dinner dose low regular regularly generic strength
    take takes taking since
""")

_LOCAL = _folded("""
    eye eyes eyedrop ophthalmic ear eardrop otic nose nasal drop spray inhaler inhaled inhalation nebuliser
    nebulizer nebule puff cream ointment gel lotion topical skin scalp shampoo foam paste mouthwash gargle
    vaginal pessary ring patch plaster transdermal bath wipe
""")

_DENIALS = _folded("""
    no not never without off stop stopped stopping discontinued ceased quit former formerly previous
    previously past until ex allergic allergy intolerant intolerance declined refused refuses avoid avoids
""")

_SALTS = _folded("""
    sulfate sulphate chloride hydrochloride hcl succinate tartrate bitartrate maleate malate mesylate mesilate
    besylate besilate tosylate tosilate fumarate citrate acetate phosphate bromide hydrobromide nitrate
    carbonate bicarbonate gluconate lactate oxalate pamoate embonate oxide
    tromethamine trometamol lysine erbumine arginine medoxomil cilexetil etexilate axetil proxetil
    valerate cypionate enanthate propionate furoate xinafoate bisulfate hemifumarate
    anhydrous monohydrate hemihydrate dihydrate trihydrate disodium sodium
""")

_METAL_SALTS = {
    "potassium": ("sartan", "fenac", "cillin", "clavulanate", "raltegravir"),
    "calcium": ("statin", "fenoprofen", "acamprosate", "folinate", "leucovorin"),
    "magnesium": ("prazole", "salicylate"),
}
