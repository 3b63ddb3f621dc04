"""The data files: facts in series.yaml, words in one file per language."""

from typing import Annotated, Any, Literal, TypeAlias

import msgspec
from msgspec import Meta

from iomtui.i18n.formats import Formats
from iomtui.parsing.diagnostics import Diagnostic
from iomtui.parsing.field_types import (
    Count,
    Id,
    Line,
    Moment,
    Name,
    SearchAddress,
    Tag,
    Url,
    VideoAddress,
    VideoId,
)

Audience: TypeAlias = Literal["public", "press"]
"""`public` statements are shown everywhere, `press` statements only on a person's own screen."""

GeneratedText: TypeAlias = Literal["channel", "language", "sources", "reasons"]
"""What a statement can show instead of words of its own; it is generated from the files."""


class Facts(msgspec.Struct, frozen=True, kw_only=True):
    """Base of everything in the data files; immutable."""


class Provenance(Facts, frozen=True, kw_only=True, omit_defaults=True):
    """Where a statement comes from. Exactly one kind is expected; none is reported by `check`."""

    sources: tuple[Id, ...] = ()
    """Ids of the sources that state it."""
    ours: Id | None = None
    """Id of the reason, if it is our own text; the words are in each language's `reasons`."""
    not_stated: bool = False
    """True if it says that no source states something."""

    @property
    def is_given(self) -> bool:
        """Whether any kind is given."""
        return bool(self.sources) or self.ours is not None or self.not_stated


class Statement(Provenance, frozen=True, kw_only=True):
    """A statement of the catalogue, without its words."""

    figures: dict[Id, Count] = {}
    """Numbers for the placeholders {id} in its words."""
    times: dict[Id, Moment] = {}
    """Moments for the placeholders {id}, {id.date}, {id.time} and {id.zone}."""
    calculated_from: tuple[Id, ...] = ()
    """Ids of the statements from which its figures or times are calculated."""
    audience: Audience = "public"
    until_synopsis: bool = False
    """Whether it is left out of an episode that has a synopsis."""
    shows: GeneratedText | None = None
    """What it generates: the channel, the state of the translation, its sources, or the reasons
    for our own texts."""


class Source(Facts, frozen=True, kw_only=True):
    """A source of statements."""

    kind: Literal["release", "operator", "web"]
    language: Tag
    title: Name
    url: Url | None = None
    mark: Annotated[Name, Meta(max_length=8)] | None = None
    """The mark in the margin; by default the language's tag in capitals."""

    @property
    def shown_mark(self) -> str:
        """The mark, or its default."""
        return self.mark or self.language.upper()


class Addresses(Facts, frozen=True, kw_only=True):
    """Address patterns of a site. Links are built from these and from nothing else."""

    video: VideoAddress | None = None
    """With the placeholder {id}."""
    search: SearchAddress | None = None
    """With the placeholder {words}."""


class Channel(Facts, frozen=True, kw_only=True):
    """Where the series can be watched."""

    name: Name
    url: Url | None = None
    confirmed: bool = False
    """True once a person has confirmed the address."""
    search: Line | None = None
    """The search terms; {title} is the episode's title, empty in a search for the series."""
    addresses: Addresses = Addresses()


class Title(Facts, frozen=True, kw_only=True):
    """A proper name, the same in every language."""

    text: Name
    language: Tag


class Episode(Facts, frozen=True, kw_only=True, omit_defaults=True):
    """The facts of an episode."""

    id: Id
    title: Title
    video: VideoId | None = None
    """Its video, once a person has identified it."""
    show_description: bool = False
    """Whether kiosks and exports may show the description and chapters that YouTube has for
    `video`: a person has read them."""
    statements: tuple[Id, ...] = ()
    """The ids of the statements that are shown with it, before those of every episode."""
    synopsis: Provenance | None = None
    """Where its synopsis comes from, if the languages have one."""


class Page(Facts, frozen=True, kw_only=True):
    """A page that is not about an episode."""

    id: Id
    statements: tuple[Id, ...] = ()
    """The ids of its statements, in reading order."""


class Series(Facts, frozen=True, kw_only=True):
    """series.yaml: what is true in every language."""

    format: Count
    languages: tuple[Tag, ...]
    """The order in which languages are offered; the first is the default."""
    publisher: Name
    episodes: Annotated[tuple[Episode, ...], Meta(min_length=1)]
    """In the order of the list."""
    listed: Provenance = Provenance()
    """Where the titles and their order come from."""
    statements: dict[Id, Statement] = {}
    sources: dict[Id, Source] = {}
    channel: Channel | None = None
    every_episode: tuple[Id, ...] = ()
    """Ids of statements that are shown with every episode."""
    pages: tuple[Page, ...] = ()


class LanguageFacts(Facts, frozen=True, kw_only=True):
    """The names of a language, and whether its texts are reviewed."""

    tag: Tag
    name: Name
    short: Name | None = None
    """A shorter name for narrow windows."""
    direction: Literal["ltr", "rtl"] = "ltr"
    state: Literal["reviewed", "unreviewed", "machine"] = "unreviewed"
    """Whether a person who knows the language has reviewed the texts."""
    reviewed_by: Line | None = None


class Words(Facts, frozen=True, kw_only=True):
    """The words of a statement."""

    label: Line | None = None
    """A word or two that name the text."""
    text: str | None = None
    """Paragraphs, separated by blank lines."""
    items: tuple[Line | None, ...] = ()
    """A list; while one of them is null, the statement is not translated."""


class TitleWords(Facts, frozen=True, kw_only=True):
    """The title of the series or of a page, in one language."""

    title: Line | None = None


class SeriesWords(TitleWords, frozen=True, kw_only=True):
    """Texts about the series in one language."""

    short: Line | None = None
    """A shorter title for narrow windows."""
    over_statements: Line | None = None
    """A line over the statements of each episode, such as that they are about all of them."""


class EpisodeWords(Facts, frozen=True, kw_only=True):
    """Texts about an episode in one language."""

    gloss: Line | None = None
    """The meaning of the title; always our own text."""
    question: Line | None = None
    """A question to talk about; always our own text."""
    synopsis: str | None = None


class LanguageFile(Facts, frozen=True, kw_only=True):
    """languages/<tag>.yaml: words in one language, by the same ids."""

    format: Count
    language: LanguageFacts
    formats: Formats
    series: SeriesWords = SeriesWords()
    episodes: dict[Id, EpisodeWords] = {}
    pages: dict[Id, TitleWords] = {}
    statements: dict[Id, str | tuple[Line | None, ...] | Words | None] = {}
    """A text, a list, or a mapping of label, text and items."""
    reasons: dict[Id, Line | None] = {}
    """The reasons for our own texts."""
    interface: dict[str, Any] = {}
    """Words of the interface, for a language that the program does not ship."""

    def words(self, statement: str) -> Words | None:
        """Return a statement's words, whichever form they have; None if they are missing."""
        words = self.statements.get(statement)
        if isinstance(words, str):
            words = Words(text=words)
        elif isinstance(words, tuple):
            words = Words(items=words)
        if not words or None in words.items:
            return None
        return words if (words.text or "").strip() or words.items else None


class Catalogue(msgspec.Struct, frozen=True):
    """The content of a data folder, as far as it is valid."""

    series: Series
    languages: tuple[LanguageFile, ...]
    """In the order offered; at least one."""
    omissions: dict[str, list[Diagnostic]] = {}
    """Why others are not among them, by their tags."""
    offered: tuple[str, ...] = ()
    """The tags of all languages in that order, if only one of them was loaded."""

    @property
    def tags(self) -> tuple[str, ...]:
        """The language tags, in the order offered."""
        return tuple(file.language.tag for file in self.languages)
