"""Details added to the episodes of a finished Edition.

They fill places that are empty, bear a mark of their own, and are said not to be confirmed until a
person has confirmed them. Nothing in them is ever a link, but for the address of a confirmed video.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from msgspec.structs import replace

from iomtui.catalogue.edition import Edition
from iomtui.catalogue.entry import Block, Entry
from iomtui.catalogue.links import video_address, video_link
from iomtui.catalogue.model import Catalogue
from iomtui.catalogue.placeholders import lined_paragraphs
from iomtui.catalogue.provenance import Attribution, Citation
from iomtui.i18n.formats import date, number
from iomtui.i18n.languages import lookup
from iomtui.i18n.templates import fill
from iomtui.youtube.confirmation import MatchedVideo, matched_videos
from iomtui.youtube.details import Chapter, Details, Video

_MOST_CHAPTERS = 12
"""The most lines that chapters take."""


def enriched(
    edition: Edition, catalogue: Catalogue, details: Details, *, approved_only: bool
) -> Edition:
    """Return an Edition of the catalogue with the details of its episodes' videos.

    `approved_only` leaves out descriptions and chapters that no person has approved: strangers may
    have written them.
    """
    matched = matched_videos(catalogue.series, details)
    builder = _EntryBuilder(edition, catalogue, matched, approved_only)
    episodes = tuple(map(builder.enriched, edition.episodes))
    return replace(edition, episodes=episodes, entries=episodes + edition.pages)


@dataclass
class _EntryBuilder:
    """Adds details to the episodes of one Edition."""

    edition: Edition
    catalogue: Catalogue
    matched: dict[str, MatchedVideo]
    approved_only: bool

    def enriched(self, entry: Entry) -> Entry:
        """Return an episode with its details.

        The description stands where a synopsis would, the address of a confirmed video where the
        words to search for were. The rest continues what sources state, before what none of them
        does.
        """
        match = self.matched.get(entry.id)
        if match is None:
            return entry
        attribution = self._attribution(match)
        own = next((block for block in entry.blocks if block.id == ":video"), None)
        has_synopsis = any(block.id == ":synopsis" for block in entry.blocks)
        shows_texts = match.is_description_approved or not self.approved_only
        is_shown = shows_texts and not has_synopsis
        description = tuple(self._description(match, attribution)) if is_shown else ()
        replaced = {":video"} | ({":search"} if match.is_confirmed else set())
        if description:
            statements = self.catalogue.series.statements
            replaced |= {name for name, each in statements.items() if each.until_synopsis}
        others = [block for block in entry.blocks if block.id not in replaced]
        start = sum(block.tone in ("place", "gloss") or block.id == ":synopsis" for block in others)
        end = len(others)
        while end > start and others[end - 1].attribution.is_not_stated:
            end -= 1
        video = tuple(self._video(match, attribution, own))
        blocks = (
            *others[:start],
            *description,
            *(video if match.is_confirmed else ()),
            *others[start:end],
            *(() if match.is_confirmed else video),
            *self._facts(match.video, attribution),
            *(self._chapters(match.video.chapters, attribution) if shows_texts else ()),
            *others[end:],
        )
        link = entry.link
        if match.is_confirmed:
            words, note = self.edition.wording.link, self._state(match.video)
            link = video_link(self.catalogue.series, match.video.id, words, note) or link
        return replace(entry, blocks=blocks, link=link)

    def _attribution(self, match: MatchedVideo) -> Attribution:
        words = self.edition.wording.youtube
        template = words.basis if match.is_confirmed else words.basis_unconfirmed
        mark = self.edition.wording.marks["youtube"]
        text = fill(template, {"date": date(match.video.fetched, self.edition.formats)})
        return Attribution((mark,), (Citation(mark, text),))

    def _state(self, video: Video) -> str:
        """Return why a video could not be watched; empty if it could."""
        values = {"date": date(video.state_seen or video.fetched, self.edition.formats)}
        return fill(self.edition.wording.youtube.states.get(video.state, ""), values)

    def _description(self, match: MatchedVideo, attribution: Attribution) -> Iterator[Block]:
        words = self.edition.wording.youtube
        if texts := lined_paragraphs(match.video.description or ""):
            is_checked = match.is_description_approved
            note = words.description if is_checked else words.description_unconfirmed
            yield Block(":description", attribution, note=note, paragraphs=texts)

    def _video(
        self, match: MatchedVideo, attribution: Attribution, own: Block | None
    ) -> Iterator[Block]:
        """Yield where the video is, or that nobody has confirmed it, and its state.

        `own` is the block of the address that a person has written.
        """
        words, state = self.edition.wording.youtube, self._state(match.video)
        if match.is_confirmed:
            first = video_address(self.catalogue.series, match.video.id)
        else:
            first = words.found if match.video.matched == "title" else words.unconfirmed
        if own:
            attribution = _both(own.attribution, attribution) if state else own.attribution
        if text := "\n".join(filter(None, (first, state))):
            label = self.edition.wording.channel["video"]
            tone: Literal["plain", "quiet"] = "plain" if match.is_confirmed else "quiet"
            yield Block(":video", attribution, label, paragraphs=(text,), tone=tone)

    def _facts(self, video: Video, attribution: Attribution) -> Iterator[Block]:
        words, formats = self.edition.wording.youtube, self.edition.formats
        if video.duration:
            text = self._length(video.duration)
            yield Block(":length", attribution, words.length, paragraphs=(text,))
        if video.published and video.state != "upcoming":
            basis, template = attribution, words.since
            if not video.published_exactly:
                note = Citation(attribution.marks[0], words.worked_out)
                basis, template = _both(basis, Attribution((), (note,))), words.since_about
            text = fill(template, {"date": date(video.published, formats)})
            yield Block(":published", basis, words.published, paragraphs=(text,))
        if video.views is not None:
            template = words.count if video.views_exactly else words.count_about
            day, count = (
                date(video.fetched, self.edition.formats),
                number(video.views, self.edition.formats),
            )
            text = fill(template, {"date": day, "count": count})
            yield Block(":views", attribution, words.views, paragraphs=(text,))
        if video.subtitles:
            text = ", ".join(dict.fromkeys(map(self._language, video.subtitles)))
            yield Block(":subtitles", attribution, words.subtitles, paragraphs=(text,))

    def _length(self, seconds: int) -> str:
        words = self.edition.wording.youtube
        parts = (
            ("hours", words.hours, seconds // 3600),
            ("minutes", words.minutes, seconds // 60 % 60),
            ("seconds", words.seconds, seconds % 60),
        )
        return " ".join(fill(text, {name: str(count)}) for name, text, count in parts if count)

    def _language(self, tag: str) -> str:
        """Return what a language is called, else its tag."""
        names = {file.language.tag: file.language.name for file in self.catalogue.languages}
        names |= self.edition.wording.languages
        known = lookup(tag, tuple(names))
        return names[known] if known else tag

    def _chapters(self, chapters: Sequence[Chapter], attribution: Attribution) -> Iterator[Block]:
        """Yield chapters with the times at which they begin, and how many are left out."""
        words = self.edition.wording.youtube
        fits = len(chapters) <= _MOST_CHAPTERS
        items = chapter_lines(chapters if fits else chapters[: _MOST_CHAPTERS - 1])
        if not fits:
            count = number(len(chapters) - len(items), self.edition.formats)
            items.append(fill(words.more_chapters, {"count": count}))
        if items:
            yield Block(":chapters", attribution, words.chapters, items=tuple(items))


def _both(first: Attribution, second: Attribution) -> Attribution:
    """Return two attributions as one."""
    marks = tuple(dict.fromkeys(first.marks + second.marks))
    return Attribution(marks, first.citations + second.citations)


def chapter_lines(chapters: Sequence[Chapter]) -> list[str]:
    """Return chapters with their starts as players show them, all as long as the last start."""
    starts = [f"{timedelta(seconds=each.start)!s:0>8}" for each in chapters]
    length = max(len("0:00"), len(starts[-1].lstrip("0:")) if starts else 0)
    return [f"{start[-length:]} {each.title}" for start, each in zip(starts, chapters, strict=True)]
