"""The catalogue in one language, with every text in its final form.

Fallbacks are resolved and marked, dates and numbers are formatted, attributions are attached.
Code that shows an Edition needs no fallback, no formatting and no `if language`.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import TypeVar

import msgspec

from iomtui.catalogue.entry import Block, Entry
from iomtui.catalogue.links import Link, episode_link, hosts, series_link, video_address
from iomtui.catalogue.model import (
    Audience,
    Catalogue,
    Episode,
    LanguageFile,
    Page,
    Provenance,
    Statement,
    Words,
)
from iomtui.catalogue.placeholders import (
    GLOSS,
    QUESTION,
    VIDEO,
    has_values,
    paragraphs,
    reason_ids,
    series_values,
    statement_values,
)
from iomtui.catalogue.provenance import Attribution, AttributionBuilder, Citation, SourceReference
from iomtui.i18n.formats import Formats, number
from iomtui.i18n.templates import SHIPPED, fill
from iomtui.i18n.wording import Wording
from iomtui.i18n.wording_loader import wording_for
from iomtui.parsing.sanitize import one_line

_Words = TypeVar("_Words", bound=Hashable)


class Edition(msgspec.Struct, frozen=True):
    """The catalogue as one reader sees it."""

    tag: str
    """The language's tag (BCP 47)."""
    name: str
    short: str
    """A shorter name of the language; the name itself if there is none."""
    wording: Wording
    """The words of the interface in that language."""
    formats: Formats
    """For dates and numbers that are not in the catalogue."""
    title: str
    """The title of the series, on one line."""
    short_title: str
    """A shorter title; the title itself if there is none."""
    episodes: tuple[Entry, ...]
    """In the order of series.yaml."""
    pages: tuple[Entry, ...]
    sources: tuple[SourceReference, ...]
    hosts: frozenset[str] = frozenset()
    """The hosts of addresses that may be opened."""
    entries: tuple[Entry, ...] = ()
    """The episodes, then the pages."""


def editions(catalogue: Catalogue, audience: Audience = "public") -> tuple[Edition, ...]:
    """Return the catalogue in each of its languages, in the order offered."""
    return tuple(edition(catalogue, tag, audience) for tag in catalogue.tags)


def edition(catalogue: Catalogue, tag: str, audience: Audience = "public") -> Edition:
    """Return the catalogue in the language `tag`, without statements for another audience.

    Raises KeyError if the catalogue does not have that language.
    """
    return _Builder(catalogue, tag, audience).edition()


def from_first(editions: tuple[Edition, ...], first: int) -> tuple[Edition, ...]:
    """Return the Editions, the one with the index `first` before the others."""
    return (editions[first], *editions[:first], *editions[first + 1 :])


def in_each_language(
    editions: tuple[Edition, ...], first: int, words: Callable[[Wording], _Words]
) -> tuple[_Words, ...]:
    """Return some words of the interface in each language, that with the index `first` first.

    A language without these words has those of its fallback, which are returned once.
    """
    return tuple(dict.fromkeys(words(each.wording) for each in from_first(editions, first)))


def mark_meanings(edition: Edition) -> Iterator[tuple[str, str, str]]:
    """Yield each mark that is used in the Edition: an id, the mark, and its meaning."""
    words, marks = edition.wording.help, edition.wording.marks
    blocks = (block for entry in edition.entries for block in entry.blocks)
    used = {mark for block in blocks for mark in block.attribution.marks}
    for index, source in enumerate(edition.sources):
        text = fill(words["source"], {"source": source.title})
        yield f"source-{index}", source.mark, text
    others = (
        ("ours", marks["ours"], words["ours"]),
        ("not-stated", marks["not_stated"], words["not_stated"]),
        ("unsourced", marks["unsourced"], words["unsourced"]),
        ("machine", marks["machine"], words["machine"]),
        ("youtube", marks["youtube"], words["youtube"]),
        ("venue", marks["venue"], words["venue"]),
    )
    yield from (row for row in others if row[1] in used)


class _Builder:
    """Joins facts and words for one language and audience."""

    def __init__(self, catalogue: Catalogue, tag: str, audience: Audience) -> None:
        by_tag = {file.language.tag: file for file in catalogue.languages}
        self._series = catalogue.series
        self._file = by_tag[tag]
        self._files = (self._file, *(file for file in catalogue.languages if file != self._file))
        self._audience = audience
        first = (catalogue.offered or catalogue.tags)[0]
        base = first if first in SHIPPED else SHIPPED[0]
        self._wording = wording_for(tag, self._file.interface, self._file.formats.plural, base)
        self._attributions = AttributionBuilder(self._series, self._files, self._wording)
        self._block_cache: dict[str, tuple[Block, ...]] = {}

    def edition(self) -> Edition:
        series, words = self._series, self._file.series
        title = self._first(file.series.title for file in self._files) or series.publisher
        episodes = tuple(map(self._episode, range(len(series.episodes)), series.episodes))
        pages = tuple(self._page(page) for page in series.pages)
        return Edition(
            tag=self._file.language.tag,
            name=self._file.language.name,
            short=self._file.language.short or self._file.language.name,
            wording=self._wording,
            formats=self._file.formats,
            title=title,
            short_title=(words.title and words.short) or title,
            episodes=episodes,
            pages=pages,
            entries=episodes + pages,
            sources=tuple(self._attributions.sources.values()),
            hosts=hosts(series),
        )

    def _first(self, texts: Iterator[str | None]) -> str:
        """Return the first text that is not blank."""
        return next((text for text in texts if text and text.strip()), "")

    def _episode(self, index: int, episode: Episode) -> Entry:
        synopsis = tuple(self._synopsis(episode))
        link = episode_link(self._series, episode, self._wording.link)
        blocks = [self._place(index), *self._gloss(episode), *synopsis]
        blocks += self._how_to_watch(episode, link)
        blocks += self._question(episode)
        names = (*episode.statements, *self._series.every_episode)
        statements = tuple(self._statements(names, has_synopsis=bool(synopsis)))
        if statements and (heading := self._file.series.over_statements):
            blocks.append(Block(":over-statements", paragraphs=(heading,), tone="heading"))
        blocks += statements
        return Entry(
            episode.id, episode.title.text, index + 1, tuple(blocks), link, self._note(blocks)
        )

    def _note(self, blocks: Iterable[Block]) -> str:
        """Return in which languages those blocks are that lack a translation; empty if none do."""
        tags = dict.fromkeys(block.tag for block in blocks if block.tag)
        names = ", ".join(self._attributions.languages[tag] for tag in tags)
        return fill(self._wording.pane["other_language"], {"language": names}) if tags else ""

    def _place(self, index: int) -> Block:
        count = len(self._series.episodes)
        values = {
            "number": number(index + 1, self._file.formats),
            "count": number(count, self._file.formats),
        }
        text = fill(self._wording.pane["place"], values)
        attribution = self._attributions.build(self._series.listed)
        return Block(":place", attribution, paragraphs=(text,), tone="place")

    def _gloss(self, episode: Episode) -> Iterator[Block]:
        words = self._file.episodes.get(episode.id)
        if words and words.gloss and words.gloss.strip():
            yield Block(
                ":gloss",
                self._attributions.build(Provenance(ours=GLOSS), self._file),
                label=self._wording.pane["gloss"],
                paragraphs=(words.gloss,),
                tone="gloss",
            )

    def _synopsis(self, episode: Episode) -> Iterator[Block]:
        for file in self._files:
            words = file.episodes.get(episode.id)
            if words and words.synopsis and words.synopsis.strip():
                provenance = episode.synopsis or Provenance()
                attribution = self._attributions.build(provenance, file)
                yield self._block(":synopsis", attribution, Words(text=words.synopsis), file, {})
                return

    def _question(self, episode: Episode) -> Iterator[Block]:
        for file in self._files:
            words = file.episodes.get(episode.id)
            if words and words.question and words.question.strip():
                attribution = self._attributions.build(Provenance(ours=QUESTION), file)
                text = Words(label=self._wording.pane["question"], text=words.question)
                yield self._block(":question", attribution, text, file, {})
                if reason := self._attributions.reason(QUESTION):
                    yield Block(":about-question", paragraphs=(reason,), tone="footnote")
                return

    def _how_to_watch(self, episode: Episode, link: Link | None) -> Iterator[Block]:
        """Yield the address of the video, else what to search for."""
        if link and link.query:
            words = self._wording.link
            search = fill(words["look_for"], {"words": link.query})
            text = f"{search}\n{words['not_checked']}"
            yield Block(":search", label=words["how_to_watch"], paragraphs=(text,))
        elif episode.video and (address := video_address(self._series, episode.video)):
            attribution = self._attributions.build(Provenance(ours=VIDEO))
            yield Block(
                ":video", attribution, self._wording.channel["video"], paragraphs=(address,)
            )

    def _page(self, page: Page) -> Entry:
        title = self._first(
            words.title for file in self._files if (words := file.pages.get(page.id))
        )
        blocks = tuple(self._statements(page.statements))
        link = series_link(self._series, self._wording.link)
        return Entry(page.id, title or page.id, None, blocks, link, self._note(blocks))

    def _statements(self, ids: tuple[str, ...], *, has_synopsis: bool = False) -> Iterator[Block]:
        for name in dict.fromkeys(ids):
            if has_synopsis and self._series.statements[name].until_synopsis:
                continue
            if name not in self._block_cache:
                statement = self._series.statements[name]
                self._block_cache[name] = tuple(self._statement(name, statement))
            yield from self._block_cache[name]

    def _statement(self, name: str, statement: Statement) -> Iterator[Block]:
        if statement.audience == "press" and self._audience != "press":
            return
        if statement.shows:
            yield from self._generated(name, statement)
            return
        for file in self._files:
            words = file.words(name)
            values = statement_values(statement, file) | series_values(self._series)
            if words and has_values(words, values):
                calculated_from = tuple(self._calculated_from(statement))
                attribution = self._attributions.build(statement, file, calculated_from)
                yield self._block(name, attribution, words, file, values)
                return

    def _block(
        self,
        name: str,
        attribution: Attribution,
        words: Words,
        file: LanguageFile,
        values: dict[str, str],
    ) -> Block:
        return Block(
            name,
            attribution,
            label=fill(words.label or "", values),
            tag="" if file is self._file else file.language.tag,
            paragraphs=tuple(fill(text, values) for text in paragraphs(words.text or "")),
            items=tuple(fill(item or "", values) for item in words.items),
            tone="quiet" if attribution.is_not_stated else "plain",
        )

    def _calculated_from(self, statement: Statement) -> Iterator[Citation]:
        """Yield citations of the statements from which this one is calculated."""
        for name in statement.calculated_from:
            base = self._series.statements[name]
            pair = next(((words, f) for f in self._files if (words := f.words(name))), None)
            if pair and base.audience in ("public", self._audience):
                words, file = pair
                sentence = one_line(": ".join(filter(None, (words.label, words.text))))
                values = statement_values(base, file) | series_values(self._series)
                filled = {"statement": fill(sentence, values)}
                text = fill(self._wording.sources["calculated"], filled)
                attribution = self._attributions.build(base)
                yield Citation(" ".join(attribution.marks), text, attribution.sources)

    def _generated(self, name: str, statement: Statement) -> Iterator[Block]:
        attribution = self._attributions.build(statement)
        if statement.shows == "sources":
            for source_id in statement.sources:
                source = self._attributions.sources[source_id]
                text = "\n".join(filter(None, (source.title, source.address)))
                cited = self._attributions.build(Provenance(sources=(source_id,)))
                attribution = Attribution(cited.marks, cited.citations)
                yield Block(f"{name}:{source_id}", attribution, paragraphs=(text,))
        elif statement.shows == "channel":
            channel = self._series.channel
            if channel and channel.url:
                words = self._wording.channel
                note = words["confirmed"] if channel.confirmed else words["unconfirmed"]
                yield Block(name, attribution, paragraphs=(f"{channel.url}\n{note}",))
        elif statement.shows == "language":
            label, state = self._wording.state["label"], self._language_state()
            yield Block(name, attribution, label, paragraphs=(state,))
        else:
            attribution = self._attributions.build(statement, self._file)
            ids = reason_ids(self._series, self._file, self._audience)
            items = tuple(filter(None, map(self._attributions.reason, ids)))
            yield Block(name, attribution, paragraphs=(self._wording.pane["reasons"],), items=items)

    def _language_state(self) -> str:
        language = self._file.language
        has_reviewer = language.state == "reviewed" and language.reviewed_by
        name = "reviewed_by" if has_reviewer else language.state
        return fill(self._wording.state[name], {"person": language.reviewed_by or ""})
