"""Which videos' own pages are asked for, in which order, and what their answers mean."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Literal, NamedTuple

from iomtui.channel.faults import OF_ONE_VIDEO, classify, state_of
from iomtui.channel.listing import Listing
from iomtui.channel.matching import Candidate, Matcher
from iomtui.channel.merging import combined
from iomtui.channel.protocol import Failed, VideoDetails
from iomtui.channel.verdicts import Said, Standing, Verdict, is_sure, judged
from iomtui.channel.videos import detailed_video, listed_video
from iomtui.youtube.details import MAX_RIVALS, Details, Video
from iomtui.youtube.report import Fault

_ENDING = frozenset({Fault.RATE_LIMITED, Fault.BOT_CHECK, Fault.TIMEOUT})
"""What ends asking even if there was an answer all the same."""

_NEVER = datetime(1, 1, 2, tzinfo=UTC)


class Look(NamedTuple):
    """A video whose own page is to be asked for."""

    episode: str
    """The id of the episode."""
    video: str
    """The id of the video."""
    why: Literal["named", "listed", "known"]
    """A person named it, or its title in the list is the episode's, or it was the episode's
    before and is not in what we have seen of the list."""


class Looks:
    """What is learnt from the own pages of videos. The keys are ids of episodes."""

    def __init__(
        self,
        named: dict[str, str],
        listing: Listing,
        matcher: Matcher,
        known: Details | None,
        now: datetime,
    ) -> None:
        """Begin with the videos that a person named, the list, and what was known before."""
        self.faults: dict[str, Fault] = {}
        """What is wrong with an episode's video."""
        self.seen: dict[str, Video] = {}
        """What the video's own page said."""
        self._named = named
        self._listing = listing
        self._matcher = matcher
        self._known = known.videos if known else {}
        self._now = now
        self._verdicts: dict[str, Verdict] = {}

    @property
    def taken(self) -> dict[str, str]:
        """The ids of the videos of episodes for which there is one."""
        found = {name: video.id for name, video in self.seen.items() if self._is_there(name, video)}
        return self._listed | found

    @property
    def ambiguous(self) -> dict[str, tuple[str, ...]]:
        """The ids of videos that fit an episode equally well; of a great many, the first."""
        matches = self._listing.matches
        rivals = {
            name: tuple(sorted((self._known[name].id, matches.taken[name])))
            for name, verdict in self._verdicts.items()
            if verdict is Verdict.RIVALS
        }
        found = matches.ambiguous | rivals
        return {name: videos[:MAX_RIVALS] for name, videos in found.items()}

    @property
    def unlisted(self) -> dict[str, str]:
        """The ids of videos that were known, and of which the list says nothing so far."""
        others = {*self._named.values(), *self._listing.videos}
        return {
            name: video.id
            for name, video in self._known.items()
            if self._matcher.seeks(name)
            and video.id not in others
            and name not in self._listing.matches.ambiguous
        }

    def sure(self, standing: Standing) -> Iterator[str]:
        """Find the episodes whose video may take the place of another one."""
        yield from self._named
        for name in self._listing.matches.taken.keys() | self._verdicts.keys():
            if is_sure(self._verdict(name), standing):
                yield name

    def in_order(self, *, has_list: bool, standing: Standing) -> Iterator[Look]:
        """Yield what to look at, those first that have waited longest for it.

        If the list did not come as it should, what it does not have means nothing. If all of it
        counts, what it has takes the place of what was known before; else that is looked at
        first, and the new one only if the earlier one is gone.
        """
        listed = self._listing.matches.taken
        unlisted = self.unlisted if has_list else {}
        doubtful = {name: video for name, video in listed.items() if name in unlisted}
        if standing is Standing.WHOLE:
            unlisted = {name: video for name, video in unlisted.items() if name not in doubtful}
            doubtful = {}
        yield from self._sorted(self._named, "named")
        clear = {name: video for name, video in listed.items() if name not in doubtful}
        yield from self._sorted(clear, "listed")
        yield from self._sorted(unlisted, "known")
        for look in self._sorted(doubtful, "listed"):
            if self._verdict(look.episode) is Verdict.GONE:
                yield look

    def take(self, look: Look, answer: VideoDetails | Failed) -> Fault | None:
        """Learn from an answer, and return the fault after which no more is to be asked."""
        fault = _fault_of(answer)
        is_of_one = fault in OF_ONE_VIDEO
        video = self._video(look, answer, fault)
        if look.why == "known":
            self._take_known(look, video, fault)
        elif look.why == "listed" and self._is_strange(video):
            self._verdicts[look.episode] = Verdict.REFUSED
        elif is_of_one or video.title:
            self._keep(look.episode, video, fault)
        return None if is_of_one else fault

    def videos(self) -> dict[str, Video]:
        """Return what is known of each video now, from the list and from its own page."""
        found = {
            name: listed_video(self._listing.videos[video], self._now, self._listing.owner)
            for name, video in self._listed.items()
        }
        for name, video in self.seen.items():
            found[name] = combined(found[name], video, looked=True) if name in found else video
        return found

    @property
    def _listed(self) -> dict[str, str]:
        return {
            name: video
            for name, video in self._listing.matches.taken.items()
            if self._verdict(name) in (Verdict.LISTED, Verdict.GONE)
        }

    def _verdict(self, name: str) -> Verdict:
        """Return which video is an episode's, as far as is known now."""
        has_new = name in self._listing.matches.taken
        return self._verdicts.get(name, judged(Said.NOTHING, has_new=has_new))

    def _is_there(self, name: str, video: Video) -> bool:
        is_named = name in self._named and video.title is not None
        return is_named or self._verdict(name) is Verdict.AGAIN

    def _sorted(
        self, videos: dict[str, str], why: Literal["named", "listed", "known"]
    ) -> list[Look]:
        return sorted(
            (Look(name, video, why) for name, video in videos.items()),
            key=lambda look: self._last_seen(look.episode),
        )

    def has_details(self, look: Look) -> bool:
        """Tell whether a video was looked at some earlier time."""
        video = self._known.get(look.episode)
        return video is not None and video.id == look.video and video.views_exactly

    def _last_seen(self, name: str) -> datetime:
        """Return when an episode's video was looked at."""
        video = self._known.get(name)
        return video.fetched if video and video.views_exactly else _NEVER

    def _video(self, look: Look, answer: VideoDetails | Failed, fault: Fault | None) -> Video:
        state = state_of(fault, answer.signs)
        matched: Literal["id", "title"] = "id" if look.why == "named" else "title"
        if isinstance(answer, Failed):
            return Video(id=look.video, matched=matched, fetched=self._now, state=state)
        return detailed_video(answer, self._now, matched=matched, state=state)

    def _take_known(self, look: Look, video: Video, fault: Fault | None) -> None:
        """Learn what became of an episode's earlier video."""
        name, said = look.episode, self._said(look, video, fault)
        has_new = name in self._listing.matches.taken
        self._verdicts[name] = judged(said, has_new=has_new)
        if not has_new and said is Said.SHUT:
            self._keep(name, _state_only(video), fault)
        elif not has_new and said in (Said.ITS, Said.STRANGE):
            self._keep(name, video, fault)

    def _said(self, look: Look, video: Video, fault: Fault | None) -> Said:
        """Return what the own page of an episode's earlier video says of it."""
        candidate = Candidate(video.id, video.title or "", video.duration)
        if self._matcher.match([candidate]).taken.get(look.episode) == video.id:
            return Said.STRANGE if self._is_strange(video) else Said.ITS
        if fault in OF_ONE_VIDEO:
            return Said.SHUT
        return Said.OTHER if fault is None else Said.NOTHING

    def _keep(self, name: str, video: Video, fault: Fault | None) -> None:
        self.seen[name] = video
        if fault in OF_ONE_VIDEO:
            self.faults[name] = fault

    def _is_strange(self, video: Video) -> bool:
        """Tell whether a video is of another channel than the list."""
        return bool(
            video.channel and self._listing.channel and video.channel != self._listing.channel
        )


def _state_only(video: Video) -> Video:
    return Video(id=video.id, matched=video.matched, fetched=video.fetched, state=video.state)


def _fault_of(answer: VideoDetails | Failed) -> Fault | None:
    """Return what is wrong with an answer about a video; None if it will do.

    Some of the requests for a video may fail while others tell everything: then only what asks us
    to slow down counts, or what has made us wait and would again. An answer without a title is
    none, even if nothing seems wrong.
    """
    fault = classify(answer.signs) if answer.signs else None
    if fault in OF_ONE_VIDEO or fault in _ENDING:
        return fault
    if isinstance(answer, VideoDetails) and answer.title:
        is_fine = answer.duration or fault in (Fault.OUTDATED, Fault.NO_FORMATS)
        fault = None if is_fine else fault
    else:
        fault = fault or Fault.OUTDATED
    # Its address is ours and cannot be wrong.
    return Fault.REMOVED if fault is Fault.NOT_FOUND else fault
