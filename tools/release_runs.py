"""Digests of the runs of words in the releases, which are not in this repository.

`python -m tools.release_runs FILE... >tests/fixtures/release_runs.txt` makes the fixture anew from
the texts of the releases. With it a test finds what the data has copied from them.
"""

from __future__ import annotations

import re
import sys
from hashlib import blake2b
from pathlib import Path

RUN = 6
"""The words of a run."""

_WORD = re.compile(r"[^\W_]+(?:[.'-][^\W_]+)*")
_A_LINE = 8


def run_digests(text: str) -> dict[str, str]:
    """Return the runs of words in a text by their digests: in small letters, without signs."""
    words = _WORD.findall(text.lower().replace("’", "'"))
    runs = (" ".join(words[start : start + RUN]) for start in range(len(words) - RUN + 1))
    return {blake2b(run.encode(), digest_size=5).hexdigest(): run for run in runs}


def main() -> None:
    """Print the digests of the files that are named."""
    digests = sorted(
        {each for name in sys.argv[1:] for each in run_digests(Path(name).read_text())}
    )
    for start in range(0, len(digests), _A_LINE):
        print(*digests[start : start + _A_LINE])


if __name__ == "__main__":
    main()
