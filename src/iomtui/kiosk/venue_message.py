"""A message of the venue: a few sentences of the operator, as a page and a card of the kiosk.

It is read from `local.yaml` in the data folder, and bears a mark of its own.
"""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, NamedTuple

from msgspec import Meta
from msgspec.structs import replace

from iomtui.catalogue.checking import load_file
from iomtui.catalogue.edition import Edition
from iomtui.catalogue.entry import Block, Entry
from iomtui.catalogue.folder import LANGUAGES
from iomtui.catalogue.model import Facts
from iomtui.catalogue.provenance import Attribution, Citation
from iomtui.i18n.templates import fill
from iomtui.parsing.diagnostics import Code, Diagnostic, Severity
from iomtui.parsing.field_types import Count, Name, Tag
from iomtui.storage import paths

MESSAGE_ID = ":venue-message"
"""The id of its page."""


class VenueMessage(Facts, frozen=True, kw_only=True):
    """A message in one language."""

    title: Annotated[Name, Meta(max_length=40)]
    """What it is about, such as: Screening tonight."""
    text: Annotated[Name, Meta(max_length=240)]
    """A few sentences. In a window of 80 by 24, a card has room for them in two languages."""


class LocalFile(Facts, frozen=True, kw_only=True):
    """local.yaml: what the operator of a kiosk says to its visitors."""

    format: Count
    message: dict[Tag, VenueMessage]
    """The message in each language, by its tag. A language without one shows another."""


class LoadedMessage(NamedTuple):
    """What the file says."""

    message: Mapping[str, VenueMessage]
    """By the tags of the languages in which it can be used."""
    diagnostics: tuple[Diagnostic, ...]
    """What is wrong in it; nothing of that is fatal, for all else can be shown."""
    folder: str
    """The data folder, without links: an installation replaces the link to it."""


def load_message(data: Path) -> LoadedMessage:
    """Return the message in a data folder, without the languages in which it is wrong."""
    diagnostics: list[Diagnostic] = []
    file = load_file(paths.message_in(data), LocalFile, diagnostics, optional="message")
    message: Mapping[str, VenueMessage] = {}
    if file:
        document, message = file[0], file[1].message
        for tag in sorted(message):
            if os.path.lexists(data / LANGUAGES / f"{tag}.yaml"):
                continue
            position = document.position_of(("message", tag), of_key=True)
            values = {"id": tag}
            diagnostics.append(Diagnostic(document.file, position, Code.NO_LANGUAGE_FILE, values))
    lowered = (
        replace(each, lowered=Severity.IGNORED) if each.severity is Severity.FATAL else each
        for each in diagnostics
    )
    return LoadedMessage(message, tuple(lowered), os.path.realpath(data))


def with_message(
    editions: tuple[Edition, ...], message: Mapping[str, VenueMessage] | None
) -> tuple[Edition, ...]:
    """Return Editions with the page of the message, before the others, if there is a message.

    A language without it has that of the first language that has one.
    """
    if not message:
        return editions
    first = next((each.tag for each in editions if each.tag in message), next(iter(message)))
    return tuple(
        _with_page(each, each.tag if each.tag in message else first, message) for each in editions
    )


def _with_page(edition: Edition, tag: str, message: Mapping[str, VenueMessage]) -> Edition:
    mark, wording = edition.wording.marks["venue"], edition.wording
    other = "" if tag == edition.tag else wording.languages.get(tag, tag)
    block = Block(
        MESSAGE_ID,
        Attribution((mark,), (Citation(mark, wording.help["venue"]),)),
        paragraphs=(message[tag].text,),
        tag=tag if other else "",
    )
    note = fill(wording.pane["other_language"], {"language": other}) if other else ""
    page = Entry(MESSAGE_ID, message[tag].title, None, (block,), note=note)
    pages = (page, *edition.pages)
    return replace(edition, pages=pages, entries=edition.episodes + pages)


def count_cards(edition: Edition) -> int:
    """Return how many entries have a card: the episodes, and the message after them."""
    has_message = any(page.id == MESSAGE_ID for page in edition.pages)
    return len(edition.episodes) + has_message
