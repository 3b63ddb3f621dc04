"""`iomtui read`: the catalogue as a dialogue of lines, for screen readers and braille displays.

Each statement is a line, each choice a number. Only text and line ends are written.
"""

import sys
from collections.abc import Callable, Generator, Iterator
from contextlib import suppress
from functools import partial
from io import TextIOWrapper
from typing import TypeAlias

from msgspec.structs import replace

from iomtui.catalogue.edition import Edition, from_first
from iomtui.catalogue.entry import Block
from iomtui.catalogue.provenance import Attribution
from iomtui.catalogue.search import entries_of_hits, index_of
from iomtui.cli.content import LINEAR, load_editions
from iomtui.cli.invocation import Invocation
from iomtui.cli.output import print_lines
from iomtui.i18n.templates import fill

_LEAVE = "q"
_MOST = 1000
"""The most characters of a line of input that count."""


def run_read(invocation: Invocation) -> int:
    """Hold the dialogue on standard input and output, and return the exit status."""
    if isinstance(sys.stdin, TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")
    return print_lines(Dialogue(load_editions(invocation, LINEAR), _read_line).lines())


def _read_line() -> str:
    """Return the next line of standard input, cut if it is too long; empty at the end of input."""
    sys.stdout.flush()
    try:
        line = rest = sys.stdin.readline(_MOST) if sys.stdin else ""
        while len(rest) == _MOST and rest[-1] != "\n":
            rest = sys.stdin.readline(_MOST)
    except OSError:  # the terminal is gone
        return ""
    return line


_Lines: TypeAlias = "Generator[str, None, list[_Choice]]"
"""The lines of a screen; it returns what can be chosen after them."""

_Screen: TypeAlias = Callable[[], _Lines]
_Choice: TypeAlias = tuple[str, _Screen]


class Dialogue:
    """Screens of lines, each with numbered choices of the next one."""

    def __init__(self, editions: tuple[Edition, ...], read_line: Callable[[], str]) -> None:
        """Begin in the first language; `read_line` returns an empty text at the end of input."""
        self._editions = editions
        self._language, self._edition = 0, editions[0]
        self._read_line = read_line
        self._screen: _Screen = self._contents

    def lines(self) -> Iterator[str]:
        """Yield the lines to write, those of a screen before its input is read."""
        yield self._edition.wording.read["hint"]
        with suppress(EOFError):
            while True:
                own = yield from self._screen()
                self._screen = yield from self._choose([*own, *self._common_choices()])

    def _choose(self, choices: list[_Choice]) -> Generator[str, None, _Screen]:
        words = self._edition.wording.read
        while True:
            yield words["choices"]
            yield from (f"{number}: {text}" for number, (text, _) in enumerate(choices, 1))
            yield f"{_LEAVE}: {words['leave']}"
            while typed := self._typed():
                if typed.isdecimal() and 0 < int(typed) <= len(choices):
                    return choices[int(typed) - 1][1]
                yield fill(words["invalid"], {"count": str(len(choices))})

    def _typed(self) -> str:
        """Return a line of input. Raises EOFError to leave."""
        line = self._read_line()
        if not line or line.strip().lower() == _LEAVE:
            raise EOFError
        return line.strip()

    def _common_choices(self) -> Iterator[_Choice]:
        """Yield what can be chosen after every screen."""
        wording = self._edition.wording
        if self._screen != self._contents:
            yield wording.read["contents"], self._contents
        yield wording.commands["search"].help, self._search
        for index, other in enumerate(self._editions):
            if index != self._language:
                language = f"{wording.chooser['title']}: {other.name}"
                yield language, partial(self._switch, index, self._screen)

    def _switch(self, language: int, screen: _Screen) -> _Lines:
        self._language, self._edition = language, self._editions[language]
        self._screen = screen
        return (yield from screen())

    def _contents(self) -> _Lines:
        yield self._edition.title
        titles = [entry.title for entry in self._edition.entries]
        return [(title, partial(self._page, index)) for index, title in enumerate(titles)]

    def _page(self, index: int) -> _Lines:
        entry = self._edition.entries[index]
        yield from filter(None, (entry.title, entry.note))
        for block in entry.blocks:
            yield from _statement(block, _marks_in_words(block.attribution, self._edition))
        return list(self._page_choices(index, self._page))

    def _sources(self, index: int) -> _Lines:
        entry = self._edition.entries[index]
        yield fill(self._edition.wording.sources["title"], {"entry": entry.title})
        blocks = [block for block in entry.blocks if block.attribution.citations]
        for source in dict.fromkeys(each for b in blocks for each in b.attribution.sources):
            yield from filter(None, dict.fromkeys((source.name, source.title, source.address)))
        for block in blocks:
            basis = "; ".join(each.text.rstrip(".") for each in block.attribution.citations)
            yield from _statement(block, basis)
        return list(self._page_choices(index, self._sources))

    def _address(self, index: int) -> _Lines:
        if link := self._edition.entries[index].link:
            yield fill(self._edition.wording.read["address"], {"purpose": link.purpose})
            yield from filter(None, (link.address, link.note))
        return list(self._page_choices(index, self._address))

    def _page_choices(self, index: int, screen: Callable[[int], _Lines]) -> Iterator[_Choice]:
        """Yield what can be chosen after one of the screens of a page."""
        words = self._edition.wording.read
        entry, *following = self._edition.entries[index : index + 2]
        for each in following:
            yield fill(words["next"], {"title": each.title}), partial(self._page, index + 1)
        if screen != self._page:
            yield entry.title, partial(self._page, index)
        if screen != self._sources:
            yield self._edition.wording.commands["sources"].help, partial(self._sources, index)
        if screen != self._address and entry.link:
            address = fill(words["address"], {"purpose": entry.link.purpose})
            yield address, partial(self._address, index)

    def _search(self) -> _Lines:
        yield self._edition.wording.read["query"]
        query = self._typed()
        self._screen = partial(self._results, query) if query else self._contents
        return (yield from self._screen())

    def _results(self, query: str) -> _Lines:
        editions = from_first(self._editions, self._language)
        indexes = {entry.id: index for index, entry in enumerate(self._edition.entries)}
        choices: dict[str, _Choice] = {}
        for entry in entries_of_hits(editions, index_of(editions).find(query)):
            page = partial(self._page, indexes[entry.id])
            if not entry.blocks:
                choices[entry.title] = (entry.title, page)
            for block in entry.blocks:
                items = "; ".join(item.rstrip(".") for item in block.items)
                on_one_line = replace(block, items=(items,) if items else ())
                basis = _marks_in_words(block.attribution, self._edition)
                lines = _statement(on_one_line, basis)
                passage = " ".join(line for line in lines if not _is_address(line))
                # A statement that several pages have is offered once.
                choices.setdefault(passage, (f"{entry.title}: {passage}", page))
        yield fill(self._edition.wording.read["results"], {"count": str(len(choices))})
        return list(choices.values())


def _statement(block: Block, basis: str) -> Iterator[str]:
    """Yield the lines of a block, with what it rests on in brackets. An address stands alone."""
    lines = "\n".join((*block.paragraphs, *block.items)).split("\n")
    if block.label:
        label = f"{block.label}:"
        lines[:1] = [label, lines[0]] if _is_address(lines[0]) else [f"{label} {lines[0]}"]
    if basis and _is_address(lines[-1]):
        lines.append(f"({basis})")
    elif basis:
        lines[-1] += f" ({basis})"
    yield from filter(None, (block.note, *lines))


def _is_address(line: str) -> bool:
    return line.startswith("https://")


def _marks_in_words(attribution: Attribution, edition: Edition) -> str:
    """Return the marks of a statement in words that are not spelled letter by letter."""
    marks, words = edition.wording.marks, edition.wording.help
    in_words = {source.mark: source.name for source in edition.sources}
    if len(in_words) == 2 and in_words.keys() <= set(attribution.marks):
        in_words = dict.fromkeys(in_words, edition.wording.read["both"])
    in_words |= {marks["not_stated"]: words["not_stated"], marks["unsourced"]: words["unsourced"]}
    in_words[marks["machine"]] = words["machine"]
    return ", ".join(dict.fromkeys(in_words.get(mark, mark) for mark in attribution.marks))
