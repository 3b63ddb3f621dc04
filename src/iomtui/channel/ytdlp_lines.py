"""The helper's end of the two pipes: questions come in, lines of JSON go out, and nothing else."""

from __future__ import annotations

import io
import os
import sys
import threading
from queue import SimpleQueue

import msgspec

from iomtui.channel.protocol import Answer, Question

_LONGEST_QUESTION = 10_000
"""The most bytes of a question; an address has fewer."""

_NOT_UNDERSTOOD = 2
"""The exit status after a line that is no question."""


class Lines:
    """Where the helper hears and speaks."""

    def __init__(self) -> None:
        """Take standard input and output for lines; what else is printed goes to standard error."""
        self._questions: SimpleQueue[Question] = SimpleQueue()
        self._output = os.dup(sys.stdout.fileno())
        os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
        # A thread, so that the end of the questions is noticed in the middle of a request.
        threading.Thread(target=self._read, daemon=True, name="questions").start()

    def ask(self) -> Question:
        """Wait for the next question."""
        return self._questions.get()

    def say(self, answer: Answer) -> None:
        """Write a line, whole and at once; whoever is no longer heard leaves."""
        line = msgspec.json.encode(answer) + b"\n"
        try:
            while line:
                line = line[os.write(self._output, line) :]
        except OSError:
            os._exit(0)

    def _read(self) -> None:
        """Read questions until there can be no more, and leave: nobody is there to be answered."""
        status = 0
        try:
            # Without a buffer, whose lock Python would wait for when it ends.
            source = io.FileIO(sys.stdin.fileno(), closefd=False)
            decoder = msgspec.json.Decoder(Question)
            while line := source.readline(_LONGEST_QUESTION):
                self._questions.put(decoder.decode(line))
        except msgspec.DecodeError:
            status = _NOT_UNDERSTOOD
        finally:
            os._exit(status)
