"""The catalogue in one language: what a reader sees, in final form.

Every text is resolved and marked, dates and numbers are written out, provenance stands beside.
Who shows an Edition asks no questions: no fallback, no formatting, no `if language`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from iomtui.catalogue.entry import Block, Entry
from iomtui.catalogue.links import episode_link, hosts, series_link, video_address
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
    VIDEO,
    paragraphs,
    reasons,
    series_values,
    statement_values,
)
from iomtui.catalogue.provenance import Attribution, AttributionBuilder, Citation, SourceReference
from iomtui.i18n.formats import Formats, number
from iomtui.i18n.templates import fill
from iomtui.i18n.wording import Wording
from iomtui.i18n.wording_loader import SHIPPED, wording_for
from iomtui.parsing.sanitize import one_line

if TYPE_CHECKING:
    from iomtui.youtube.details import Details
    from iomtui.youtube.enrich import DetailsBlocks


class Edition(msgspec.Struct, frozen=True):
    """The catalogue as one reader sees it."""

    tag: str
    """The language's tag (BCP 47)."""
    name: str
    """The language's own name."""
    short: str
    """The same in fewer letters, if there is one; else the name."""
    wording: Wording
    """The interface in that language."""
    formats: Formats
    """How the language writes what is not in the catalogue: moments of today, for instance."""
    title: str
    """What the series is called, on one line."""
    episodes: tuple[Entry, ...]
    """The episodes, in listed order."""
    pages: tuple[Entry, ...]
    """The pages beside them."""
    sources: tuple[SourceReference, ...]
    """The sources."""
    hosts: frozenset[str] = frozenset()
    """The hosts of addresses that may be opened."""

    entries: tuple[Entry, ...] = ()
    """The episodes, then the pages, as the list shows them."""


def editions(
    catalogue: Catalogue, audience: Audience = "public", supplement: Details | None = None
) -> tuple[Edition, ...]:
    """Return the catalogue in each of its languages, in the order in which they are offered."""
    return tuple(edition(catalogue, tag, audience, supplement) for tag in catalogue.tags)


def edition(
    catalogue: Catalogue,
    tag: str,
    audience: Audience = "public",
    supplement: Details | None = None,
) -> Edition:
    """Return the catalogue in the language `tag`, without what is not for the audience.

    `supplement` is what the channel knows of the episodes. Raises KeyError if the catalogue does
    not have that language.
    """
    return _Builder(catalogue, tag, audience, supplement).edition()


class _Builder:
    """Joins facts and words."""

    def __init__(
        self, catalogue: Catalogue, tag: str, audience: Audience, supplement: Details | None
    ) -> None:
        by_tag = {file.language.tag: file for file in catalogue.languages}
        self._series = catalogue.series
        self._file = by_tag[tag]
        self._files = (self._file, *(file for file in catalogue.languages if file != self._file))
        self._audience = audience
        base = catalogue.tags[0] if catalogue.tags[0] in SHIPPED else SHIPPED[0]
        self._wording = wording_for(tag, self._file.interface, base)
        self._attributions = AttributionBuilder(self._series, self._files, self._wording)
        self._said: dict[str, tuple[Block, ...]] = {}
        self._channel = self._from_channel(supplement) if supplement else None

    def edition(self) -> Edition:
        """Return the whole."""
        series = self._series
        episodes = tuple(map(self._episode, range(len(series.episodes)), series.episodes))
        pages = tuple(self._page(page) for page in series.pages)
        return Edition(
            tag=self._file.language.tag,
            name=one_line(self._file.language.name),
            short=one_line(self._file.language.short or self._file.language.name),
            wording=self._wording,
            formats=self._file.formats,
            title=self._first(file.series.title for file in self._files)
            or one_line(series.publisher),
            episodes=episodes,
            pages=pages,
            entries=episodes + pages,
            sources=tuple(self._attributions.sources.values()),
            hosts=hosts(series),
        )

    def _from_channel(self, supplement: Details) -> DetailsBlocks:
        # Only now: without a supplement, nobody need wait for what adds it.
        from iomtui.youtube.enrich import DetailsBlocks  # noqa: PLC0415

        formats, wording = self._file.formats, self._wording
        return DetailsBlocks(self._series, supplement, formats, wording, self._attributions)

    def _first(self, texts: Iterator[str | None]) -> str:
        """Return the first text there is, on one line."""
        return next((line for line in map(one_line, filter(None, texts)) if line), "")

    def _episode(self, index: int, episode: Episode) -> Entry:
        blocks = [self._place(index), *self._gloss(episode), *self._synopsis(episode)]
        blocks += self._statements(self._series.every_episode)
        blocks += self._video(episode)
        link = episode_link(self._series, episode, self._wording.link)
        title = one_line(episode.title.text)
        entry = Entry(episode.id, title, index + 1, tuple(blocks), link)
        return self._channel.added_to(entry) if self._channel else entry

    def _place(self, index: int) -> Block:
        count = len(self._series.episodes)
        values = {
            "number": number(index + 1, self._file.formats),
            "count": number(count, self._file.formats),
        }
        text = fill(self._wording.pane.place, values)
        told = self._attributions.build(self._series.listed)
        return Block(":place", told, paragraphs=(text,), tone="place")

    def _gloss(self, episode: Episode) -> Iterator[Block]:
        words = self._file.episodes.get(episode.id)
        if words and words.gloss and words.gloss.strip():
            yield Block(
                ":gloss",
                self._attributions.build(Provenance(ours=GLOSS), self._file),
                label=self._wording.pane.gloss,
                paragraphs=(one_line(words.gloss),),
                tone="gloss",
            )

    def _synopsis(self, episode: Episode) -> Iterator[Block]:
        for file in self._files:
            words = file.episodes.get(episode.id)
            if words and words.synopsis and words.synopsis.strip():
                provenance = episode.synopsis or Provenance()
                told = self._attributions.build(provenance, file)
                yield self._block(":synopsis", told, Words(text=words.synopsis), file, {})
                return

    def _video(self, episode: Episode) -> Iterator[Block]:
        if address := video_address(self._series, episode):
            told = self._attributions.build(Provenance(ours=VIDEO))
            label = self._wording.channel.video
            yield Block(":video", told, label, paragraphs=(address,))

    def _page(self, page: Page) -> Entry:
        title = self._first(
            words.title for file in self._files if (words := file.pages.get(page.id))
        )
        blocks = tuple(self._statements(page.statements))
        link = series_link(self._series, self._wording.link)
        return Entry(page.id, title or page.id, None, blocks, link)

    def _statements(self, ids: tuple[str, ...]) -> Iterator[Block]:
        for name in dict.fromkeys(ids):
            if name not in self._said:
                self._said[name] = tuple(self._statement(name, self._series.statements[name]))
            yield from self._said[name]

    def _statement(self, name: str, statement: Statement) -> Iterator[Block]:
        if statement.audience == "press" and self._audience != "press":
            return
        if statement.shows:
            yield from self._gathered(name, statement)
            return
        for file in self._files:
            if words := file.words(name):
                values = statement_values(statement, file) | series_values(self._series)
                told = self._attributions.build(statement, file, tuple(self._bases(statement)))
                yield self._block(name, told, words, file, values)
                return

    def _block(
        self,
        name: str,
        told: Attribution,
        words: Words,
        file: LanguageFile,
        values: dict[str, str],
    ) -> Block:
        note = tag = ""
        if file is not self._file:
            tag = file.language.tag
            values_of_note = {"language": one_line(file.language.name)}
            note = fill(self._wording.pane.other_language, values_of_note)
        return Block(
            name,
            told,
            label=fill(one_line(words.label or ""), values),
            note=note,
            tag=tag,
            paragraphs=tuple(fill(text, values) for text in paragraphs(words.text or "")),
            items=tuple(fill(one_line(item), values) for item in words.items),
            tone="quiet" if told.is_not_stated else "plain",
        )

    def _bases(self, statement: Statement) -> Iterator[Citation]:
        """Yield the statements from which this one is worked out, as they are told."""
        for name in statement.calculated_from:
            base = self._series.statements[name]
            found = next(((words, f) for f in self._files if (words := f.words(name))), None)
            if found and base.audience in ("public", self._audience):
                words, file = found
                said = one_line(": ".join(filter(None, (words.label, words.text))))
                said = fill(said, statement_values(base, file) | series_values(self._series))
                text = fill(self._wording.sources.calculated, {"statement": said})
                told = self._attributions.build(base)
                yield Citation(" ".join(told.marks), text, told.sources)

    def _gathered(self, name: str, statement: Statement) -> Iterator[Block]:
        told = self._attributions.build(statement)
        if statement.shows == "sources":
            for source_id in statement.sources:
                source = self._attributions.sources[source_id]
                text = "\n".join(filter(None, (source.title, source.address)))
                told = self._attributions.build(Provenance(sources=(source_id,)))
                told = Attribution(told.marks, told.citations)
                yield Block(f"{name}:{source_id}", told, paragraphs=(text,))
        elif statement.shows == "channel":
            channel = self._series.channel
            if channel and channel.url:
                words = self._wording.channel
                note = words.confirmed if channel.confirmed else words.unconfirmed
                yield Block(name, told, paragraphs=(f"{channel.url}\n{note}",))
        elif statement.shows == "language":
            label = self._wording.state.label
            yield Block(name, told, label, paragraphs=(self._state_of_language(),))
        else:
            told = self._attributions.build(statement, self._file)
            intro, items = (self._wording.pane.reasons,), tuple(self._reasons())
            yield Block(name, told, paragraphs=intro, items=items)

    def _state_of_language(self) -> str:
        language = self._file.language
        words = self._wording.state
        states = {
            "unreviewed": words.unreviewed,
            "machine": words.machine,
            "reviewed": words.reviewed_by if language.reviewed_by else words.reviewed,
        }
        return fill(states[language.state], {"person": one_line(language.reviewed_by or "")})

    def _reasons(self) -> Iterator[str]:
        """Yield why things are ours, each once, in the order in which the data names them."""
        for reason in reasons(self._series, self._file, self._audience):
            if text := self._attributions.reason(reason):
                yield text
