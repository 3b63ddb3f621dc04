"""The data as editors write it: facts in series.yaml, words in one file a language."""

from __future__ import annotations

from typing import Annotated, Any, Literal, TypeAlias

import msgspec
from msgspec import Meta

from iomtui.i18n.formats import Formats
from iomtui.parsing.field_types import (
    Count,
    Id,
    Moment,
    Name,
    SearchAddress,
    Tag,
    Url,
    VideoAddress,
    VideoId,
)

Audience: TypeAlias = Literal["public", "press"]
"""Who a statement is for: everyone, or those who read at their own screen."""

Gathered: TypeAlias = Literal["channel", "language", "sources", "reasons"]
"""What a statement can gather from the files instead of bringing words of its own."""


class Facts(msgspec.Struct, frozen=True, kw_only=True):
    """Base of what the files hold; every instance is immutable."""


class Provenance(Facts, frozen=True, kw_only=True):
    """What something rests on. Exactly one kind is expected; none is a fault."""

    sources: tuple[Id, ...] = ()
    """The sources that state it."""
    ours: Id | None = None
    """If it is ours: the id of the reason, told in each language's `reasons`."""
    not_stated: bool = False
    """True if it says what no source states."""

    @property
    def known(self) -> bool:
        """Whether any kind of provenance is given."""
        return bool(self.sources) or self.ours is not None or self.not_stated


class Statement(Provenance, frozen=True, kw_only=True):
    """One thing that the catalogue says."""

    figures: dict[Id, Count] = {}
    """Numbers that its words name as {id}."""
    times: dict[Id, Moment] = {}
    """Moments that its words name as {id}, {id.date}, {id.time} or {id.zone}."""
    calculated_from: tuple[Id, ...] = ()
    """The statements from which its figures or times are worked out."""
    audience: Audience = "public"
    """Who it is for."""
    shows: Gathered | None = None
    """What it gathers: the channel, how far the translation is checked, its sources, or why
    some things are ours."""


class Source(Facts, frozen=True, kw_only=True):
    """Something that statements rest on."""

    kind: Literal["release", "operator", "web"]
    """What it is."""
    language: Tag
    """The language it is written in."""
    title: Name
    """Its own title."""
    url: Url | None = None
    """Its address."""
    mark: Annotated[str, Meta(min_length=1, max_length=8)] | None = None
    """The mark beside each statement; without one, the language's tag in capitals."""

    @property
    def shown_mark(self) -> str:
        """The mark to show."""
        return self.mark or self.language.upper()


class Addresses(Facts, frozen=True, kw_only=True):
    """How the addresses of a site are written. Links are made from these and from nothing else."""

    video: VideoAddress | None = None
    """A video; {id} is what names it."""
    search: SearchAddress | None = None
    """A search; {words} is what to search for."""


class Channel(Facts, frozen=True, kw_only=True):
    """Where the series can be watched."""

    name: Name
    """The channel's name."""
    url: Url | None = None
    """Its address."""
    confirmed: bool = False
    """True once a person has confirmed the address."""
    search: str | None = None
    """What to search for; {title} is the episode's, and empty when the series is looked for."""
    addresses: Addresses = Addresses()
    """How the site writes its addresses."""


class Title(Facts, frozen=True, kw_only=True):
    """A proper name, the same in every language."""

    text: Name
    """The title."""
    language: Tag
    """The language it is in."""


class Episode(Facts, frozen=True, kw_only=True):
    """One episode."""

    id: Id
    """Its name in the files."""
    title: Title
    """Its title."""
    video: VideoId | None = None
    """Its video, once a person has found it."""
    synopsis: Provenance | None = None
    """What its synopsis rests on, where the languages bring one."""


class Page(Facts, frozen=True, kw_only=True):
    """A page beside the episodes."""

    id: Id
    """Its name in the files."""
    statements: tuple[Id, ...] = ()
    """What it says, in order."""


class Series(Facts, frozen=True, kw_only=True):
    """series.yaml: what is true in every language."""

    format: Count
    """The version of this format."""
    languages: tuple[Tag, ...]
    """The order in which languages are offered; the first is the default."""
    publisher: Name
    """Who publishes the series."""
    episodes: Annotated[tuple[Episode, ...], Meta(min_length=1)]
    """The episodes, at least one, in the order in which they are listed."""
    listed: Provenance = Provenance()
    """What the titles and their order rest on."""
    statements: dict[Id, Statement] = {}
    """What the catalogue says."""
    sources: dict[Id, Source] = {}
    """What it rests on."""
    channel: Channel | None = None
    """Where to watch."""
    every_episode: tuple[Id, ...] = ()
    """Statements true of every episode."""
    pages: tuple[Page, ...] = ()
    """The pages beside the episodes."""


class LanguageFacts(Facts, frozen=True, kw_only=True):
    """What a language is called and how far its texts can be trusted."""

    tag: Tag
    """Its tag (BCP 47)."""
    name: Name
    """Its own name for itself."""
    short: Name | None = None
    """The same in fewer letters, for windows in which the whole name has no room."""
    direction: Literal["ltr", "rtl"] = "ltr"
    """The direction of its script."""
    state: Literal["reviewed", "unreviewed", "machine"] = "unreviewed"
    """Whether a person who knows the language has read the texts."""
    reviewed_by: str | None = None
    """Who that was."""


class Words(Facts, frozen=True, kw_only=True):
    """A statement in words."""

    text: str | None = None
    """Sentences; a blank line parts paragraphs."""
    label: str | None = None
    """A word or two that name what follows."""
    items: tuple[str, ...] = ()
    """A list."""


class SeriesWords(Facts, frozen=True, kw_only=True):
    """The series in words."""

    title: str | None = None
    """What the series is called."""


class EpisodeWords(Facts, frozen=True, kw_only=True):
    """An episode in words."""

    gloss: str | None = None
    """What the title means, for readers who do not know its language; ours."""
    synopsis: str | None = None
    """What it tells."""


class PageWords(Facts, frozen=True, kw_only=True):
    """A page in words."""

    title: str | None = None
    """Its title."""


class LanguageFile(Facts, frozen=True, kw_only=True):
    """languages/<tag>.yaml: words in one language, by the same ids."""

    format: Count
    """The version of this format."""
    language: LanguageFacts
    """The language."""
    formats: Formats
    """How it writes dates, times and numbers."""
    series: SeriesWords = SeriesWords()
    """The series."""
    episodes: dict[Id, EpisodeWords] = {}
    """The episodes."""
    pages: dict[Id, PageWords] = {}
    """The pages."""
    statements: dict[Id, str | tuple[str, ...] | Words | None] = {}
    """The statements: a text, a list, or a mapping of label, text and items."""
    reasons: dict[Id, str | None] = {}
    """Why something is ours."""
    interface: dict[str, Any] = {}
    """The interface's words, for a language that the program itself does not bring."""

    def words(self, statement: str) -> Words | None:
        """Return a statement's words, however short their form; None if there are none."""
        found = self.statements.get(statement)
        if isinstance(found, str):
            found = Words(text=found)
        elif isinstance(found, tuple):
            found = Words(items=found)
        if found is None or not ((found.text or "").strip() or found.items):
            return None
        return found


class Catalogue(msgspec.Struct, frozen=True):
    """Everything that a data folder holds, whole and checked."""

    series: Series
    """The facts."""
    languages: tuple[LanguageFile, ...]
    """The words, in the order offered; at least one."""

    @property
    def tags(self) -> tuple[str, ...]:
        """The tags of the languages, in the order offered."""
        return tuple(file.language.tag for file in self.languages)
