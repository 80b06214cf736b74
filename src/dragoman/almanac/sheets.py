"""Sheets: tables in YAML as people write them. The words on, off, yes and no are words here, as YAML 1.2 has it, and not truths."""

from __future__ import annotations

import re
from typing import Any

import yaml

_FAST: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TRUTH = "tag:yaml.org,2002:bool"


class SheetLoader(_FAST):  # type: ignore[misc]  # the compiled loader has no types
    """A safe loader for which only true and false are truths: prepositions stand in these tables."""


SheetLoader.yaml_implicit_resolvers = {
    letter: [(tag, pattern) for tag, pattern in resolvers if tag != _TRUTH] for letter, resolvers in _FAST.yaml_implicit_resolvers.items()
}
SheetLoader.add_implicit_resolver(_TRUTH, re.compile(r"^(?:true|True|TRUE|false|False|FALSE)$"), list("tTfF"))


def load_sheet(text: str) -> Any:
    """Give a table's content.

    >>> load_sheet("[on, off, yes, true]")
    ['on', 'off', 'yes', True]
    """
    return yaml.load(text, Loader=SheetLoader)  # noqa: S506 - it is a safe loader
