"""The figures of a small package, and the sentences about exceeded bounds."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.house import Figure, excesses, measure, tighten

FIRST = '''
from dataclasses import dataclass


@dataclass
class Card:
    """One card."""

    title: str
    """Its title."""
    width: int
    """Cells from edge to edge."""


def load() -> None:
    from measured.kiosk import second
'''

SECOND = '''
from typing import TYPE_CHECKING

import measured.first

if TYPE_CHECKING:
    import measured.third


class Card:
    """A card on the screen of a kiosk."""


def load() -> None: ...


def _private() -> None: ...
'''

THIRD = "import measured.kiosk.second\n\n\ndef _private() -> None: ...\n" + "\n" * 40


@pytest.fixture
def figures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Figure]:
    """Measure a package in which each rule is broken once, and tests of ten lines."""
    src, tests = tmp_path / "measured", tmp_path / "tests"
    for path, text in {
        src / "__init__.py": "",
        src / "first.py": FIRST,
        src / "third.py": THIRD,
        src / "kiosk" / "__init__.py": "",
        src / "kiosk" / "second.py": SECOND,
        tests / "test_first.py": "\n" * 10,
    }.items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    return measure(src, tests)


def test_the_size_of_the_package_of_its_features_and_of_its_tests(
    figures: dict[str, Figure],
) -> None:
    first, second, third = (len(text.splitlines()) for text in (FIRST, SECOND, THIRD))
    expected = {
        "src_lines": first + second + third,
        "kiosk_lines": second,
        "tests_lines": 10,
        "longest_module": third,
        "longest_function": 2,
    }
    assert {name: figures[name].value for name in expected} == expected


@pytest.mark.parametrize(
    ("name", "items"),
    [
        ("short_modules", ["first.py: 16", "kiosk/second.py: 17"]),
        ("duplicate_classes", ["Card: first.py, kiosk/second.py"]),
        ("duplicate_functions", ["load: first.py, kiosk/second.py"]),
        ("short_attribute_docstrings", ["first.py: title: Its title."]),
        ("repeating_docstrings", ["first.py: Card: One card.", "first.py: title: Its title."]),
        ("import_circles", ["measured.first, measured.kiosk.second"]),
    ],
)
def test_what_counts_is_listed(name: str, items: list[str], figures: dict[str, Figure]) -> None:
    assert list(figures[name].items) == items
    assert figures[name].value == len(items)


def test_only_a_figure_above_its_bound_is_an_excess() -> None:
    figures = {"low": Figure(1), "equal": Figure(2), "high": Figure(3), "unbounded": Figure(9)}
    (sentence,) = excesses(figures, {"low": 2, "equal": 2, "high": 2})
    assert sentence.startswith("high is 3 and may be at most 2")


def test_tightening_lowers_falling_bounds_raises_none_and_keeps_comments() -> None:
    text = "[fixed]\nsize = 9\n[falling] # why\nlow = 2  # lines\nlow_ratio = 1.5\nhigh = 2\n"
    figures = {"size": 1, "low": 1, "low_ratio": 1.25, "high": 3}
    assert tighten({name: Figure(value) for name, value in figures.items()}, text) == (
        text.replace("low = 2", "low = 1").replace("1.5", "1.25")
    )
