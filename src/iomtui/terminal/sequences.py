"""What terminals send for keys: control characters and control sequences.

As xterm's ctlseqs, the Linux console (console_codes(4)), rxvt and terminfo(5) have them. Where
terminals contradict each other, one reading wins:

- SS3 j to y, X and M are the keypad in its application mode, as on a VT220 and in xterm. terminfo
  calls some of them F5 to F10 of a VT100, which had no such keys; PuTTY sends the comma for its
  plus sign.
- SS3 P to S are F1 to F4. In PuTTY they are also Num Lock, / * and - of the keypad.
- SS3 A to D are the arrows. In rxvt they are also the arrows with Ctrl and Shift.
- CSI 1 ~ and CSI 4 ~ are Home and End, as in PuTTY, screen and the Linux console. A VT220 has
  Find and Select in their place.
- CSI 17 ~ to CSI 21 ~ are F6 to F10, as DEC labels them; terminfo counts those of a VT420 from
  its first programmable key, and some terminals call the last one F0. DEL is Backspace.
- CSI Z is Tab with Shift. With the function keys of SCO it is also F2 with Shift.
- CSI 1 ; 2 R to CSI 1 ; 16 R are F3 with Shift and so on, not a report of the cursor's position,
  for which this program never asks.
"""

import re

LETTERS = {
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
"""After SS3, and after CSI with a parameter; the first six also after CSI without one."""

KEYPAD = {
    " ": " ",
    "I": "\t",
    "M": "\r",
    "X": "=",
    **dict(zip("jklmnopqrstuvwxy", "*+,-./0123456789", strict=True)),
}
"""The characters of a keypad in its application mode, after SS3."""

_NUMBERS = (
    {"1": "home", "2": "insert", "3": "delete", "4": "end", "5": "pageup", "6": "pagedown"}
    | {"7": "home", "8": "end"}
    | {str(number): f"f{number - 10}" for number in range(11, 16)}
    | {str(number): f"f{number - 11}" for number in range(17, 22)}
    | {"23": "f11", "24": "f12"}
)
"""After CSI, with a tilde at the end."""

_LINUX = {letter: f"f{number}" for number, letter in enumerate("ABCDE", 1)}
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

_KEY = re.compile(r"\[?[@-~]|[\d:;]+[@A-HPQSZa-duz$^~]|1;(?:[2-9]|1[0-6])R", re.ASCII)
"""The parameters and the last byte of a control sequence that some key sends.

Without parameters all are keys; what a terminal says of itself has some.
"""


def of_csi(parameters: str, final: str) -> str | None:
    """Return the key of a control sequence; None if it is none, or one with Ctrl, Alt or so."""
    if parameters == "[":
        return _LINUX.get(final)
    if (parameters, final) == ("", "Z"):
        return "shift+tab"
    number, _, modifiers = parameters.partition(";")
    if modifiers and not (modifiers.isdecimal() and (int(modifiers) - 1) & ~_LOCKS == 0):
        return None
    if final == "~":
        return _NUMBERS.get(number)
    # Without a parameter, P to S are other keys with the function keys of SCO.
    return LETTERS.get(final) if number == "1" or (not number and final < "P") else None


def is_key(parameters: str, final: str) -> bool:
    """Return whether a control sequence is one that some key sends, known or not."""
    return _KEY.fullmatch(parameters + final) is not None
