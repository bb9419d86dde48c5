"""The rules, by clinical area, in catalogue order."""

from __future__ import annotations

import importlib
import pkgutil

from knowledge.criteria import Rule

RULES: tuple[Rule, ...] = tuple(
    rule
    for module in sorted(m.name for m in pkgutil.iter_modules(__path__))
    for rule in getattr(importlib.import_module(f"knowledge.rules.{module}"), "RULES", ())
)
