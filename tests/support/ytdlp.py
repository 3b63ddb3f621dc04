"""The helper process that runs yt-dlp, as whoever starts it has it."""

from __future__ import annotations

import os
import select
import subprocess
import sys
import time
from pathlib import Path
from types import TracebackType

import msgspec

from iomtui.channel.protocol import Answer, Asking, Begin, Question

HELPER = (sys.executable, "-P", "-m", "iomtui.channel.ytdlp_process")
"""How the helper is started."""

PATIENCE = 60.0
"""Seconds after which a line that never comes fails the test; no test waits for them."""

_NOWHERE = "/nonexistent"
_DECODER = msgspec.json.Decoder(Answer)


class Helper:
    """A helper process and the two pipes to it."""

    def __init__(
        self,
        environ: dict[str, str],
        *,
        budget: int = 10_000,
        pause: float = 0.0,
        home: str | Path = _NOWHERE,
        command: tuple[str, ...] = HELPER,
    ) -> None:
        self.announced: list[int] = []
        """The numbers of requests that it said it would make."""
        self.longest = 0
        """The bytes of its longest line."""
        self._begin = Begin(budget=budget, pause=pause)
        self._rest = b""
        self.process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            bufsize=0,
            env={"PATH": os.environ["PATH"], "HOME": str(home), **environ},
        )

    def __enter__(self) -> Helper:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.process.kill()
        self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe:
                pipe.close()

    def begin(self) -> Answer | None:
        """Tell it the rules, and return its answer."""
        return self.ask(self._begin)

    def ask(self, question: Question) -> Answer | None:
        """Ask, and return the answer; None if it has left."""
        self.send(msgspec.json.encode(question))
        return self.answer()

    def send(self, line: bytes) -> None:
        """Send a line, whatever it is."""
        assert self.process.stdin
        self.process.stdin.write(line + b"\n")

    def answer(self) -> Answer | None:
        """Read until an answer has come."""
        while isinstance(line := self.line(), Asking):
            pass
        return line

    def line(self) -> Answer | None:
        """Read a line; None if there are no more."""
        assert self.process.stdout
        end = time.monotonic() + PATIENCE
        while b"\n" not in self._rest:
            source = self.process.stdout.fileno()
            assert select.select([source], [], [], end - time.monotonic())[0], "no line came"
            data = os.read(source, 1_000_000)
            if not data:
                assert not self._rest, "the last line is not whole"
                return None
            self._rest += data
        line, _, self._rest = self._rest.partition(b"\n")
        self.longest = max(self.longest, len(line))
        answer: Answer = _DECODER.decode(line)
        if isinstance(answer, Asking):
            self.announced.append(answer.requests)
        return answer

    def leave(self) -> int:
        """Close its standard input, and return how it ended."""
        assert self.process.stdin
        self.process.stdin.close()
        return self.process.wait(PATIENCE)
