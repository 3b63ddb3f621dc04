"""Bytes from a terminal: what is listed passes, whatever else comes does nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iomtui.commands.policy import reader_policy, visitor_policy
from iomtui.terminal.reader import (
    ESCAPE_DELAY,
    MOST_PASTED,
    OTHER,
    PASTE_DELAY,
    InputFilter,
    KeyPress,
    MouseEvent,
    PastedText,
    Reader,
    SynchronizedOutput,
    Token,
)

READER = reader_policy().input_filter
VISITOR = visitor_policy(mouse=False, has_exit=True).input_filter


def read(data: bytes, input_filter: InputFilter = READER) -> list[Token]:
    """Return what the bytes say when nothing follows them."""
    reader = Reader(input_filter)
    return [*reader.feed(data, 0.0), *reader.flush(1.0)]


def keys(data: bytes, input_filter: InputFilter = READER) -> list[str]:
    return [token.key for token in read(data, input_filter) if isinstance(token, KeyPress)]


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"\x1b[1;1C", "right"),
        (b"\x1b[1;129D", "left"),  # with Num Lock
        (b"\n", "enter"),
        (b"\x03", "ctrl+c"),
        (b" ", "space"),
        (b"/", "slash"),
    ],
)
def test_keys_that_terminfo_does_not_list_are_read(data: bytes, key: str) -> None:
    assert keys(data) == [key]


@pytest.mark.parametrize("digit", "3٣۳३３")
def test_a_digit_of_any_script_is_the_key_of_that_digit_and_types_itself(digit: str) -> None:
    assert read(digit.encode()) == [KeyPress("3", digit)]
    assert keys(digit.encode(), VISITOR) == ["3"]


SWALLOWED = [
    b"\x1b[1;5A",
    b"\x1bq",
    b"\x1b[113;5u",
    b"\x1b[1114112u",
    b"\x1b[48;9999;9999;1;1t",
    b"\x1b]52;c;cQ==\x07",
    b"\x1b]8;;file:///q\x1b\\",
    b"\x1bPqq\x1b\\",
    b"\x1b_qqq\x9c",
    b"\x1b[?62;1c",
    b"\x1b[<0;1;1",
    b"\x1b[" + b"1;" * 500 + b"q",
    b"\x1b(q",
    b"\x1b#8",
    b"\x1b]0;q",
    b"\x1b[M !q",
    b"\x9b1;5q",
    b"\x9d0;q\x9c",
]


@pytest.mark.parametrize("data", SWALLOWED, ids=repr)
def test_what_is_not_understood_is_swallowed_whole(data: bytes) -> None:
    reader = Reader(READER)
    found = reader.feed(data, 0.0)
    assert not any(isinstance(token, KeyPress) and token.key == "q" for token in found)
    reader.flush(1.0)
    assert reader.feed(b"q", 1.0) == [KeyPress("q", "q")]


@pytest.mark.parametrize(
    "data", [b"\xff", b"\xc3", b"\xc0\xaf", b"\xed\xa0\x80", b"\xf5\x80\x80\x80", b"\x80\x9b\x00"]
)
def test_bytes_that_are_not_utf_8_say_nothing(data: bytes) -> None:
    assert set(keys(data)) <= {OTHER}
    assert keys(data + b"q")[-1:] == ["q"]


def test_a_character_may_come_in_pieces() -> None:
    reader = Reader(READER)
    first, *rest = "é".encode()
    assert reader.feed(bytes([first]), 0.0) == []
    assert reader.flush_delay == ESCAPE_DELAY
    assert [token.character for token in reader.feed(bytes(rest), 0.1)] == ["é"]  # type: ignore[union-attr]
    assert reader.flush_delay is None


def test_escape_is_a_key_when_nothing_follows_or_another_escape_does() -> None:
    reader = Reader(READER)
    assert reader.feed(b"\x1b", 0.0) == []
    assert reader.flush_delay == ESCAPE_DELAY
    assert reader.flush(0.1) == [KeyPress("escape")]
    assert keys(b"\x1b\x1b") == ["escape", "escape"]
    assert read(b"\x1b\x1b[<0;1;1M") == [KeyPress("escape"), MouseEvent(1, 0, 0, is_down=True)]


@pytest.mark.parametrize(
    "data",
    [b"\x1bq", b"\x1b1", b"\x1b/", b"\x1b\r", b"\x1b\x7f", b"\x1b\x1b[A", b"\x1b\x1bOB"],
    ids=repr,
)
def test_a_key_with_alt_is_no_key_that_does_something(data: bytes) -> None:
    assert keys(data * 2) == [OTHER, OTHER]


@pytest.mark.parametrize(
    "data", [b"\x1b[3$", b"\x1b[8^", b"\x1b[a", b"\x1bOa", b"\x1bO2P", b"\x1b[1;2R"], ids=repr
)
def test_a_key_with_shift_or_ctrl_takes_no_character_of_the_next_key(data: bytes) -> None:
    assert keys(data + b"q") == [OTHER, "q"]


def test_a_keypad_in_its_application_mode_is_digits_enter_and_equals_for_visitors_too() -> None:
    data = b"".join(b"\x1bO%c" % final for final in b"pqrstuvwxyMX")
    assert keys(data, VISITOR) == [*"0123456789", "enter", "equals_sign"]


def test_a_paste_is_one_text_without_its_colours_and_links() -> None:
    assert read(b"\x1b[200~q\x1b[A\x03\x1b[201~q") == [PastedText("q\x03"), KeyPress("q", "q")]
    data = b"\x1b[200~\x1b[1mkota\x1b[0m \x1b]8;;https://a.b\x1b\\Medan\xff\x1b]8;;\x07\x1b[201~"
    assert read(data) == [PastedText("kota Medan")]


def test_a_paste_that_never_ends_is_over_after_a_silence_and_is_bounded() -> None:
    reader = Reader(READER)
    assert reader.feed(b"\x1b[200~" + b"a" * 3 * MOST_PASTED, 0.0) == []
    assert reader.flush_delay == PASTE_DELAY
    assert reader.flush(2.0) == [PastedText("a" * MOST_PASTED)]
    assert reader.feed(b"q", 3.0) == [KeyPress("q", "q")]


def test_visitors_cannot_paste_or_click() -> None:
    assert set(keys(b"\x1b[200~qqq\x1b[201~", VISITOR)) == {OTHER}
    assert read(b"\x1b[<0;5;6M", VISITOR) == []


@pytest.mark.parametrize("data", [b"\x1b[97;5u", b"\x1c", b"\x00", b"\x11", b"x", "€".encode()])
def test_of_a_key_that_is_not_listed_only_that_it_was_pressed_is_known(data: bytes) -> None:
    assert read(data, VISITOR) == [KeyPress(OTHER)]


@pytest.mark.parametrize("data", [b"\x1b[1;1R", b"\x1b[?62;1c", b"\x1b[0n", b"\x1b[48;9;9;1;1t"])
def test_what_a_terminal_says_of_itself_is_no_key(data: bytes) -> None:
    assert read(data, VISITOR) == []


@pytest.mark.parametrize(
    ("data", "click"),
    [
        (b"\x1b[<0;5;6M", MouseEvent(1, 4, 5, is_down=True)),
        (b"\x1b[<0;5;6m", MouseEvent(1, 4, 5, is_down=False)),
        (b"\x1b[<65;1;1M", MouseEvent(5, 0, 0, is_down=True)),
    ],
)
def test_a_mouse_is_understood(data: bytes, click: MouseEvent) -> None:
    assert read(data) == [click]


@pytest.mark.parametrize("report", ["0;0;0", "0;5", "3;1;1", "0;99999;1", "0;-1;1", "99;1;1", ";;"])
def test_a_mouse_that_cannot_be_is_not(report: str) -> None:
    assert read(f"\x1b[<{report}M".encode()) == []


def test_a_terminal_that_can_draw_a_frame_at_once_says_so() -> None:
    assert read(b"\x1b[?2026;2$y") == [SynchronizedOutput()]
    assert read(b"\x1b[?2026;0$y") == []


def test_a_visitor_s_keys_count_up_to_a_rate() -> None:
    reader = Reader(VISITOR)
    assert len(reader.feed(b"1" * 1000, 10.0)) == 60
    assert reader.feed(b"1", 10.0) == []
    assert len(reader.feed(b"1" * 1000, 10.5)) == 30
    assert len(Reader(READER).feed(b"1" * 1000, 0.0)) == 1000


@given(st.lists(st.one_of(st.binary(max_size=8), st.sampled_from(SWALLOWED)), max_size=20))
def test_whatever_comes_only_listed_keys_pass_and_the_next_key_is_heard(parts: list[bytes]) -> None:
    reader = Reader(VISITOR._replace(per_second=None))
    for part in parts:
        for token in reader.feed(part, 0.0):
            assert isinstance(token, SynchronizedOutput) or (
                isinstance(token, KeyPress) and token.key in VISITOR.keys | {OTHER}
            )
    reader.flush(1.0)
    assert reader.flush_delay is None
    assert reader.feed(b"1", 1.0) == [KeyPress("1", "1")]


@given(st.binary(max_size=60), st.integers(1, 7))
def test_how_bytes_are_cut_changes_nothing(data: bytes, size: int) -> None:
    whole, pieces = Reader(READER), Reader(READER)
    found = [
        token
        for start in range(0, len(data), size)
        for token in pieces.feed(data[start : start + size], 0.0)
    ]
    assert [*found, *pieces.flush(9.0)] == [*whole.feed(data, 0.0), *whole.flush(9.0)]
