"""The helper process that runs yt-dlp: `python -P -m iomtui.channel.ytdlp_process`.

A process of its own, because yt-dlp can hang for ever on a slow answer and a thread cannot be
ended. It speaks the protocol of `protocol.py`, and leaves when its standard input ends, even in
the middle of a request, so that it never outlives whoever started it.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from iomtui.channel.protocol import (
    Asking,
    Begin,
    Failed,
    List,
    Listed,
    Look,
    Missing,
    More,
    Page,
    Question,
    Ready,
    Signs,
)
from iomtui.channel.ytdlp_answers import channel_of, details, listed
from iomtui.channel.ytdlp_gate import Gate, Stopped
from iomtui.channel.ytdlp_lines import Lines
from iomtui.channel.ytdlp_signs import signs_of

if TYPE_CHECKING:
    from iomtui.channel.ytdlp_downloader import Downloader

_MOST_ON_A_PAGE = 200
_MOST_HOPS = 3
"""How often an answer may name another address to ask."""

_BEFORE_A_NAME = frozenset({"channel", "c", "user"})
"""What stands before the name in some addresses of channels."""


class _Interrupted(BaseException):
    """Another question came while a list was waiting to go on."""

    def __init__(self, question: Question) -> None:
        super().__init__()
        self.question = question


class Conversation:
    """Answers questions, one after the other."""

    def __init__(self, lines: Lines, gate: Gate, downloader: Downloader) -> None:
        """Answer with what the downloader finds."""
        self._lines = lines
        self._gate = gate
        self._downloader = downloader

    def hold(self) -> None:
        """Answer questions for ever."""
        question = self._lines.ask()
        while True:
            question = self._answer(question)

    def _answer(self, question: Question) -> Question:
        """Answer a question, and return the next one."""
        self._gate.forget()
        try:
            if isinstance(question, List):
                self._list(question.url)
            elif isinstance(question, Look):
                self._look(question.id)
            else:
                self._fail(Signs(messages=("There is no list to go on with.",)))
        except _Interrupted as interruption:
            return interruption.question
        except (Exception, Stopped) as error:  # noqa: BLE001 - yt-dlp may raise anything
            self._fail(signs_of(self._gate, error))
        return self._lines.ask()

    def _look(self, video: str) -> None:
        address = f"https://www.youtube.com/watch?v={video}"
        info = self._downloader.extract_info(
            address, download=False, ie_key="Youtube", process=False
        )
        self._lines.say(details(info, signs_of(self._gate)))

    def _list(self, url: str) -> None:
        info = self._found(videos_of(url))
        page: list[Listed] = []
        asked: list[object] = []

        def turn(next_page: object) -> None:
            """Hand over a page, and wait until the next one is wanted."""
            if next_page in asked:  # once more, because it failed
                return
            asked.append(next_page)
            self._say_page(info, page, is_last=False)
            page.clear()
            self._wait_for_more()

        self._downloader.before_asking = turn
        try:
            for entry in info.get("entries") or ():
                if len(page) == _MOST_ON_A_PAGE:
                    turn(object())
                page.extend(filter(None, [listed(entry)]))
        finally:
            self._downloader.before_asking = None
        # A page that did not come is only warned of, and the list ends as if it were whole.
        if asked and not page and (signs := signs_of(self._gate)):
            self._fail(signs)
        else:
            self._say_page(info, page, is_last=True)

    def _found(self, url: str) -> Mapping[str, Any]:
        """Return what is known of a list, from wherever its address leads."""
        for _ in range(_MOST_HOPS):
            info: Mapping[str, Any] = self._downloader.extract_info(
                url, download=False, process=False
            )
            if info.get("_type") not in {"url", "url_transparent"}:
                return info
            url = info["url"]
        message = "The address leads from one to the next without end."
        raise ValueError(message)

    def _say_page(self, info: Mapping[str, Any], page: list[Listed], *, is_last: bool) -> None:
        channel, name = channel_of(info)
        self._lines.say(Page(videos=tuple(page), is_last=is_last, channel=channel, name=name))

    def _wait_for_more(self) -> None:
        question = self._lines.ask()
        if not isinstance(question, More):
            raise _Interrupted(question)
        self._gate.forget()

    def _fail(self, signs: Signs | None) -> None:
        self._lines.say(Failed(signs=signs or Signs()))


def videos_of(url: str) -> str:
    """Return the address of a channel's videos; of anything else, the address itself.

    Asked for the whole channel, yt-dlp would look through its live streams and shorts as well.
    """
    parts = urlsplit(url)
    names = parts.path.strip("/").split("/")
    if names[0] in _BEFORE_A_NAME:
        names = names[1:]
    is_channel = len(names) == 1 and names[0] and (names[0].startswith("@") or not parts.query)
    if not is_channel:
        return url
    return parts._replace(path=f"{parts.path.rstrip('/')}/videos", query="", fragment="").geturl()


def main() -> None:
    """Answer on standard output what is asked on standard input."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever started us decides
    lines = Lines()
    begin = lines.ask()
    if not isinstance(begin, Begin):
        sys.exit("The first line must say how many requests may be made.")
    gate = Gate(begin.budget, begin.pause, lambda requests: lines.say(Asking(requests=requests)))
    os.environ["YTDLP_NO_PLUGINS"] = "1"
    try:
        from yt_dlp.version import __version__  # noqa: PLC0415 - it may be missing

        from iomtui.channel.ytdlp_downloader import Downloader  # noqa: PLC0415

        downloader = Downloader(gate)
    except Exception:  # noqa: BLE001 - an installation may be broken in any way
        lines.say(Missing())
        return
    sys.addaudithook(gate.watch)
    lines.say(Ready(version=__version__))
    Conversation(lines, gate, downloader).hold()


if __name__ == "__main__":
    main()
