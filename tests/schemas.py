"""A validator of JSON Schema that looks an id up among hundreds at once, where `jsonschema` compares each."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from jsonschema import Draft202012Validator, ValidationError
from jsonschema.protocols import Validator as AnyValidator
from jsonschema.validators import extend

_as_it_is = Draft202012Validator.VALIDATORS["enum"]


def _enum(
    validator: AnyValidator, options: Collection[Any], instance: object, form: dict[str, Any]
) -> Iterator[ValidationError]:
    if not (isinstance(instance, str) and instance in options):
        yield from _as_it_is(validator, options, instance, form)


Validator: type[AnyValidator] = extend(Draft202012Validator, {"enum": _enum})
