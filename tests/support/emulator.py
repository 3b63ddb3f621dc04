"""pyte's screen, with vowel signs, and faster paths for plain text and for changes of style."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

import pyte
from pyte import modes
from pyte.screens import Char, wcwidth

_STYLE = re.compile(r"\x1b\[([0-9;]*)m")


class Screen(pyte.Screen):
    """A screen that draws text of one-cell characters in one step."""

    @property
    def display(self) -> list[str]:
        """Return its lines; the second cell of a wide character has no text."""
        columns, rows = range(self.columns), range(self.lines)
        return ["".join([self.buffer[y][x].data for x in columns]) for y in rows]

    def draw(self, data: str) -> None:
        cursor = self.cursor
        end = cursor.x + len(data)
        if end > self.columns or modes.IRM in self.mode or not _is_ordinary(data):
            for character in data:
                self._draw_one(character)
            return
        row, attrs = self.buffer[cursor.y], cursor.attrs
        for x, character in enumerate(data, cursor.x):
            row[x] = _cell(attrs, character)
        cursor.x = end
        self.dirty.add(cursor.y)

    def _draw_one(self, character: str) -> None:
        """Draw a character; pyte drops spacing marks and those of combining class 0.

        As in many terminals, a spacing mark has a cell of its own.
        """
        row, cursor = self.buffer[self.cursor.y], self.cursor
        if unicodedata.category(character) == "Mc":
            x = min(cursor.x, self.columns - 1)
            row[x] = _cell(cursor.attrs, character)
            cursor.x = x + 1
        elif wcwidth(character) or unicodedata.combining(character):
            super().draw(character)
        elif cursor.x:
            before = row[cursor.x - 1]
            row[cursor.x - 1] = before._replace(data=before.data + character)


class Stream(pyte.ByteStream):
    """A stream of bytes that reads changes of colours and styles in one step."""

    def feed(self, data: bytes) -> None:  # type: ignore[override]
        assert self.listener
        text, begin = self.utf8_decoder.decode(data), 0
        for match in _STYLE.finditer(text):
            self._feed(text[begin : match.start()])
            begin = match.start()
            if self._taking_plain_text:  # else it is in the middle of another sequence
                self.listener.select_graphic_rendition(*_numbers(match[1]))
                begin = match.end()
        self._feed(text[begin:])

    def _feed(self, text: str) -> None:
        pyte.Stream.feed(self, text)


@lru_cache(maxsize=4096)
def _is_ordinary(text: str) -> bool:
    return all(wcwidth(character) == 1 for character in text)


@lru_cache(maxsize=65536)
def _cell(attrs: Char, character: str) -> Char:
    return attrs._replace(data=character)


@lru_cache(maxsize=4096)
def _numbers(written: str) -> tuple[int, ...]:
    return tuple(min(int(number or 0), 9999) for number in written.split(";"))
