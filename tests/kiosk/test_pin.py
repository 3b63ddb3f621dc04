"""Which PINs are good, and what is kept of them."""

from __future__ import annotations

import base64
import re
from hashlib import scrypt

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from iomtui.kiosk.pin import PinFlaw, PinHash, hash_pin, pin_flaw, read_hash
from tests.support.examples import examples

LINE = f"$scrypt$ln=4,r=1,p=1${'A' * 22}${'A' * 43}"
"""A hash that costs nothing."""


@pytest.mark.parametrize("pin", ["482915", "000001", "121212", "123457", "135790", "482915736204"])
def test_six_to_twelve_digits_are_good(pin: str) -> None:
    assert pin_flaw(pin) is None


@pytest.mark.parametrize(
    "pin",
    [
        "",
        "48291",
        "4829157362041",
        "48291a",
        "482 915",
        "482915\n",
        "-48291",
        "４８２９１５",
        "²48291",
    ],
)
def test_everything_else_is_refused(pin: str) -> None:
    assert pin_flaw(pin) is PinFlaw.DIGITS


@pytest.mark.parametrize(
    "pin",
    ["000000", "777777777777", "123456", "987654", "234567890", "1234567890", "098765", "890123"],
)
def test_equal_digits_and_runs_are_refused(pin: str) -> None:
    assert pin_flaw(pin) is PinFlaw.EASY


def test_a_hash_knows_its_pin_and_no_other_even_once_it_was_a_line() -> None:
    made = hash_pin("482915")
    again = read_hash(made.line)
    assert again == made
    assert again.matches("482915")
    assert not again.matches("482916")


def test_the_line_has_the_parameters_and_not_the_pin() -> None:
    line = hash_pin("482915").line
    form = r"\$scrypt\$ln=14,r=8,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}"
    assert re.fullmatch(form, line)
    assert len(line) < 100


def test_equal_pins_have_different_hashes() -> None:
    first, second = hash_pin("482915"), hash_pin("482915")
    assert first.salt != second.salt
    assert first.digest != second.digest


def test_the_parameters_are_those_of_the_line() -> None:
    salt = bytes(range(16))
    digest = scrypt(b"482915", salt=salt, n=2**5, r=2, p=3, dklen=32)
    made = read_hash(PinHash(5, 2, 3, salt, digest).line)
    assert made is not None
    assert made.matches("482915")
    assert not made._replace(parallel=2).matches("482915")


@pytest.mark.parametrize("pin", ["", "\ud800", "é" * 6, "1" * 100_000, "４８２９１５"])
def test_what_cannot_be_a_pin_matches_nothing(pin: str) -> None:
    assert not hash_pin("482915").matches(pin)


@pytest.mark.parametrize("cost", ["ln=17,r=8,p=4", "ln=16,r=16,p=1", "ln=1,r=1,p=1"])
def test_costs_within_the_bounds_are_read(cost: str) -> None:
    assert read_hash(LINE.replace("ln=4,r=1,p=1", cost)) is not None


@pytest.mark.parametrize(
    "cost",
    [
        "ln=16,r=1,p=1",
        "ln=18,r=1,p=1",
        "ln=99,r=1,p=1",
        "ln=0,r=1,p=1",
        "ln=4,r=17,p=1",
        "ln=4,r=0,p=1",
        "ln=4,r=1,p=5",
        "ln=4,r=1,p=0",
        "ln=17,r=16,p=1",  # 256 MiB
        "ln=04,r=1,p=1",
        "ln=-4,r=1,p=1",
        "ln=٤,r=1,p=1",
        "r=1,ln=4,p=1",
    ],
)
def test_other_costs_are_refused(cost: str) -> None:
    assert read_hash(LINE.replace("ln=4,r=1,p=1", cost)) is None


@pytest.mark.parametrize(
    "line",
    [
        "",
        LINE + "\n",
        " " + LINE,
        LINE + "=",
        LINE[:-1],
        LINE[:-1] + "B",  # the same bytes, written in another way
        LINE.replace("scrypt", "argon2id"),
        LINE.replace("A$A", "A$$A"),
        LINE.replace("AAA", "A-A", 1),
    ],
)
def test_lines_of_another_form_are_refused(line: str) -> None:
    assert read_hash(LINE) is not None
    assert read_hash(line) is None


PIECES = st.sampled_from(["$", "$scrypt$", "ln=4", ",", "r=1,p=1", "A" * 22, "A" * 43, "=", "\n"])


@given(st.lists(PIECES | st.text("$=0a\né", max_size=3), max_size=9).map("".join))
@example(LINE)
@examples(60)
def test_a_line_is_read_exactly_as_it_would_be_written_or_not_at_all(text: str) -> None:
    found = read_hash(text)
    assert found is None or found.line == text


@given(
    st.integers(1, 15),
    st.integers(1, 8),
    st.integers(1, 4),
    st.binary(min_size=16, max_size=16),
    st.binary(min_size=32, max_size=32),
)
@examples(40)
def test_whatever_is_written_is_read(
    log_cost: int, block: int, parallel: int, salt: bytes, digest: bytes
) -> None:
    made = PinHash(log_cost, block, parallel, salt, digest)
    assert read_hash(made.line) == made
    assert base64.b64encode(salt).decode().rstrip("=") in made.line
