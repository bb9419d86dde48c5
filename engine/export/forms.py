"""How any frozen record of the language is written as JSON, read back, and described by a schema.

The form of a value follows from the type its field declares, so that a field added to a record is exported
without a line here. A record within another is written by its id, a member of a union under the name of its
kind, as in `{"supports": "leak", "strength": "strong"}`, and a field that has its default value is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, dataclass, fields
from enum import Enum
from functools import cache, cached_property, partial, reduce
from operator import or_
from types import NoneType, UnionType
from typing import Any, Literal, get_args, get_origin, get_type_hints

import knowledge.criteria as k
from engine.cases.problems import Path, did_you_mean
from engine.export.document import RECORDS, DocumentReader, Form, Json, Refused, Schema, all_read
from engine.words import either

_LIST_OF = {kind: name for name, kinds in RECORDS.items() for kind in kinds.values()}
_LARGEST = 2**53  # beyond it, a number is not the same in every program


@dataclass(frozen=True)
class Plain(Form):
    """A text, a number, or true and false."""

    kind: type

    def write(self, value: Any) -> Json:
        return value

    def read(self, given: Json, at: Path, reading: DocumentReader) -> Any:
        """Return it, if it is of its kind: true is not a number."""
        kinds = (int, float) if self.kind is float else (self.kind,)
        sound = type(given) in kinds and (
            given.isprintable() or given.encode(errors="ignore").decode() == given
            if isinstance(given, str)
            else abs(given) < _LARGEST
        )
        if not sound:
            what = {str: "a text", bool: "true or false", int: "a whole number", float: "a number"}
            reading.refuse(at, f"should be {what[self.kind]}", value=given)
        return given

    def shape(self, named: Schema) -> Schema:  # noqa: ARG002
        return {"type": {str: "string", bool: "boolean", int: "integer", float: "number"}[self.kind]}


@dataclass(frozen=True)
class Word(Form):
    """One of a few words."""

    words: tuple[tuple[str, Any], ...]

    def write(self, value: Any) -> Json:
        return next(word for word, meant in self.words if meant == value)

    def read(self, given: Json, at: Path, reading: DocumentReader) -> Any:
        meant = [meant for word, meant in self.words if word == given]
        if not meant:
            reading.refuse(at, f"should be {either(word for word, _ in self.words)}", value=given)
        return meant[0]

    def shape(self, named: Schema) -> Schema:  # noqa: ARG002
        return {"enum": [word for word, _ in self.words]}


@dataclass(frozen=True)
class Many(Form):
    """A list, in its order."""

    item: Form

    def write(self, value: Any) -> Json:
        return [self.item.write(each) for each in value]

    def read(self, given: Json, at: Path, reading: DocumentReader) -> Any:
        """Return what can be read of the list, or refuse it once all of it was looked at."""
        if not isinstance(given, list):
            reading.refuse(at, "should be a list", value=given)
        items = (partial(self.item.read, each, (*at, number), reading) for number, each in enumerate(given))
        return tuple(all_read(items))

    def shape(self, named: Schema) -> Schema:
        return {"type": "array", "items": self.item.shape(named)}


@dataclass(frozen=True)
class Ends(Form):
    """One end of a reference interval: the name of a cut-off, several where it differs, or null for none."""

    names: Many = Many(Plain(str))

    def write(self, value: Any) -> Json:
        return list(value) if isinstance(value, tuple) else value

    def read(self, given: Json, at: Path, reading: DocumentReader) -> Any:
        if given is None:
            return None
        return (self.names if isinstance(given, list) else self.names.item).read(given, at, reading)

    def shape(self, named: Schema) -> Schema:
        return {"oneOf": [{"type": "null"}, self.names.item.shape(named), self.names.shape(named)]}


@dataclass(frozen=True)
class Row(Form):
    """A list of just these, each of its own form."""

    items: tuple[Form, ...]

    def write(self, value: Any) -> Json:
        return [item.write(each) for item, each in zip(self.items, value, strict=True)]

    def read(self, given: Json, at: Path, reading: DocumentReader) -> Any:
        if not isinstance(given, list) or len(given) != len(self.items):
            reading.refuse(at, f"should be a list of {len(self.items)}", value=given)
        pairs = enumerate(zip(self.items, given, strict=True))
        return tuple(all_read(partial(form.read, each, (*at, n), reading) for n, (form, each) in pairs))

    def shape(self, named: Schema) -> Schema:
        return {
            "type": "array",
            "prefixItems": [item.shape(named) for item in self.items],
            "items": False,
            "minItems": len(self.items),
        }


@dataclass(frozen=True)
class Pairs(Form):
    """A mapping, as a list of pairs, since its order is shown."""

    pair: Row

    def write(self, value: Any) -> Json:
        return Many(self.pair).write(value.items())

    def read(self, given: Json, at: Path, reading: DocumentReader) -> Any:
        pairs = Many(self.pair).read(given, at, reading)
        read = dict(pairs)
        if len(read) < len(pairs):
            reading.refuse(at, "names one thing twice")
        return read

    def shape(self, named: Schema) -> Schema:
        return Many(self.pair).shape(named)


@dataclass(frozen=True)
class Reference(Form):
    """A record, by its id."""

    name: str
    kinds: tuple[type, ...]

    def write(self, value: Any) -> Json:
        return value.id

    def read(self, given: Json, at: Path, reading: DocumentReader) -> Any:
        if not isinstance(given, str):
            reading.refuse(at, f"should be the id of one of the {self.name}", value=given)
        record = reading.record(self.name, given, at)
        if not isinstance(record, self.kinds):
            right = either(word for word, kind in RECORDS[self.name].items() if issubclass(kind, self.kinds))
            reading.refuse(at, f"should be the id of a {right}", value=given)
        return record

    def shape(self, named: Schema) -> Schema:  # noqa: ARG002
        return {"type": "string", "description": f"The id of one of the {self.name}."}


@dataclass(frozen=True)
class Fields(Form):
    """A record, field by field; `head` is what stands before its own fields, and `called` renames a field."""

    kind: type
    head: tuple[tuple[str, Form], ...] = ()
    called: tuple[tuple[str, str], ...] = ()

    @cached_property
    def members(self) -> dict[str, tuple[Field[Any], Form]]:
        """Map keys to the fields they stand for."""
        hints, called = get_type_hints(self.kind), dict(self.called)
        own = {called.get(field.name, field.name): field for field in fields(self.kind)}
        return {key: (field, form_of(hints[field.name])) for key, field in own.items()}

    def write(self, value: Any) -> Json:
        """Return the fields that have another value than their default."""
        written = {}
        for key, (field, form) in self.members.items():
            if (told := getattr(value, field.name)) != _default(field):
                written[key] = form.write(told)
        return written

    def read(self, given: Json, at: Path, reading: DocumentReader) -> Any:
        """Return the record, made as any other is."""
        if not isinstance(given, dict):
            reading.refuse(at, "should be an object", value=given)
        known = {**self.members, **dict.fromkeys(key for key, _ in self.head)}
        wrong = [key for key in given if key not in known]
        for key in wrong:
            reading.problems.add((*at, key), "is not a key here", did_you_mean(key, known))
        missing = [key for key, (f, _) in self.members.items() if key not in given and _default(f) is MISSING]
        for key in missing:
            reading.problems.add(at, f"has no {key}")
        told = [(key, field.name, form) for key, (field, form) in self.members.items() if key in given]
        read = all_read(partial(form.read, given[key], (*at, key), reading) for key, _, form in told)
        if wrong or missing:
            raise Refused
        try:
            return self.kind(**{name: each for (_, name, _), each in zip(told, read, strict=True)})
        except k.KnowledgeError as error:
            reading.refuse(at, str(error))

    def shape(self, named: Schema) -> Schema:
        """Return a reference to the definition: a record within another may hold more of its kind."""
        name = self.kind.__name__.lower()
        if name not in named:
            named[name] = {}
            named[name] = self.definition(named)
        return {"$ref": f"#/$defs/{name}"}

    def definition(self, named: Schema) -> Schema:
        """Return the schema of the record."""
        own = {key: form.shape(named) for key, (_, form) in self.members.items()}
        head = {key: form.shape(named) for key, form in self.head}
        required = [key for key, (field, _) in self.members.items() if _default(field) is MISSING]
        first = {"id": own.pop("id")} if "id" in own else {}
        return {
            "type": "object",
            "properties": {**first, **head, **own},
            "required": [*first, *head, *(key for key in required if key not in first)],
            "additionalProperties": False,
        }


@dataclass(frozen=True)
class Listed(Form):
    """A record in the list of its kind: written in full, and named by its kind if the list has several."""

    name: str

    @cached_property
    def _kinds(self) -> dict[str, Fields]:
        """Map the names of kinds to their forms; a finding also names its group."""
        several = len(RECORDS[self.name]) > 1
        group = (("group", Plain(str)),) if self.name == "findings" else ()
        return {
            word: Fields(kind, ((("kind", Word(((word, word),))),) if several else ()) + group)
            for word, kind in RECORDS[self.name].items()
        }

    def write(self, value: Any) -> Json:
        """Return the record, its id and kind first; the group of a finding is the caller's to add."""
        word, form = next((word, form) for word, form in self._kinds.items() if form.kind is type(value))
        head = {"kind": word} if len(self._kinds) > 1 else {}
        return {"id": value.id, **head, **form.write(value)}

    def read(self, given: Json, at: Path, reading: DocumentReader) -> Any:
        (word, *more) = self._kinds
        if more:
            word = Word(tuple((each, each) for each in self._kinds)).read(
                given.get("kind"), (*at, "kind"), reading
            )
        return self._kinds[word].read(given, at, reading)

    def shape(self, named: Schema) -> Schema:
        (first, *more) = (form.definition(named) for form in self._kinds.values())
        return {"oneOf": [first, *more]} if more else first


@dataclass(frozen=True)
class _Selection:
    """A choice that holds one of these options, as it is written: a set has no order of its own."""

    finding: k.Choice
    options: tuple[str, ...]


@dataclass(frozen=True)
class _Comparison:
    """A quantity beside a cut-off, as it is written: by the cut-off's name."""

    finding: k.Quantity
    operator: k.Operator
    cutoff: str
    flags: k.FlagsCount = "weakest"


_WRITTEN_AS: Mapping[type, tuple[type, Callable[[Any], Any], Callable[[Any], Any]]] = {
    k.Chosen: (
        _Selection,
        lambda is_: _Selection(is_.finding, tuple(o for o in is_.finding.options if o in is_.options)),
        lambda was: k.Chosen(was.finding, frozenset(was.options)),
    ),
    k.Compare: (
        _Comparison,
        lambda is_: _Comparison(is_.finding, is_.operator, is_.cutoff.name, is_.flags),
        lambda was: k.Compare(was.finding, was.operator, was.finding.cutoff(was.cutoff), was.flags),
    ),
}
_TAGS: Mapping[type, str] = {
    k.YesNo: "yes", k.Concept: "concept", k.Chosen: "choice", k.Compare: "quantity",
    k.Concludes: "concludes", k.Supports: "supports", k.Opposes: "opposes", k.Escalates: "escalates",
    k.Warns: "warns", k.Recommends: "recommends",
    k.Truly: "truly", k.Fires: "fires", k.Answered: "answered", k.Stands: "stands", k.Excluded: "excluded",
    k.HasStatus: "has_status", k.IsBenign: "is_benign", k.FirstStep: "first_step", k.Settled: "settled",
    k.Leads: "leads", k.Ahead: "ahead", k.AsUrgentAs: "as_urgent_as", k.Warned: "warned",
    k.Recommended: "recommended", k.Advised: "advised", k.InScope: "in_scope", k.AskedAs: "asked_as",
    k.Contradictory: "contradictory",
}  # fmt: skip
_CALLED = {(k.Stands, "at_least"): "level"}
_JOINED = (k.AtLeast, k.Together)
_DENIED = (k.No, k.Denied)
_UNIONS = {
    "criterion": k.Criterion,
    "statement": k.Statement,
    "effect": k.Effect,
    "answer": k.YesNo | k.Chosen | k.No,
}


@dataclass(frozen=True)
class Kinds(Form):
    """One of a union: the first field stands under the name of the kind, the others under their own.

    What is joined is `all_of` or `any_of` a list, or `at_least` a number `of` a list; what is denied is `no`.
    """

    name: str

    @cached_property
    def _forms(self) -> dict[str, tuple[type, Reference | Fields]]:
        """Map the names of kinds to the kinds and their forms."""
        forms: dict[str, tuple[type, Reference | Fields]] = {}
        for kind in get_args(_UNIONS[self.name]):
            if kind in _LIST_OF:
                forms[_TAGS[kind]] = (kind, Reference(_LIST_OF[kind], (kind,)))
            elif kind not in (*_JOINED, *_DENIED):
                written, *_ = _WRITTEN_AS.get(kind, (kind,))
                named = [field.name for field in fields(written)]
                called = {name: _CALLED.get((kind, name), name) for name in named}
                called.update(dict.fromkeys(named[:1], _TAGS[kind]))
                forms[_TAGS[kind]] = (kind, Fields(written, called=tuple(called.items())))
        return forms

    @cached_property
    def _words(self) -> dict[str, None]:
        joins = any(kind in _JOINED for kind in get_args(_UNIONS[self.name]))
        denied = any(kind in _DENIED for kind in get_args(_UNIONS[self.name]))
        words = (*(("all_of", "any_of", "at_least") if joins else ()), *(("no",) if denied else ()))
        return dict.fromkeys((*words, *self._forms))

    def write(self, value: Any) -> Json:
        if isinstance(value, _DENIED):
            return {"no": self.write(value.part)}
        if isinstance(value, _JOINED):
            parts = [self.write(part) for part in value.parts]
            if value.count == len(parts):
                return {"all_of": parts}
            return {"any_of": parts} if value.count == 1 else {"at_least": value.count, "of": parts}
        tag, form = next((tag, form) for tag, (kind, form) in self._forms.items() if isinstance(value, kind))
        if isinstance(form, Reference):
            return {tag: form.write(value)}
        _, written, _ = _WRITTEN_AS.get(type(value), (None, _same, _same))
        return form.write(written(value)) or {tag: True}

    def read(self, given: Json, at: Path, reading: DocumentReader) -> Any:
        words = [word for word in given if word in self._words] if isinstance(given, dict) else ()
        if len(words) != 1:
            reading.refuse(at, f"should be an object with one of the keys {either(self._words)}", value=given)
        (word,) = words
        if word in ("all_of", "any_of", "at_least", "no"):
            return self._joined(word, given, at, reading)
        kind, form = self._forms[word]
        if isinstance(form, Reference) or not fields(kind):
            if more := given.keys() - {word}:
                reading.refuse((*at, min(more)), "is not a key here")
            if isinstance(form, Reference):
                return form.read(given[word], (*at, word), reading)
            if given[word] is not True:
                reading.refuse((*at, word), "should be true", value=given[word])
            return kind()
        _, _, made = _WRITTEN_AS.get(kind, (None, _same, _same))
        written = form.read(given, at, reading)
        try:
            return made(written)
        except k.KnowledgeError as error:
            reading.refuse(at, str(error))

    def _joined(self, word: str, given: dict[str, Json], at: Path, reading: DocumentReader) -> Any:
        where = "of" if word == "at_least" else word
        if more := given.keys() - {word, where}:
            reading.refuse((*at, min(more)), "is not a key here")
        if where not in given:
            reading.refuse(at, "has no list `of` what it counts")
        try:
            if word == "no":
                return k.no(self.read(given[word], (*at, word), reading))
            parts = Many(self).read(given[where], (*at, where), reading)
            if word == "at_least":
                return k.at_least(Plain(int).read(given[word], (*at, word), reading), *parts)
            return k.all_of(*parts) if word == "all_of" else k.any_of(*parts)
        except k.KnowledgeError as error:
            reading.refuse(at, str(error))

    def shape(self, named: Schema) -> Schema:
        """Return a reference to the definition, which may hold itself."""
        if self.name not in named:
            named[self.name] = {}
            named[self.name] = self._definition(named)
        return {"$ref": f"#/$defs/{self.name}"}

    def _definition(self, named: Schema) -> Schema:
        parts = {"type": "array", "items": self.shape(named), "minItems": 1}
        count = {"type": "integer", "minimum": 1}
        joined = (
            {"all_of": parts},
            {"any_of": parts},
            {"at_least": count, "of": parts},
            {"no": self.shape(named)},
        )
        shapes = [_just(given) for given in joined if next(iter(given)) in self._words]
        for word, (kind, form) in self._forms.items():
            if isinstance(form, Reference):
                shapes.append(_just({word: form.shape(named)}))
            else:
                shapes.append(form.definition(named) if fields(kind) else _just({word: {"const": True}}))
        return {"oneOf": shapes}


def _same(value: Any) -> Any:
    return value


def _just(properties: Schema) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _default(field: Field[Any]) -> Any:
    return field.default if field.default_factory is MISSING else field.default_factory()


@cache
def form_of(hint: Any) -> Form:
    """Return the form of the values of a declared type."""
    if hint == k.Limits:
        return Ends()
    kinds = tuple(
        kind for kind in (get_args(hint) if isinstance(hint, UnionType) else (hint,)) if kind is not NoneType
    )
    if all(kind in _LIST_OF for kind in kinds):
        (name,) = {_LIST_OF[kind] for kind in kinds}
        return Reference(name, kinds)
    if len(kinds) > 1:
        return Kinds(next(name for name, union in _UNIONS.items() if union == reduce(or_, kinds)))
    (kind,) = kinds
    inner = get_args(kind)
    match get_origin(kind):
        case origin if origin is Literal:
            return Word(tuple((word, word) for word in inner))
        case origin if origin is tuple:
            more = inner[1:] == (...,)
            return Many(form_of(inner[0])) if more else Row(tuple(map(form_of, inner)))
        case origin if origin is Mapping:
            return Pairs(Row(tuple(map(form_of, inner))))
    if issubclass(kind, Enum):
        return Word(tuple((level.name.lower(), level) for level in kind))
    return Plain(kind) if kind in (str, bool, int, float) else Fields(kind)


@cache
def listed(name: str) -> Listed:
    """Return the form of the records of a list."""
    return Listed(name)
