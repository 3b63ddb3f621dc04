"""What the keys of common terminals send (`tools/terminfo_keys.py`), and which keys they are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from iomtui.terminal.reader import OTHER

_TABLE = Path(__file__).parents[1] / "fixtures" / "terminfo_keys.txt"

_KEYS = {
    "kcuu1": "up",
    "kcud1": "down",
    "kcuf1": "right",
    "kcub1": "left",
    "khome": "home",
    "kend": "end",
    "kpp": "pageup",
    "knp": "pagedown",
    "kich1": "insert",
    "kdch1": "delete",
    "kbs": "backspace",
    "kcbt": "shift+tab",
    "kcbt2": "shift+tab",
    "kspd": "ctrl+z",
    **{f"kf{number}": f"f{number}" for number in range(1, 13)},
}
"""The keys of capabilities; all others are `OTHER`."""

_KEYPAD = {
    b"\x1bOM": "enter",
    b"\x1bOI": "tab",
    **{
        f"\x1bO{final}".encode(): character
        for final, character in zip("jklmnopqrstuvwxyX ", "*+,-./0123456789= ", strict=True)
    },
}
"""What these say, whatever terminfo calls them."""

_UNKNOWN = {"xterm-sco", "putty-sco", "xterm-sun", "xterm-hp", "putty-vt100"}
"""Terminals set to the function keys of old systems, which are swallowed."""

_CONTRADICTIONS = {
    b"\x1bOA": "up",  # also kUP6 of rxvt
    b"\x1bOB": "down",
    b"\x1bOC": "right",
    b"\x1bOD": "left",
    b"\x1b[A": "up",  # also kri of PuTTY
    b"\x1b[B": "down",
    b"\x1bOP": "f1",  # also kpNUM of PuTTY
    b"\x1bOQ": "f2",
    b"\x1bOR": "f3",
    b"\x1bOS": "f4",
    b"\x1b[1~": "home",  # also kfnd of a VT220
    b"\x1b[4~": "end",  # also kslt of a VT220
    b"\x1b[5~": "pageup",  # also ka3 of st
    b"\x1b[6~": "pagedown",
    b"\x1b[7~": "home",  # also ka1 of Eterm
    b"\x1b[8~": "end",
    b"\x1b[17~": "f6",  # also kf5 of a VT420
    b"\x1b[18~": "f7",
    b"\x1b[19~": "f8",
    b"\x1b[20~": "f9",
    b"\x1b[21~": "f10",
    b"\x1b[23~": "f11",  # also kf25 of vt420pc
    b"\x1b[24~": "f12",
    b"\x1b[29~": OTHER,  # also kf10 of a VT420
    b"\x1b[Z": "shift+tab",  # also kf14 of SCO
    b"\t": "tab",  # also knxt of a VT320
    b"\x7f": "backspace",  # also kdch1 of SCO
}
"""Which key a sequence is for which terminals, or terminfo, have different ones."""

_EIGHT_BITS = {b"\x8f": b"\x1bO", b"\x9b": b"\x1b["}
"""Control characters of 8 bits, as vt220-8bit sends them, and what they mean in 7 bits."""


def expected_keys() -> dict[bytes, str]:
    """Return the key that each sequence has to be, or the character that it has to type."""
    candidates = defaultdict[bytes, set[str]](set)
    for sequence, capability, terminals in _rows():
        is_known = not terminals <= _UNKNOWN
        candidates[sequence].add(_KEYS.get(capability, OTHER) if is_known else OTHER)
    expected = dict(_KEYPAD)
    for sequence, keys in candidates.items():
        if sequence in _KEYPAD:
            expected[sequence] = _KEYPAD[sequence]
        elif sequence in _CONTRADICTIONS:
            expected[sequence] = _CONTRADICTIONS[sequence]
        else:
            (expected[sequence],) = keys
    for sequence, key in [*expected.items()]:
        for byte, seven_bits in _EIGHT_BITS.items():
            if sequence.startswith(seven_bits):
                rest = sequence[2:]
                expected |= {byte + rest: key, byte.decode("latin-1").encode() + rest: key}
    return expected


def _rows() -> Iterator[tuple[bytes, str, set[str]]]:
    """Yield what each key sends, its capability, and some of the terminals."""
    for line in _TABLE.read_text("utf-8").splitlines():
        if not line.startswith("#"):
            written, capability, terminals = line.split("\t")
            sequence = written.encode("ascii").decode("unicode_escape").encode("latin-1")
            sequence = _EIGHT_BITS.get(sequence[:1], sequence[:1]) + sequence[1:]
            names = set(terminals.partition(" and ")[0].split(", "))
            yield sequence, capability, names
            if sequence[:2] == b"\x1bO" and capability[:3] in ("kcu", "kho", "ken"):
                # The same key while the terminal is not in its application mode.
                yield b"\x1b[" + sequence[2:], capability, names
