"""What a card says of an entry, in each language."""

from __future__ import annotations

from typing import NamedTuple

from iomtui.catalogue.edition import Edition, from_first
from iomtui.catalogue.entry import Block, Entry
from iomtui.i18n.templates import fill
from iomtui.render.sentences import first_sentence
from iomtui.render.typesetting import MAX_MEASURE

_LONGEST = 2 * MAX_MEASURE
"""The longest that a sentence is shown whole, in cells: two lines of the widest measure."""


class CardText(NamedTuple):
    """An entry as the card shows it in one language."""

    edition: Edition
    """The catalogue in that language."""
    entry: Entry
    """The entry in it."""

    def block(self, name: str) -> Block | None:
        """Return the block of an id."""
        return next((block for block in self.entry.blocks if block.id == name), None)

    @property
    def saying(self) -> Block | None:
        """The block whose first sentence is shown: the synopsis, else what is said of all.

        It is the first running text in words of ours. What is borrowed from another language
        stands there already, and a stranger's words are not for a lobby.
        """
        return next(filter(_is_running, self.entry.blocks), None)

    @property
    def sentence(self) -> str:
        """That sentence."""
        return first_sentence(self.saying.paragraphs[0], _LONGEST) if self.saying else ""

    @property
    def scan(self) -> str:
        """What the code is for."""
        link = self.entry.link
        return fill(self.edition.wording.link.scan, {"purpose": link.purpose}) if link else ""

    @property
    def looking(self) -> tuple[str, ...]:
        """Where to watch, for a card without a code: words to look for, else the address."""
        link, words = self.entry.link, self.edition.wording.link
        if link is None:
            return ()
        if link.query:
            return (fill(words.look_for, {"words": link.query}),)
        return (fill(words.type, {"purpose": link.purpose}), link.address)

    @property
    def press(self) -> str:
        """What to do."""
        return self.edition.wording.kiosk.press_any_key


def card_texts_of(editions: tuple[Edition, ...], first: int, entry: int) -> list[CardText]:
    """Return an entry in each language, the edition with the index `first` before the others."""
    return [CardText(each, each.entries[entry]) for each in from_first(editions, first)]


def card_texts(editions: tuple[Edition, ...], first: int, entry: int) -> tuple[str, ...]:
    """Return what a card says, one text a language; `first` and `entry` are as for a card.

    Of what stands beside a code and what stands in its place, it is the longer.
    """
    texts = []
    for face in card_texts_of(editions, first, entry):
        blocks = filter(None, map(face.block, (":gloss", ":place")))
        said = (text for block in blocks for text in (block.label, *block.paragraphs))
        where = max(face.scan, " ".join(face.looking), key=len)
        pieces = (face.edition.title, face.entry.title, *said, face.sentence, where, face.press)
        texts.append(" ".join(filter(None, pieces)))
    return tuple(texts)


def _is_running(block: Block) -> bool:
    is_text = bool(block.paragraphs) and not block.label and not block.items
    return block.tone == "plain" and is_text and not block.note
