"""The control sequences that terminals send for keys without a character.

As xterm's ctlseqs, the Linux console (console_codes(4)) and rxvt have them.
"""

from __future__ import annotations

_LETTERS = {
    "A": "up",
    "B": "down",
    "C": "right",
    "D": "left",
    "H": "home",
    "F": "end",
    "P": "f1",
    "Q": "f2",
    "R": "f3",
    "S": "f4",
}
"""After CSI without parameters, and after SS3."""

_KEYPAD = {"M": "enter"} | {chr(ord("p") + digit): str(digit) for digit in range(10)}
"""After SS3 only: a keypad in its application mode."""

_NUMBERS = (
    {"1": "home", "2": "insert", "3": "delete", "4": "end", "5": "pageup", "6": "pagedown"}
    | {"7": "home", "8": "end"}
    | {str(number): f"f{number - 10}" for number in range(11, 16)}
    | {str(number): f"f{number - 11}" for number in range(17, 22)}
    | {"23": "f11", "24": "f12"}
)
"""After CSI, with a tilde at the end."""

LINUX = {letter: f"f{number}" for number, letter in enumerate("ABCDE", 1)}
"""Function keys of the Linux console, after CSI and a second bracket."""

CONTROLS = {
    "\t": "tab",
    "\r": "enter",
    "\n": "enter",
    "\b": "backspace",
    "\x7f": "backspace",
    "\x1b": "escape",
} | {chr(ord(letter) - 96): f"ctrl+{letter}" for letter in "abcdefgklnopqrstuvwxyz"}
"""Control characters. Those that a terminal sends for Tab, Enter and Backspace mean these."""

_LOCKS = 64 | 128
"""Caps Lock and Num Lock among the modifiers, which change no key without a character."""


def of_csi(parameters: str, final: str) -> str | None:
    """Return the key of a control sequence; None if it is none, or one with Ctrl, Alt or so."""
    if (parameters, final) == ("", "Z"):
        return "shift+tab"
    if final == "R" and parameters:
        return None  # where the cursor is, not F3
    number, _, modifiers = parameters.partition(";")
    if modifiers and not (modifiers.isdecimal() and (int(modifiers) - 1) & ~_LOCKS == 0):
        return None
    if final == "~":
        return _NUMBERS.get(number)
    return _LETTERS.get(final) if number in ("", "1") else None


def is_key(parameters: str, final: str) -> bool:
    """Tell whether a control sequence is one that some key sends, known or not."""
    return final in "ABCDEFGHPQSZu~" and set(parameters) <= set("0123456789;:")


def of_ss3(final: str) -> str | None:
    """Return the key of a single shift 3."""
    return _LETTERS.get(final) or _KEYPAD.get(final)
