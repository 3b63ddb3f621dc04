"""Stylesheets that many Apps share are parsed once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet

_parse = Stylesheet._parse_rules


@pytest.fixture(scope="session", autouse=True)
def parse_once() -> Iterator[None]:
    """Let Textual keep what it has parsed from one App to the next, as it does within one."""
    parsed: dict[tuple[object, ...], list[RuleSet]] = {}

    def parse(sheet: Stylesheet, *source: Any, **about: Any) -> list[RuleSet]:
        key = (source, *about.items(), *sheet._variables.items())
        if key not in parsed:
            parsed[key] = _parse(sheet, *source, **about)
        return parsed[key]

    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setattr(Stylesheet, "_parse_rules", parse)
        yield
