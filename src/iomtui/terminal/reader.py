"""Parses the bytes from a terminal into keys, by a list of what may pass.

The bytes are hostile: a stray byte, a forged report or a sequence that never ends must do nothing
that a listed key could not. An unknown sequence is dropped whole, never taken for text or for
another key (ECMA-48, and the states of Paul Williams' parser,
https://vt100.net/emu/dec_ansi_parser).
"""

import re
from codecs import getincrementaldecoder
from collections.abc import Callable, Iterator
from typing import NamedTuple, TypeAlias

from iomtui.terminal import sequences
from iomtui.terminal.key_names import key_of_character

ESCAPE_DELAY = 0.05
"""Seconds after which an ESC that nothing follows is the key, and a broken sequence is over."""

PASTE_DELAY = 1.0
"""Seconds of silence after which a paste that was never closed is over."""

MOST_PASTED = 10_000
"""The most characters that are taken of a paste."""

OTHER = "other"
"""The key in place of every key that is not listed: any key must wake a kiosk."""

_MOST_PARAMETERS = 32
_PASTE_ENDS = "\x1b[201~"
_NO_TEXT = re.compile(
    r"\x1b(?:\[[0-?]*[ -/]*[@-~]|[]PX^_][^\x07\x1b]*(?:\x07|\x1b\\)?)|[\udc80-\udcff]"
)
"""A control sequence or string within a text, such as the colours of what was copied; and bytes
that are not UTF-8, as `surrogateescape` decodes them."""
_MOST_CELLS = 1000


class InputFilter(NamedTuple):
    """What may pass from the terminal to the program."""

    keys: frozenset[str] = frozenset()
    """The keys that do something, as `key_names` has them; all others are `OTHER`."""
    types: bool = False
    """Whether every character may pass, and whether texts may be pasted."""
    mouse: bool = False
    per_second: float | None = None
    """The most keys that count in a second; None for any number."""


class KeyPress(NamedTuple):
    """A key by its name, and the character that it types, if any."""

    key: str
    character: str | None = None


class PastedText(NamedTuple):
    """A text that was pasted."""

    text: str
    """The text without control sequences, but not cleaned otherwise."""


class MouseEvent(NamedTuple):
    """A button of the mouse, or its wheel."""

    button: int
    """The button from 1 on; 4 is the wheel up and 5 the wheel down."""
    column: int
    """The column, from 0."""
    row: int
    """The row, from 0."""
    is_down: bool


class SynchronizedOutput(NamedTuple):
    """The terminal supports synchronized output (mode 2026)."""


Token: TypeAlias = KeyPress | PastedText | MouseEvent | SynchronizedOutput
_State: TypeAlias = Callable[[str], Iterator[Token]]


class Reader:
    """Parses bytes incrementally. It never waits: time is passed in, in seconds."""

    def __init__(self, input_filter: InputFilter) -> None:
        """Prepare to parse; `input_filter` is what may pass."""
        self._filter = input_filter
        self._decoder = getincrementaldecoder("utf-8")("surrogateescape")
        self._state: _State = self._ground
        self._parameters = ""
        self._has_alt = False
        """Whether Esc came before a sequence: many terminals send that for Alt with the key."""
        self._pasted = ""
        self._tail = ""
        self._bucket = input_filter.per_second or 0.0
        self._last = 0.0

    @property
    def flush_delay(self) -> float | None:
        """Seconds without input after which to call `flush`; None if nothing is unfinished."""
        if self._state == self._paste:
            return PASTE_DELAY
        unfinished = self._state != self._ground or self._decoder.getstate()[0]
        return ESCAPE_DELAY if unfinished else None

    def feed(self, data: bytes, now: float) -> list[Token]:
        """Return the tokens that the next bytes complete.

        `now` is in seconds, of a clock that is never set back; the rate of keys is by it.
        """
        tokens: list[Token] = []
        for character in self._decoder.decode(data):
            if _is_c1(character) and self._state not in (self._paste, self._old_mouse):
                # ECMA-48: it means the same as ESC and a character of seven bits.
                tokens += self._state("\x1b")
                tokens += self._state(chr(ord(character) & 0x1F | 0x40))
            else:
                tokens += self._state(character)
        return self._within_rate(tokens, now)

    def flush(self, now: float) -> list[Token]:
        """Return the tokens of unfinished bytes, after which no more came."""
        tokens: list[Token] = []
        if self._state == self._escape:
            tokens += [*self._press("escape")] * (2 if self._has_alt else 1)
        elif self._state == self._paste:
            tokens.append(_pasted(self._pasted))
        elif self._state != self._ground:
            tokens += self._press(None)
        self._decoder.reset()
        self._state = self._ground
        return self._within_rate(tokens, now)

    def _within_rate(self, tokens: list[Token], now: float) -> list[Token]:
        """Drop tokens above the rate: a token bucket that fills in one second."""
        rate = self._filter.per_second
        if rate is None:
            return tokens
        self._bucket = min(rate, self._bucket + max(0.0, now - self._last) * rate)
        self._last = now
        passing = tokens[: int(self._bucket)]
        self._bucket -= len(passing)
        return passing

    def _press(self, key: str | None, character: str | None = None) -> Iterator[Token]:
        """Yield a key if it may pass, and `OTHER` for any other key."""
        types = self._filter.types and character is not None
        if key and (types or key in self._filter.keys):
            yield KeyPress(key, character)
        else:
            yield KeyPress(OTHER)

    def _ground(self, character: str) -> Iterator[Token]:
        if character == "\x1b":
            self._begin_escape()
        elif character.isprintable():
            yield from self._press(key_of_character(character), character)
        elif character < " " or character == "\x7f":
            yield from self._press(sequences.CONTROLS.get(character))

    def _begin_escape(self) -> None:
        self._state, self._has_alt, self._parameters = self._escape, False, ""

    def _end(self, character: str) -> None:
        """Leave a sequence after its last byte, or after an ESC that begins another one."""
        self._state = self._ground
        if character == "\x1b":
            self._begin_escape()

    def _escape(self, character: str) -> Iterator[Token]:
        after = {"[": self._csi, "O": self._ss3} | dict.fromkeys("PX]^_", self._string)
        if character in after:
            self._state = after[character]
            return
        if self._has_alt:
            yield from self._press("escape")
        self._has_alt = character == "\x1b"
        if " " <= character <= "/":
            self._state = self._designation
        elif not self._has_alt:
            self._state = self._ground
            # A character with Alt; but the Linux console sends this for Tab with Shift.
            yield from self._press("shift+tab" if character == "\t" else None)

    def _designation(self, character: str) -> Iterator[Token]:
        """Drop the rest of a sequence that selects characters; or it was a sign with Alt."""
        if not " " <= character <= "/":
            self._end(character)
            yield from self._press(None)

    def _csi(self, character: str) -> Iterator[Token]:
        # Against ECMA-48, a dollar ends a key with Shift in rxvt, and the Linux console sends a
        # second bracket before the letter of a function key.
        is_end = character == "$" and self._parameters.isdecimal()
        if (" " <= character <= "?" and not is_end) or (character == "[" and not self._parameters):
            # A sequence that is too long is read to its end and then dropped.
            self._parameters = (self._parameters + character)[: _MOST_PARAMETERS + 1]
        else:
            self._end(character)
            if " " < character <= "~" and len(self._parameters) <= _MOST_PARAMETERS:
                yield from self._sequence(self._parameters, character)

    def _sequence(self, parameters: str, final: str) -> Iterator[Token]:
        if (parameters, final) == ("", "M"):
            self._state, self._parameters = self._old_mouse, ""
        elif (parameters, final) == ("200", "~") and self._filter.types:
            self._pasted = self._tail = ""
            self._state = self._paste
        elif sequences.is_key(parameters, final):
            yield from self._press(None if self._has_alt else sequences.of_csi(parameters, final))
            return
        if self._has_alt:
            # What follows is no key, so that Esc was one.
            yield from self._press("escape")
        if parameters.startswith("<") and final in "Mm" and self._filter.mouse:
            yield from _mouse(parameters[1:], is_down=final == "M")
        elif final == "y" and parameters in ("?2026;1$", "?2026;2$"):
            yield SynchronizedOutput()

    def _old_mouse(self, character: str) -> Iterator[Token]:
        """Drop the three bytes after CSI M: a mouse report of old terminals, which is not read."""
        self._parameters += character
        if len(self._parameters) == 3:
            self._state = self._ground
        return iter(())

    def _ss3(self, character: str) -> Iterator[Token]:
        if character in "0123456789;":
            self._parameters = character
            return
        self._end(character)
        if self._has_alt or self._parameters:
            # With parameters: function keys with Ctrl, Alt or Shift.
            yield from self._press(None)
        elif character in sequences.KEYPAD:
            yield from self._ground(sequences.KEYPAD[character])
        else:
            yield from self._press(sequences.LETTERS.get(character))

    def _string(self, character: str) -> Iterator[Token]:
        """Drop a command string (OSC, DCS and their like) up to its end."""
        if character in "\x07\x18\x1a\x1b":
            # ST is ESC and a backslash; anything else after ESC begins something new.
            self._end(character)
        return iter(())

    def _paste(self, character: str) -> Iterator[Token]:
        self._tail = (self._tail + character)[-len(_PASTE_ENDS) :]
        if self._tail == _PASTE_ENDS:
            self._state = self._ground
            yield _pasted(self._pasted.removesuffix(_PASTE_ENDS[:-1]))
        elif len(self._pasted) < MOST_PASTED:
            self._pasted += character


def _is_c1(character: str) -> bool:
    """Return whether a character is a control character of eight bits, or the byte of one."""
    return ord(character) & ~0x1F in (0x80, 0xDC80)


def _pasted(text: str) -> PastedText:
    return PastedText(_NO_TEXT.sub("", text))


def _mouse(report: str, *, is_down: bool) -> Iterator[Token]:
    """Yield the event of a mouse report (SGR, mode 1006)."""
    numbers = report.split(";")
    if len(numbers) != 3 or not all(part.isdecimal() and len(part) <= 4 for part in numbers):
        return
    code, column, row = map(int, numbers)
    buttons = {0: 1, 1: 2, 2: 3, 64: 4, 65: 5}
    if code in buttons and 1 <= column <= _MOST_CELLS and 1 <= row <= _MOST_CELLS:
        yield MouseEvent(buttons[code], column - 1, row - 1, is_down)
