"""What terminals send for keys: each is the right key or none, and none leaves text behind."""

from __future__ import annotations

from iomtui.terminal.reader import InputFilter, KeyPress, Reader
from iomtui.terminal.sequences import CONTROLS
from tests.support.terminfo import expected_keys

EXPECTED = expected_keys()
ALL = InputFilter(frozenset({*EXPECTED.values(), *CONTROLS.values()}), types=True)


def pressed(data: bytes) -> list[object]:
    """Return the characters that are typed and the names of other keys, when nothing follows."""
    reader = Reader(ALL)
    tokens = [*reader.feed(data, 0.0), *reader.flush(1.0)]
    return [isinstance(token, KeyPress) and (token.character or token.key) for token in tokens]


def test_a_key_of_a_common_terminal_is_that_key_or_none_and_leaves_nothing_behind() -> None:
    assert {data: pressed(data) for data in EXPECTED} == {
        data: [key] for data, key in EXPECTED.items()
    }
