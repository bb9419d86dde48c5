"""Whether plain data has the shape that a TypedDict documents."""

from __future__ import annotations

import types
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints, is_typeddict


def fits(data: object, shape: Any) -> bool:
    """Say whether data is of a shape: every key there, and none beside them."""
    if shape is Any:
        return True
    if is_typeddict(shape):
        hints = get_type_hints(shape)
        return (
            isinstance(data, dict)
            and data.keys() == hints.keys()
            and all(fits(data[key], hint) for key, hint in hints.items())
        )
    origin, arguments = get_origin(shape), get_args(shape)
    if origin is list:
        return isinstance(data, list) and all(fits(item, arguments[0]) for item in data)
    if origin is dict:
        return isinstance(data, dict) and all(fits(item, arguments[1]) for item in data.values())
    if origin is Literal:
        return data in arguments
    if origin in (Union, types.UnionType):
        return any(fits(data, one) for one in arguments)
    if shape is types.NoneType:
        return data is None
    return type(data) is shape or (shape is float and type(data) is int)
