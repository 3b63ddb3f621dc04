"""Finds the cause of a syntax error in YAML.

The parser reports where it noticed an error, in its own terms. The cause is often on an earlier
line: a quote or a bracket that is not closed, or a character that only looks like a space.
"""

import re
import unicodedata
from contextlib import suppress
from typing import Any, TypeAlias

import yaml

from iomtui.parsing.diagnostics import Code, InvalidContentError, Position, refusal
from iomtui.parsing.document import code_of_message
from iomtui.parsing.files import LINE_BREAK

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_INVISIBLE = "\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"
_LIKE_SPACE = re.compile(rf"[{_INVISIBLE}\xa0\u1680\u2000-\u200a\u202f\u205f\u2800\u3000\u3164]")
_WRONG_SPACE = re.compile(
    rf"(?: *(?:-|(?![{_INVISIBLE}]+[\w.-]+:))| *(?:- +)*[\w.-]+:)({_LIKE_SPACE.pattern})"
)
"""A character that looks like a space, or like nothing, where YAML needs a space (U+0020): in the
indentation, or behind a dash or the colon of a key. An invisible one just before a key is left to
`clean`."""

_ENTRY = re.compile(r" *(?:- |[\w.-]+:(?: |$))")
"""The beginning of a line that has a key or an item of a list."""

_TIGHT_KEY = re.compile(r" *(?:- +)*([A-Za-z][\w.-]*(?::[^\s/]|：))")
"""A key without a space behind its colon, which makes the next line a part of it."""

_CAUSED_BY_CONTEXT = ("quoted scalar", "simple key", "expected comment or line break")
"""Parts of messages of PyYAML and libyaml where the start of what they read is the cause."""

_Place: TypeAlias = tuple[int, int]
"""Line and column, both from 0."""


def has_characters_like_spaces(text: str) -> bool:
    """Return whether a text has any character that looks like a space, or like nothing."""
    return _LIKE_SPACE.search(text) is not None


def syntax_error(text: str, file: str, error: yaml.MarkedYAMLError) -> InvalidContentError:
    """Return the parser's error at the position of its cause."""
    finder = CauseFinder(text, file)
    with suppress(yaml.YAMLError):
        for event in yaml.parse(text, LOADER):
            finder.follow(event)
    return finder.cause(error)


class CauseFinder:
    """Follows the events of the parser, and names the cause of an error after them."""

    def __init__(self, text: str, file: str) -> None:
        self._file = file
        self._lines = LINE_BREAK.split(text)
        matches = ((number, _WRONG_SPACE.match(line)) for number, line in enumerate(self._lines))
        self._wrong_spaces = {number: match.start(1) for number, match in matches if match}
        """Their columns by line."""
        self._harmless: set[int] = set()
        """The lines on which they are part of a text."""
        self._scalar: yaml.ScalarEvent | None = None
        self._open: list[yaml.CollectionStartEvent] = []
        self._brackets: tuple[_Place, _Place] | None = None
        """Start and end of the last collection in brackets that is closed."""

    def follow(self, event: yaml.Event) -> None:
        """Take note of an event. Raises InvalidContentError for a wrong space before it."""
        if isinstance(event, yaml.ScalarEvent):
            self._scalar = event
            if self._wrong_spaces:
                self._follow_wrong_spaces(event)
        elif isinstance(event, yaml.CollectionStartEvent):
            self._open.append(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            start = self._open.pop()
            if start.flow_style:
                self._brackets = _place(start.start_mark), _place(event.end_mark)

    def _follow_wrong_spaces(self, event: yaml.ScalarEvent) -> None:
        (line, column), (last, _) = _place(event.start_mark), _place(event.end_mark)
        is_plain = event.implicit[0]
        if is_plain and column <= self._wrong_spaces.get(line, -1):
            raise self._wrong_space(line)
        # The end of a text behind | or > is at the beginning of the line below it.
        after = last if event.style in ("|", ">") else last + 1
        self._harmless.update(range(line + 1, after))

    def cause(self, error: yaml.MarkedYAMLError) -> InvalidContentError:
        """Return the parser's error at the position of its cause."""
        message = f"{error.context or ''} {error.problem or ''}"
        code = code_of_message(message, Code.YAML_OTHER)
        place = _place(error.problem_mark or error.context_mark)
        if error.context_mark and any(part in message for part in _CAUSED_BY_CONTEXT):
            place = _place(error.context_mark)
        if quote := self._unclosed_quote(place):
            return self._refusal(quote, Code.YAML_QUOTE)
        if (line := self._line_of_wrong_space(place[0])) is not None:
            return self._wrong_space(line)
        if bracket := self._unclosed_bracket(place[0]):
            return self._refusal(bracket, Code.YAML_UNCLOSED)
        if bracket := self._brackets_before(place):
            return self._refusal(bracket, Code.YAML_BRACKET_TEXT)
        if code is Code.YAML_COLON and (key := _TIGHT_KEY.match(self._line(place[0] - 1))):
            return self._refusal((place[0] - 1, key.start(1)), Code.YAML_INDENT)
        if code is Code.YAML_CHARACTER and self._line(place[0])[place[1] :].startswith("\t"):
            code = Code.YAML_TAB
        return self._refusal(place, code)

    def _unclosed_quote(self, place: _Place) -> _Place | None:
        """Return the start of a quoted text that ends just before an error.

        If its closing quote is missing, the next quote in the file closes it, and what follows
        that is the error. If it has one too many, the same happens on its own line.
        """
        if self._scalar is None or self._scalar.style not in ("'", '"'):
            return None
        start, end = _place(self._scalar.start_mark), _place(self._scalar.end_mark)
        if start[0] == end[0] and self._open_bracket():
            return None  # rather a comma is missing
        if end[0] == place[0]:
            return None if self._between(end, place) else start
        has_entries = any(map(_ENTRY.match, self._lines[start[0] + 1 : end[0] + 1]))
        return start if has_entries and place[0] == end[0] + 1 else None

    def _line_of_wrong_space(self, line: int) -> int | None:
        """Return the line of the wrong space that is the likely cause of an error on a line."""
        if line in self._wrong_spaces:
            return line
        before = self._wrong_spaces.keys() - self._harmless
        return max((each for each in before if each < line), default=None)

    def _unclosed_bracket(self, line: int) -> _Place | None:
        """Return the innermost open bracket, if a line up to that of an error is outside of it."""
        opened = self._open_bracket()
        if opened is None:
            return None
        outside = self._indentation(opened[0])
        later = range(opened[0] + 1, line + 1)
        return opened if any(self._indentation(each) <= outside for each in later) else None

    def _brackets_before(self, place: _Place) -> _Place | None:
        """Return the start of brackets that end just before an error, if none are open."""
        if self._brackets is None or self._open_bracket():
            return None
        start, end = self._brackets
        return start if end[0] == place[0] and not self._between(end, place) else None

    def _open_bracket(self) -> _Place | None:
        """Return the innermost bracket that is not closed yet."""
        flows = [_place(each.start_mark) for each in self._open if each.flow_style]
        return flows[-1] if flows else None

    def _wrong_space(self, line: int) -> InvalidContentError:
        column = self._wrong_spaces[line]
        character = self._lines[line][column]
        name = f"U+{ord(character):04X} {unicodedata.name(character, '')}".strip()
        return self._refusal((line, column), Code.YAML_SPACE, character=name)

    def _refusal(self, place: _Place, code: Code, **values: str) -> InvalidContentError:
        return refusal(self._file, Position(place[0] + 1, place[1] + 1), code, **values)

    def _line(self, number: int) -> str:
        return self._lines[number] if 0 <= number < len(self._lines) else ""

    def _between(self, start: _Place, end: _Place) -> str:
        """Return the text between two places on a line."""
        return self._line(start[0])[start[1] : end[1]].strip()

    def _indentation(self, number: int) -> int:
        line = self._line(number)
        return len(line) - len(line.lstrip(" "))


def _place(mark: Any) -> _Place:
    """Return the place of a mark of PyYAML or libyaml, which an event need not have."""
    return (mark.line, mark.column) if mark else (0, 0)
