"""Talking to the helper process, which is trusted with nothing: not to answer, nor to end.

A thread reads what it says, because on some systems one cannot wait for a pipe and for something
else as well. Whoever asks waits for lines, for a deadline or for being cancelled.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from queue import Empty, SimpleQueue
from types import TracebackType
from typing import IO, NamedTuple

import msgspec

from iomtui.channel.protocol import (
    Answer,
    Asking,
    Begin,
    Failed,
    List,
    Look,
    Missing,
    More,
    Page,
    Question,
    Ready,
    VideoDetails,
)
from iomtui.youtube.report import Fault

HELPER = (sys.executable, "-P", "-m", "iomtui.channel.ytdlp_process")
"""The command that starts the helper."""

MAX_LINE = 1024 * 1024
"""The most bytes of a line."""

MAX_OUTPUT = 8 * MAX_LINE
"""The most bytes of all lines."""

_CHUNK = 64 * 1024
_GRACE = 1.0
"""Seconds to wait for the thread, which ends with the helper unless a stranger holds its pipe."""


class Patience(NamedTuple):
    """How long the helper may take, in seconds."""

    line: float = 20.0
    """From one line to the next."""
    whole: float = 120.0
    """In all."""


PATIENCE = Patience()
"""How long we wait for yt-dlp, which waits ten seconds for an answer, and asks once more."""


class ChannelError(Exception):
    """Asking cannot go on."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault)
        self.fault = fault
        """Why."""


class Conversation:
    """One helper process, from its start to its end. Use it with `with`."""

    def __init__(
        self,
        command: Sequence[str],
        environ: Mapping[str, str],
        *,
        patience: Patience = PATIENCE,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Prepare to start a command in an environment; nothing is started yet."""
        self._command = command
        self._environ = environ
        self._patience = patience
        self._clock = clock
        self._lines: SimpleQueue[bytes | Fault] = SimpleQueue()
        self._lock = threading.Lock()
        self._cancelled = threading.Event()
        self._process: subprocess.Popen[bytes] | None = None
        self._questions: IO[bytes] | None = None
        self._reader: threading.Thread | None = None
        self._budget = 0
        self._end = 0.0

    def __enter__(self) -> Conversation:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End the helper and all that it started, and wait until it is gone."""
        with self._lock:
            # From here on nobody else kills: its number may soon be another process's.
            process, self._process = self._process, None
            if process:
                _kill(process)
        if self._questions:
            self._questions.close()
        if process:
            process.wait()
        if self._reader:
            self._reader.join(_GRACE)

    def cancel(self) -> None:
        """End it at once; whoever waits for an answer is told. May be called from any thread."""
        self._cancelled.set()
        with self._lock:
            if self._process:
                _kill(self._process)
        self._lines.put(Fault.CANCELLED)

    def begin(self, rules: Begin) -> str:
        """Start the helper, and return the version of yt-dlp. Raises ChannelError."""
        self._start()
        self._budget = rules.budget
        self._send(rules)
        try:
            answer = self._next()
        except ChannelError as error:
            # Nothing was asked of the network yet.
            raise ChannelError(
                Fault.HELPER if error.fault is Fault.TIMEOUT else error.fault
            ) from None
        if isinstance(answer, Missing):
            raise ChannelError(Fault.MISSING)
        if not isinstance(answer, Ready):
            raise ChannelError(Fault.HELPER)
        return answer.version

    def turn(self, question: List | More, heard: Callable[[int], None]) -> Page | Failed:
        """Ask for a page of a list; `heard` is told the number of each request.

        Raises ChannelError.
        """
        answer = self._answer(question, heard)
        if not isinstance(answer, Page | Failed):
            raise ChannelError(Fault.HELPER)
        return answer

    def look(self, video: str, heard: Callable[[int], None]) -> VideoDetails | Failed:
        """Ask for the details of a video, as `turn` asks for a page."""
        answer = self._answer(Look(id=video), heard)
        if not isinstance(answer, Failed) and not (
            isinstance(answer, VideoDetails) and answer.id == video
        ):
            raise ChannelError(Fault.HELPER)
        return answer

    def _answer(self, question: Question, heard: Callable[[int], None]) -> Answer:
        self._send(question)
        while isinstance(answer := self._next(), Asking):
            if answer.requests > self._budget:
                raise ChannelError(Fault.BUDGET)
            heard(answer.requests)
        return answer

    def _start(self) -> None:
        if self._cancelled.is_set():
            raise ChannelError(Fault.CANCELLED)
        try:
            process = subprocess.Popen(
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                bufsize=0,
                env=dict(self._environ),
                start_new_session=True,  # hence the group to end, and no keys from our terminal
            )
        except OSError:
            raise ChannelError(Fault.HELPER) from None
        with self._lock:
            self._process = process
            if self._cancelled.is_set():
                _kill(process)
        self._questions = process.stdin
        self._end = self._clock() + self._patience.whole
        self._reader = threading.Thread(
            target=_read, args=(process.stdout, self._lines), daemon=True, name="helper"
        )
        self._reader.start()

    def _send(self, question: Question) -> None:
        # Who does not read any more says nothing either, and that is noticed.
        with contextlib.suppress(OSError):
            if self._questions:
                self._questions.write(msgspec.json.encode(question) + b"\n")

    def _next(self) -> Answer:
        now = self._clock()
        left = min(self._end, now + self._patience.line) - now
        try:
            line = self._lines.get(timeout=left) if left > 0 else Fault.TIMEOUT
        except Empty:
            line = Fault.TIMEOUT
        if self._cancelled.is_set():
            line = Fault.CANCELLED
        if isinstance(line, Fault):
            raise ChannelError(line)
        try:
            return _DECODER.decode(line)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            raise ChannelError(Fault.HELPER) from None


_DECODER: msgspec.json.Decoder[Answer] = msgspec.json.Decoder(Answer)


def _read(source: IO[bytes], lines: SimpleQueue[bytes | Fault]) -> None:
    """Hand over whole lines until the end, or until it is too much."""
    rest, total = b"", 0
    with source:
        while total <= MAX_OUTPUT and len(rest) <= MAX_LINE and (data := source.read(_CHUNK)):
            total += len(data)
            *whole, rest = (rest + data).split(b"\n")
            for line in whole:
                lines.put(line if len(line) <= MAX_LINE else Fault.HELPER)
    lines.put(Fault.HELPER)


def _kill(process: subprocess.Popen[bytes]) -> None:
    """End a process and its group; it has nothing to lose, so it is not asked first."""
    with contextlib.suppress(OSError):
        if sys.platform == "win32":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)
