"""What a card says of an entry, in each language."""

import re
from typing import NamedTuple

from rich.cells import cell_len

from iomtui.catalogue.edition import Edition, from_first
from iomtui.catalogue.entry import Block, Entry
from iomtui.i18n.templates import fill
from iomtui.render.typesetting import MAX_MEASURE, wrap

_STOP = re.compile(r"[.!?…]+[”’»\"')\]]*(?=\s)|[。！？]+[」』”]*")
"""What can end a sentence; a stop of East Asian scripts needs no space after it."""

_ABBREVIATION = re.compile(r"\b[A-Z]\w{0,2}\.$")
"""What ends in a stop and mostly goes on: Dr., St., Jl., J."""

_LONGEST = 2 * MAX_MEASURE
"""The longest sentence that is shown whole, in cells: two lines of the widest measure."""


class CardText(NamedTuple):
    """The texts of a card in one language."""

    edition: Edition
    entry: Entry

    def block(self, block_id: str) -> Block | None:
        return next((block for block in self.entry.blocks if block.id == block_id), None)

    @property
    def is_page(self) -> bool:
        return self.entry.number is None

    @property
    def running_text(self) -> Block | None:
        """The block whose first sentence is shown: the synopsis, else the question to talk about.

        Without either, it is the first running text. A text in another language is on the card
        already, and nobody has checked what a stranger wrote.
        """
        return next(filter(_is_running_text, self.entry.blocks), None)

    @property
    def sentence(self) -> str:
        """That sentence, of a page the whole text; empty if there is none."""
        block = self.running_text
        if block is None:
            return ""
        text = block.paragraphs[0]
        return text if self.is_page else first_sentence(text, _LONGEST)

    @property
    def scan(self) -> str:
        link = self.entry.link
        return fill(self.edition.wording.link["scan"], {"purpose": link.purpose}) if link else ""

    @property
    def without_code(self) -> tuple[str, ...]:
        """Where to watch, for a card without a code: words to search for, else the address."""
        link, words = self.entry.link, self.edition.wording.link
        if link is None:
            return ()
        if link.query:
            return (fill(words["look_for"], {"words": link.query}),)
        return (fill(words["type"], {"purpose": link.purpose}), link.address)

    @property
    def press_any_key(self) -> str:
        return self.edition.wording.kiosk.press_any_key

    @property
    def whole(self) -> str:
        """All that the card says; of the words with and without a code, the longer ones."""
        labelled = filter(None, map(self.block, (":gloss", ":place")))
        texts = (text for block in labelled for text in (block.label, *block.paragraphs))
        watch = max(self.scan, " ".join(self.without_code), key=len)
        title, entry = self.edition.title, self.entry.title
        pieces = (title, entry, *texts, self.sentence, watch, self.press_any_key)
        return " ".join(filter(None, pieces))


def card_texts(editions: tuple[Edition, ...], first: int, entry: int) -> list[CardText]:
    """Return the texts of an entry, by its index, in each language.

    The language of the edition with the index `first` comes before the others.
    """
    return [CardText(each, each.entries[entry]) for each in from_first(editions, first)]


def _is_running_text(block: Block) -> bool:
    has_text = bool(block.paragraphs) and not block.items
    is_own = not block.note and not block.tag
    is_plain = not block.label or block.id == ":question"
    return block.tone == "plain" and has_text and is_own and is_plain


def first_sentence(text: str, longest: int) -> str:
    """Return the first sentence of a text, on one line and of at most `longest` cells.

    A longer one is cut after a whole word and ends in an ellipsis. A stop after an abbreviation,
    or before a small letter or a digit, is taken to be inside a sentence.
    """
    line = " ".join(text.split())
    ends = (found.end() for found in _STOP.finditer(line) if _ends(line, found.end()))
    sentence = line[: next(ends, len(line))]
    if cell_len(sentence) <= longest:
        return sentence
    return wrap(sentence, longest - 1)[0].rstrip(" ,;:–—") + "…"


def _ends(line: str, end: int) -> bool:
    after = line[end:].lstrip()[:1]
    return not (after.islower() or after.isdigit() or _ABBREVIATION.search(line[:end]))
