"""How bad each kind of problem is."""

from __future__ import annotations

import pytest

from iomtui.parsing.diagnostics import Code, Diagnostic, InvalidContentError, Position, Severity

SHOWN_ALL_THE_SAME = {
    Code.UNKNOWN_KEY,
    Code.CLEANED,
    Code.TEXT_CUT,
    Code.NO_PROVENANCE,
    Code.UNKNOWN_PLACEHOLDER,
    Code.LOST_PLACEHOLDER,
    Code.EMPTY_WORD,
    Code.MISSING_TEXT,
    Code.UNUSED_TEXT,
    Code.OTHER_ENDING,
    Code.TIMES_DIFFER,
    Code.FROM_ITSELF,
    Code.UNKNOWN_SLOT,
    Code.NO_KEYS,
    Code.WRONG_KEY,
    Code.NO_WAY_OUT,
    Code.KEY_CLASH,
    Code.UNKNOWN_SETTING,
    Code.OF_KIOSK,
    Code.PASSED_OVER,
    Code.OTHER_KIND,
    Code.OUT_OF_RANGE,
    Code.HOLDS_NULL,
    Code.HOLDS_NOTHING,
    Code.NO_TABLE,
    Code.CHANNEL_FILE,
}


def problem(code: Code) -> Diagnostic:
    """Return some problem of a kind."""
    return Diagnostic("words.yaml", Position(3, 7), code)


@pytest.mark.parametrize("code", Code)
def test_only_what_can_be_shown_safely_is_less_than_fatal(code: Code) -> None:
    expected = Severity.FATAL
    if code in SHOWN_ALL_THE_SAME:
        expected = Severity.FAULT
    elif code is Code.UNTRANSLATED:
        expected = Severity.NOTICE
    assert problem(code).severity is expected


def test_a_text_that_nobody_has_translated_yet_is_no_trouble() -> None:
    assert not problem(Code.UNTRANSLATED).needs_fixing


@pytest.mark.parametrize("code", set(Code) - {Code.UNTRANSLATED})
def test_everything_else_is_trouble(code: Code) -> None:
    assert problem(code).needs_fixing


def test_an_error_carries_every_problem_and_names_the_first() -> None:
    problems = [problem(Code.EMPTY), problem(Code.NO_FILE)]
    error = InvalidContentError(problems)
    assert error.diagnostics == problems
    assert "2 problems" in str(error)
    assert "words.yaml" in str(error)
