"""What is asked of YouTube, in which order, and when it is enough.

Two runs of yt-dlp: the list, only if there is an episode whose video nobody has named, then the
own pages of what was found. Requests are few, so enough of them are left for those pages.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Generator
from contextlib import closing
from typing import Any, Literal

from msgspec.structs import replace

from iomtui.youtube.answers import FIELDS, Answers, page_video, zone_of
from iomtui.youtube.classify import classify, video_state
from iomtui.youtube.details import Details
from iomtui.youtube.fetch_request import FetchRequest
from iomtui.youtube.merge import changed_fields, merge
from iomtui.youtube.report import MOST_REQUESTS, Fault, FetchReport, Progress
from iomtui.youtube.selection import Selection
from iomtui.youtube.ytdlp_process import Ytdlp, YtdlpError

PAUSE = 1.0
"""The fewest seconds from one request to the next."""

MAX_ENTRIES = 400
"""The most videos of a list that are looked at: some 14 requests."""

_PAGES = 3
"""How many pages of a list are seen even if there seems to be nothing left to find: on a later
one there may be a second video of the same title."""

_EACH = 2
"""The requests that the own page of a video costs."""

_MAX_REPEATS = 2
"""How often an address is asked before there was any answer: once more if that failed."""

_FINAL = frozenset({Fault.RATE_LIMITED, Fault.NETWORK, Fault.CLOCK, Fault.PORTAL})
"""What ends everything, whatever else was answered: it would not be better a moment later."""

_OF_THE_LIST = frozenset({Fault.NOT_FOUND, Fault.OUTDATED})
"""What may be wrong with a list while videos that a person named can be asked for."""

_OPTIONS = (
    *("--ignore-config", "--no-plugin-dirs", "--no-cache-dir", "--no-remote-components"),
    *("--no-js-runtimes", "--color", "never", "--xff", "never", "--socket-timeout", "8"),
    *("--retries", "1", "--extractor-retries", "1", "--no-check-formats"),
    # Whoever may not watch a video still learns its title.
    *("--ignore-no-formats-error", "--format", "b*/b"),
    *("--ies", "youtube,youtube:tab,youtube:playlist", "--print", f"%(.{{{FIELDS}}})j"),
    "--extractor-args",
    "youtube:player_client=default;skip=hls,dash,translated_subs;player_skip=configs,js;"
    "fetch_pot=never",
    *("--extractor-args", "youtubetab:approximate_date"),
)

_WATCH = re.compile(r"/watch\?v=([A-Za-z0-9_-]{11})")


def ask(
    request: FetchRequest,
    known: Details | None,
    ytdlp: Ytdlp,
    on_progress: Callable[[Progress], None],
) -> FetchReport:
    """Ask YouTube for the videos of a series, and return what came of it; nothing is saved.

    `on_progress` is called in this thread. Whatever goes wrong is in the report, which has nothing
    new if it was cancelled.
    """
    series = request.catalogue.series
    answers = Answers(request.address, request.clock(), zone_of(series))
    selection = Selection(series, known, answers)
    limit = min(request.limit or MAX_ENTRIES, MAX_ENTRIES)
    _Query(ytdlp, answers, selection, limit, on_progress).run()
    if answers.fault is Fault.CANCELLED:
        return FetchReport(details=known, fault=answers.fault, requests=answers.requests)
    choices = selection.choices()
    details = merge(known, answers, selection)
    found = tuple(name for name, choice in choices.items() if choice.video)
    numbered = answers.matches.numbered
    return FetchReport(
        details=details,
        found=found,
        unmatched=selection.unmatched(),
        ambiguous=selection.ambiguous(),
        news=changed_fields(known, details),
        numbered={name: number for name, number in numbered.items() if name in found},
        fault=answers.fault,
        faults=selection.states(),
        is_cut=answers.has_list and not answers.is_complete,
        requests=answers.requests,
    )


class _Query:
    """One fetch from YouTube. `run` it once."""

    def __init__(
        self,
        ytdlp: Ytdlp,
        answers: Answers,
        selection: Selection,
        limit: int,
        on_progress: Callable[[Progress], None],
    ) -> None:
        self._ytdlp = ytdlp
        self._answers = answers
        self._selection = selection
        self._limit = limit
        self._on_progress = on_progress
        self._text = ""

    def run(self) -> None:
        """Ask until it is enough, or until a fault ends it, which is in the answers then."""
        answers = self._answers
        try:
            if self._selection.unnamed:
                self._ask_list()
            if answers.fault in (None, Fault.SUSPECT, *_OF_THE_LIST):
                self._ask_pages()
        except YtdlpError as error:
            if error.fault is Fault.CANCELLED or answers.fault is None:
                # Silence before the version is no fault of the network.
                is_started = answers.version or error.fault is not Fault.NETWORK
                answers.fault = error.fault if is_started else Fault.MISSING

    def _ask_list(self) -> None:
        answers, pages, seen = self._answers, 0, 0
        repeats: Counter[str] = Counter()
        options = ("--flat-playlist", "--lazy-playlist", "--playlist-items", f"1:{self._limit}")
        with closing(self._lines(*options, videos_address(answers.url))) as lines:
            for line in lines:
                if "request" not in line:
                    answers.add_entry(line)
                    continue
                if len(answers.listed) > seen:
                    pages, seen = pages + 1, len(answers.listed)
                    self._selection.match_list()
                if pages and not self._needs_more(pages):
                    answers.has_list = True
                    break
                repeats[line["request"]] += 1
                if not pages and repeats[line["request"]] > _MAX_REPEATS:
                    raise YtdlpError(Fault.NOT_FOUND)  # it leads from one address to the next
                self._allow_request()
            else:
                self._end_list()
        self._selection.match_list()
        if answers.has_list and self._is_suspect():
            answers.has_list, answers.fault = False, Fault.SUSPECT

    def _needs_more(self, pages: int) -> bool:
        """Tell whether a further page of the list is worth a request."""
        if pages < _PAGES:
            return True
        looks = len(self._selection.page_requests())
        is_affordable = self._answers.requests + 1 + _EACH * looks <= MOST_REQUESTS
        return is_affordable and self._selection.lacking

    def _end_list(self) -> None:
        answers = self._answers
        # Of a page that did not come there may be a warning only.
        if self._ytdlp.status == 0 and "giving up after" not in self._text.casefold():
            answers.has_list, answers.is_complete = True, len(answers.listed) < self._limit
            return
        fault = classify(self._text) or Fault.OUTDATED
        if fault is Fault.NOT_FOUND and answers.listed:
            fault = Fault.SERVER  # the address was right before
        answers.fault = fault

    def _is_suspect(self) -> bool:
        """Tell whether a list looks as if YouTube, and not the channel, had changed."""
        answers, selection = self._answers, self._selection
        has_less = any(name in selection.known for name in selection.unnamed)
        is_matchless = not answers.matches.taken and not answers.matches.ambiguous
        return not answers.listed or (is_matchless and has_less and answers.is_complete)

    def _ask_pages(self) -> None:
        left = {video: name for name, video in self._selection.page_requests()}
        if not left:
            return
        current = ""
        addresses = (f"https://www.youtube.com/watch?v={video}" for video in left)
        with closing(self._lines(*addresses)) as lines:
            for line in lines:
                if "request" in line:
                    watch = _WATCH.search(str(line["request"]))
                    is_next = watch is not None and watch[1] != current
                    if is_next and self._answers.requests + _EACH > MOST_REQUESTS:
                        break
                    current = watch[1] if watch else current
                    self._allow_request()
                elif current in left and line.get("id", current) == current:
                    self._take_page(left.pop(current), current, line)
            else:
                if left:
                    raise YtdlpError(classify(self._text) or Fault.OUTDATED)
        if not all(self._selection.has_details(name, video) for video, name in left.items()):
            raise YtdlpError(Fault.BUDGET)

    def _take_page(self, name: str, video_id: str, line: dict[str, Any]) -> None:
        """Learn from a video's own page, or from the error that came in its place.

        Some of the requests for it may fail while others tell everything.
        """
        fault, state = classify(self._text), video_state(self._text)
        matched: Literal["id", "title"] = "id" if name in self._selection.named else "title"
        page = {**line, "id": video_id}
        video = page_video(page, self._answers, matched=matched, state=state)
        if fault is Fault.NOT_FOUND and not video.title and state == "public":
            video = replace(video, state="unavailable")  # its address is ours and right
        if video.title or video.state != "public":
            self._answers.pages[video.id] = video
        is_whole = video.title and (video.duration or fault in (None, Fault.OUTDATED))
        if fault in (Fault.RATE_LIMITED, Fault.NETWORK):
            raise YtdlpError(fault)
        if not is_whole and video.state == "public":
            raise YtdlpError(fault or Fault.OUTDATED)
        self._text = ""
        self._report_progress()

    def _lines(self, *arguments: str) -> Generator[dict[str, Any], None, None]:
        """Yield answers, requests and errors of a run of yt-dlp.

        Its messages since the last answer are in `_text`.
        """
        self._text = ""
        compatible = "no-youtube-unavailable-videos"  # saves a request for each playlist
        if self._ytdlp.has_own_certificates:
            compatible += ",no-certifi"
        options = (*_OPTIONS, "--sleep-requests", str(PAUSE), "--compat-options", compatible)
        with closing(self._ytdlp.lines(str(PAUSE), *options, *arguments)) as lines:
            for text in lines:
                line = _parse_object(text)
                if line is None:
                    self._text += f"{text}\n"
                    line = {"error": text} if text.startswith("ERROR:") else {}
                if "version" in line:
                    self._answers.version = str(line["version"])
                elif "refused" in line:
                    raise YtdlpError(Fault.PORTAL)
                elif line:
                    yield line
                if "id" in line:
                    self._text = ""
        if not self._answers.version:
            raise YtdlpError(Fault.MISSING)

    def _allow_request(self) -> None:
        """Let the request be made that was announced, unless there is no sense in it."""
        fault = classify(self._text)
        if fault in _FINAL and "Retrying (" not in self._text.rstrip().rpartition("\n")[2]:
            raise YtdlpError(fault)
        if self._answers.requests >= MOST_REQUESTS:
            raise YtdlpError(Fault.BUDGET)
        self._answers.requests += 1
        self._report_progress()
        self._ytdlp.allow_request()

    def _report_progress(self) -> None:
        answers = self._answers
        choices = self._selection.choices().values()
        found = sum(choice.video is not None for choice in choices)
        self._on_progress(Progress(answers.requests, len(answers.listed), found, len(choices)))


def videos_address(url: str) -> str:
    """Return the address of a channel's videos; of a playlist, the address itself.

    Asked for the whole channel, yt-dlp would look through its live streams and shorts as well.
    """
    return url if "/playlist?" in url else f"{url}/videos"


def _parse_object(text: str) -> dict[str, Any] | None:
    """Return an object of JSON; None if a line is none."""
    try:
        value = json.loads(text) if text.startswith("{") else None
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None
