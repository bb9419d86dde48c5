"""A validator of JSON Schema that looks an id up among hundreds at once, where `jsonschema` compares each.

Of several forms it tries only those whose required keys are there, where `jsonschema` tries each.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from jsonschema import Draft202012Validator, ValidationError
from jsonschema.protocols import Validator as AnyValidator
from jsonschema.validators import extend

_as_it_is, _one_of_all = (Draft202012Validator.VALIDATORS[name] for name in ("enum", "oneOf"))


def _enum(
    validator: AnyValidator, options: Collection[Any], instance: object, form: dict[str, Any]
) -> Iterator[ValidationError]:
    if not (isinstance(instance, str) and instance in options):
        yield from _as_it_is(validator, options, instance, form)


def _one_of(
    validator: AnyValidator, forms: Collection[dict[str, Any]], instance: object, form: dict[str, Any]
) -> Iterator[ValidationError]:
    keys = instance if isinstance(instance, dict) else None
    fitting = [one for one in forms if keys is None or all(key in keys for key in one.get("required", ()))]
    yield from _one_of_all(validator, fitting, instance, form)


Validator: type[AnyValidator] = extend(Draft202012Validator, {"enum": _enum, "oneOf": _one_of})
