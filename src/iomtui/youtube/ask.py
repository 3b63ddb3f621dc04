"""What is asked of YouTube, in which order, and when to stop.

Two runs of yt-dlp: the list, only if there is an episode whose video nobody has named, then the
videos' own pages. Requests are few, so the list leaves enough of them for those pages.
"""

import json
import re
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, NoReturn

from msgspec.structs import replace

from iomtui.youtube.answers import FIELDS, Answers
from iomtui.youtube.classify import RETRY_AFTER, classify, video_state
from iomtui.youtube.match import match_titles
from iomtui.youtube.merge import changed_fields
from iomtui.youtube.report import MOST_REQUESTS, Fault, FetchReport, Progress
from iomtui.youtube.ytdlp_process import Ytdlp, YtdlpError

PAUSE = 1.0
"""The fewest seconds from one request to the next."""

_LEAST_PAGES = 3
"""How many pages of a list are read even if every episode has a match: on a later one there may
be a second video of the same title."""

_VIDEO_REQUESTS = 2
"""The requests for a video's own page."""

_FINAL_FAULTS = (Fault.RATE_LIMITED, Fault.NETWORK, Fault.CLOCK, Fault.PORTAL)
"""What ends a fetch, whatever else was answered: it would not be better a moment later."""

_LIST_FAULTS = (None, Fault.SUSPECT, Fault.NOT_FOUND, Fault.OUTDATED)
"""What may be wrong with a list while videos that a person named can be asked for."""

_OPTIONS = (
    *("--ignore-config", "--no-plugin-dirs", "--no-cache-dir", "--no-remote-components"),
    *("--no-js-runtimes", "--color", "never", "--xff", "never", "--socket-timeout", "8"),
    *("--retries", "1", "--extractor-retries", "1", "--no-check-formats"),
    # The title is there even if the video cannot be watched.
    *("--ignore-no-formats-error", "--format", "b*/b"),
    *("--ies", "youtube,youtube:tab,youtube:playlist", "--print", f"%(.{{{FIELDS}}})j"),
    "--extractor-args",
    "youtube:player_client=default;skip=hls,dash,translated_subs;player_skip=configs,js;"
    "fetch_pot=never",
    *("--extractor-args", "youtubetab:approximate_date"),
)

_WATCH = re.compile(r"/watch\?v=([A-Za-z0-9_-]{11})")


async def ask(
    answers: Answers, ytdlp: Ytdlp, on_progress: Callable[[Progress], None]
) -> FetchReport:
    """Ask YouTube for the videos of a series, and report; nothing is saved.

    `answers` has no answers yet. Faults are in the report. After a cancellation the answers have
    the fault that had been met before it.
    """
    await _Query(answers, ytdlp, on_progress).run()
    details = answers.details()
    videos = answers.videos()
    found = tuple(name for name, video in videos.items() if video.title)
    numbered = answers.matches.numbered
    return FetchReport(
        details=details,
        found=found,
        unmatched=answers.unmatched(),
        ambiguous=answers.ambiguous(),
        news=changed_fields(answers.known, details),
        numbered={name: number for name, number in numbered.items() if name in found},
        fault=answers.fault,
        faults={name: video.state for name, video in videos.items() if video.state != "public"},
        is_cut=answers.has_list and not answers.is_complete,
        requests=answers.requests,
    )


@dataclass
class _Query:
    """One fetch from YouTube. `run` it once."""

    answers: Answers
    ytdlp: Ytdlp
    on_progress: Callable[[Progress], None]
    text: str = ""
    """The messages of yt-dlp since its last answer."""

    async def run(self) -> None:
        """Ask until it is enough, or until a fault, which is in the answers then."""
        answers = self.answers
        try:
            if self.answers.unnamed:
                await self._ask_list()
            if answers.fault in _LIST_FAULTS:
                await self._ask_pages()
        except YtdlpError as error:
            answers.fault = answers.fault or error.fault

    def _fail(self, fault: Fault) -> NoReturn:
        """End the fetch. The fault counts even if a cancellation comes before the process ends."""
        if fault in RETRY_AFTER or self.answers.fault is None:
            self.answers.fault = fault
        raise YtdlpError(fault)

    async def _ask_list(self) -> None:
        answers, pages, count = self.answers, 0, 0
        options = ("--flat-playlist", "--lazy-playlist", "--playlist-items", f"1:{answers.limit}")
        # Asked for a whole channel, yt-dlp would look through its live streams and shorts as well.
        address = answers.url if "/playlist?" in answers.url else f"{answers.url}/videos"
        async with aclosing(self._lines(*options, address)) as lines:
            async for line in lines:
                if "request" not in line:
                    answers.add_entry(line)
                    continue
                if len(answers.listed) > count:
                    pages, count = pages + 1, len(answers.listed)
                    self._match_list()
                if pages >= _LEAST_PAGES and not self._needs_more():
                    answers.has_list = True
                    break
                self._allow_request()
            else:
                self._end_list()

    def _match_list(self) -> None:
        answers = self.answers
        videos = list(answers.listed.values())
        if len({answers.earlier_channel, answers.channel} - {None}) > 1:
            # Another channel than before at the same address brings nothing new.
            known = {video.id for video in answers.earlier.values()}
            videos = [video for video in videos if video.id in known]
        answers.matches = match_titles(answers.series, videos)

    def _needs_more(self) -> bool:
        """Return whether a further page of the list is worth a request."""
        answers, matches = self.answers, self.answers.matches
        is_affordable = answers.requests + 1 + _VIDEO_REQUESTS * len(answers.ids()) <= MOST_REQUESTS
        matched = matches.taken.keys() | matches.ambiguous.keys() | answers.earlier.keys()
        return is_affordable and not matched.issuperset(answers.unnamed)

    def _end_list(self) -> None:
        """Set what the list is, or its fault, after yt-dlp has ended."""
        answers = self.answers
        self._match_list()
        # Of a page that did not come there may be a warning only.
        if self.ytdlp.status == 0 and "giving up after" not in self.text.casefold():
            answers.is_complete = len(answers.listed) < answers.limit
            has_match = answers.matches.taken or answers.matches.ambiguous
            has_known = any(name in answers.earlier for name in answers.unnamed)
            answers.has_list = bool(answers.listed) and not (
                answers.is_complete and has_known and not has_match
            )
            answers.fault = None if answers.has_list else Fault.SUSPECT
            return
        fault = classify(self.text) or Fault.OUTDATED
        # With a first page the address was right.
        is_lost = fault is Fault.NOT_FOUND and answers.listed
        answers.fault = Fault.SERVER if is_lost else fault

    async def _ask_pages(self) -> None:
        answers, never = self.answers, datetime(1, 1, 2, tzinfo=UTC)
        ids = sorted(answers.ids().items(), key=lambda each: answers.last_details(*each) or never)
        left = {video: name for name, video in ids}  # the oldest details first
        if not left:
            return
        current = ""
        addresses = (f"https://www.youtube.com/watch?v={video}" for video in left)
        async with aclosing(self._lines(*addresses)) as lines:
            async for line in lines:
                if "request" in line:
                    watch = _WATCH.search(str(line["request"]))
                    is_next = watch is not None and watch[1] != current
                    if is_next and self.answers.requests + _VIDEO_REQUESTS > MOST_REQUESTS:
                        break
                    current = watch[1] if watch else current
                    self._allow_request()
                elif current in left and line.get("id", current) == current:
                    del left[current]
                    self._take_page({**line, "id": current})
            else:
                if left:
                    self._fail(classify(self.text) or Fault.OUTDATED)
        if not all(answers.last_details(name, video) for video, name in left.items()):
            self._fail(Fault.BUDGET)

    def _take_page(self, page: dict[str, Any]) -> None:
        """Add a video's own page, or the error that came in its place.

        Some of the requests for it may fail while others have everything.
        """
        fault, state = classify(self.text), video_state(self.text)
        video = self.answers.page_video(page, state)
        if fault is Fault.NOT_FOUND and not video.title and video.state == "public":
            video = replace(video, state="unavailable")  # its address is ours and right
        if video.title or video.state != "public":
            self.answers.pages[video.id] = video
        is_whole = video.title and (video.duration or fault in (None, Fault.OUTDATED))
        if fault in (Fault.RATE_LIMITED, Fault.NETWORK):
            self._fail(fault)
        if not is_whole and video.state == "public":
            self._fail(fault or Fault.OUTDATED)
        self.text = ""
        self._report_progress()

    async def _lines(self, *arguments: str) -> AsyncGenerator[dict[str, Any], None]:
        """Yield the answers, requests and errors of a run of yt-dlp."""
        self.text = ""
        compatible = "no-youtube-unavailable-videos"  # saves a request for each playlist
        if self.ytdlp.has_own_certificates:
            compatible += ",no-certifi"
        options = (*_OPTIONS, "--sleep-requests", str(PAUSE), "--compat-options", compatible)
        async with aclosing(self.ytdlp.lines(str(PAUSE), *options, *arguments)) as lines:
            async for text in lines:
                line = _parse_object(text)
                if line is None:
                    self.text += f"{text}\n"
                    line = {"error": text} if text.startswith("ERROR:") else {}
                if "version" in line:
                    self.answers.version = str(line["version"])
                elif "refused" in line:
                    self._fail(Fault.PORTAL)
                elif line:
                    yield line
                if "id" in line:
                    self.text = ""
        if not self.answers.version:
            self._fail(Fault.MISSING)

    def _allow_request(self) -> None:
        """Allow the request that was announced; raise YtdlpError instead if it would be in vain."""
        fault = classify(self.text)
        if fault in _FINAL_FAULTS and "Retrying (" not in self.text.rstrip().rpartition("\n")[2]:
            self._fail(fault)
        answers = self.answers
        if answers.requests >= MOST_REQUESTS:
            # Without any answer, one address leads to the next in a circle.
            self._fail(Fault.BUDGET if answers.listed or answers.pages else Fault.NOT_FOUND)
        answers.requests += 1
        self._report_progress()
        self.ytdlp.allow_request()

    def _report_progress(self) -> None:
        answers = self.answers
        found = sum(video.title is not None for video in self.answers.videos().values())
        self.on_progress(Progress(answers.requests, len(answers.listed), found))


def _parse_object(text: str) -> dict[str, Any] | None:
    """Return an object of JSON; None if a line is none."""
    try:
        value = json.loads(text) if text.startswith("{") else None
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None
