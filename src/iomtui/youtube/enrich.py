"""What the channel says of an episode, added to what people wrote of it.

It fills places that are empty, bears a mark of its own, and is said not to be confirmed until a
person has confirmed it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

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
from iomtui.parsing.sanitize import one_line
from iomtui.youtube.confirmation import MatchedVideo, found_videos
from iomtui.youtube.details import Chapter, Details, Video

_MOST_CHAPTERS = 12
"""The most lines that chapters take."""


def enriched(edition: Edition, catalogue: Catalogue, details: Details) -> Edition:
    """Return an Edition of the catalogue with the details of its episodes' videos."""
    blocks = _DetailsBlocks(edition, catalogue, details)
    episodes = tuple(map(blocks.added_to, edition.episodes))
    return replace(edition, episodes=episodes, entries=episodes + edition.pages)


class _DetailsBlocks:
    """Adds details to the episodes of one Edition."""

    def __init__(self, edition: Edition, catalogue: Catalogue, details: Details) -> None:
        names = {file.language.tag: file.language.name for file in catalogue.languages}
        self.found = found_videos(catalogue.series, details)
        """The video of each episode that has one."""
        self._series = catalogue.series
        self._formats = edition.formats
        self._wording = edition.wording
        self._languages = names | edition.wording.languages
        self._names: dict[str, str] = {}

    def added_to(self, entry: Entry) -> Entry:
        """Return an episode with what the channel says of it.

        The description stands where a synopsis would. The rest continues what sources state,
        before what none of them does.
        """
        found = self.found.get(entry.id)
        if found is None:
            return entry
        told = self._told(found)
        own = next((block for block in entry.blocks if block.id == ":video"), None)
        others = [block for block in entry.blocks if block is not own]
        start = sum(block.tone in ("place", "gloss") for block in others)
        end = len(others)
        while end > start and others[end - 1].attribution.is_not_stated:
            end -= 1
        has_synopsis = any(block.id == ":synopsis" for block in others)
        blocks = (
            *others[:start],
            *(() if has_synopsis else self._description(found, told)),
            *others[start:end],
            *self._video(found, told, own),
            *self._facts(found.video, told),
            *others[end:],
        )
        link = entry.link
        if found.is_confirmed:
            words, note = self._wording.link, self._state(found.video)
            link = video_link(self._series, found.video.id, words, note) or link
        return replace(entry, blocks=blocks, link=link)

    def _told(self, found: MatchedVideo) -> Attribution:
        words = self._wording.youtube
        text = words.basis if found.is_confirmed else words.basis_unconfirmed
        mark = self._wording.marks.youtube
        return Attribution((mark,), (Citation(mark, self._dated(text, found.video)),))

    def _dated(self, text: str, video: Video, **values: str) -> str:
        """Return a text with the day on which a video was fetched, and with other values."""
        return fill(text, {"date": date(video.fetched, self._formats), **values})

    def _state(self, video: Video) -> str:
        """Return why a video could not be watched; empty if it could."""
        values = {"date": date(video.state_seen or video.fetched, self._formats)}
        return fill(self._wording.youtube.states.get(video.state, ""), values)

    def _description(self, found: MatchedVideo, told: Attribution) -> Iterator[Block]:
        words = self._wording.youtube
        if texts := lined_paragraphs(found.video.description or ""):
            note = words.description if found.is_confirmed else words.description_unconfirmed
            yield Block(":description", told, note=note, paragraphs=texts)

    def _video(self, found: MatchedVideo, told: Attribution, own: Block | None) -> Iterator[Block]:
        """Yield where the video is, or that nobody has confirmed it, and its state.

        `own` is what people said of it.
        """
        words, state = self._wording.youtube, self._state(found.video)
        if found.is_confirmed:
            first = video_address(self._series, found.video.id)
        else:
            first = words.found if found.video.matched == "title" else words.unconfirmed
        if own:
            told = _both(own.attribution, told) if state else own.attribution
        if text := "\n".join(filter(None, (first, state))):
            label = self._wording.channel.video
            yield Block(
                ":video",
                told,
                label,
                paragraphs=(text,),
                tone="plain" if found.is_confirmed else "quiet",
            )

    def _facts(self, video: Video, told: Attribution) -> Iterator[Block]:
        words = self._wording.youtube
        day = told
        if not video.published_exactly:
            day = _both(told, Attribution((), (Citation(told.marks[0], words.worked_out),)))
        for name, label, text, basis in (
            (":length", words.length, self._length(video), told),
            (":published", words.published, self._published(video), day),
            (":views", words.views, self._views(video), told),
            (":subtitles", words.subtitles, self._subtitles(video), told),
        ):
            if text:
                yield Block(name, basis, label, paragraphs=(text,))
        if video.chapters:
            items = tuple(self._chapters(video.chapters))
            yield Block(":chapters", told, words.chapters, items=items)

    def _length(self, video: Video) -> str:
        words = self._wording.youtube
        minutes, seconds = divmod(video.duration or 0, 60)
        hours, minutes = divmod(minutes, 60)
        parts = (
            ("hours", words.hours, hours),
            ("minutes", words.minutes, minutes),
            ("seconds", words.seconds, seconds),
        )
        return " ".join(fill(text, {name: str(count)}) for name, text, count in parts if count)

    def _published(self, video: Video) -> str:
        if video.published is None or video.state == "upcoming":
            return ""
        words = self._wording.youtube
        text = words.since if video.published_exactly else words.since_about
        return fill(text, {"date": date(video.published, self._formats)})

    def _views(self, video: Video) -> str:
        if video.views is None:
            return ""
        words = self._wording.youtube
        text = words.count if video.views_exactly else words.count_about
        return self._dated(text, video, count=number(video.views, self._formats))

    def _subtitles(self, video: Video) -> str:
        return ", ".join(dict.fromkeys(map(self._language, video.subtitles)))

    def _language(self, tag: str) -> str:
        """Return what a language is called, else its tag."""
        if tag not in self._names:
            known = lookup(tag, tuple(self._languages))
            self._names[tag] = self._languages[known] if known else tag
        return self._names[tag]

    def _chapters(self, chapters: Sequence[Chapter]) -> Iterator[str]:
        """Yield chapters with the times at which they begin, and how many are left out."""
        fits = len(chapters) <= _MOST_CHAPTERS
        shown = chapters if fits else chapters[: _MOST_CHAPTERS - 1]
        last = max(chapter.start for chapter in shown)
        for chapter in shown:
            yield f"{_position(chapter.start, last)} {one_line(chapter.title)}"
        if not fits:
            count = number(len(chapters) - len(shown), self._formats)
            yield fill(self._wording.youtube.more_chapters, {"count": count})


def _both(first: Attribution, second: Attribution) -> Attribution:
    """Return what rests on two things."""
    marks = tuple(dict.fromkeys(first.marks + second.marks))
    return Attribution(marks, first.citations + second.citations)


def _position(seconds: int, last: int) -> str:
    """Return a place in a video as players show it, as many digits as the `last` one needs."""
    minutes, seconds = divmod(seconds, 60)
    if last < 3600:
        return f"{minutes:0{len(str(last // 60))}}:{seconds:02}"
    hours, minutes = divmod(minutes, 60)
    return f"{hours:0{len(str(last // 3600))}}:{minutes:02}:{seconds:02}"
