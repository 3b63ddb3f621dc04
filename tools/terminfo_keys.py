"""Make the table of what the keys of common terminals send, from Debian's packages of terminfo.

    apt-get download ncurses-base ncurses-term foot-terminfo
    python -m tools.terminfo_keys *.deb

It needs `dpkg-deb` and `infocmp`, and replaces tests/fixtures/terminfo_keys.txt, which tests read.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections import defaultdict
from pathlib import Path
from tempfile import TemporaryDirectory

TABLE = Path(__file__).parents[1] / "tests" / "fixtures" / "terminfo_keys.txt"

TERMINALS = """
xterm xterm-256color xterm-color xterm-direct xterm-8bit xterm-hp xterm-noapp xterm-r6 xterm-sco
xterm-sun xterm-vt220 xterm.js screen screen-256color screen.linux screen.putty screen.rxvt
screen.xterm-256color tmux tmux-256color tmux-direct linux linux-16color linux-lat linux2.2
rxvt rxvt-256color rxvt-cygwin rxvt-unicode rxvt-unicode-256color aterm mrxvt Eterm
putty putty-256color putty-noapp putty-sco putty-vt100 teraterm mintty cygwin ms-terminal
vt100 vt102 vt220 vt220-8bit vt320 vt420 vt420pc vt510 vt520 dtterm konsole konsole-256color
konsole-linux konsole-vt420pc foot foot-direct kitty kitty-direct alacritty alacritty-direct
st st-256color gnome gnome-256color vte vte-256color xfce terminator terminology mlterm hterm
domterm dvtm iterm2 nsterm bterm jfbterm
"""
"""Terminals of today, and older ones that they stand in for."""

NAMED = 3
"""The most terminals that are named for a key."""

_KEY = re.compile(r"^\s*(k\w+)=(.+),$")
"""A key in the output of infocmp; `kmous` is the beginning of a report, and no key."""

_ESCAPE = re.compile(r"\\[0-7]{3}|\\.|\^.|.")
_ESCAPED = {"\\E": "\x1b", "\\e": "\x1b", "\\n": "\n", "\\r": "\r", "\\t": "\t", "\\b": "\b"} | {
    "\\s": " ",
    "\\0": "\x80",
    "^?": "\x7f",
}
"""Notations of terminfo(5) that are not one character after a backslash or a control character."""

_HEAD = """\
# What the keys of common terminals send. Made by tools/terminfo_keys.py; do not edit it.
# Source: the packages {packages} of Debian.
# Terminals: {terminals}.
# In each line: the bytes, the name of the key (terminfo(5)), and terminals that send them.
"""


def decoded(text: str) -> str:
    """Return the characters that a value of terminfo stands for, each of them one byte."""

    def character(match: re.Match[str]) -> str:
        written = match[0]
        if written in _ESCAPED:
            return _ESCAPED[written]
        if written[0] == "^":
            return chr(ord(written[1]) & 0x1F)
        if written[0] == "\\":
            return chr(int(written[1:], 8)) if len(written) == 4 else written[1]
        return written

    return _ESCAPE.sub(character, text)


def read_keys(folder: Path, terminal: str) -> dict[str, str]:
    """Return what each key of a terminal sends, from the compiled entries in a folder."""
    entry = min(folder.glob(f"**/terminfo/?/{terminal}"))
    command = ["infocmp", "-1", "-x", "-A", str(entry.parents[1]), terminal]
    listing = subprocess.check_output(command, text=True)
    keys = {
        match[1]: decoded(match[2]) for line in listing.splitlines() if (match := _KEY.match(line))
    }
    keys.pop("kmous", None)
    return keys


def main() -> int:
    """Write the table."""
    packages = sys.argv[1:]
    if not packages:
        print(__doc__, file=sys.stderr)
        return 2
    senders = defaultdict[tuple[str, str], list[str]](list)
    with TemporaryDirectory() as name:
        for package in packages:
            subprocess.run(["dpkg-deb", "-x", package, name], check=True)
        for terminal in TERMINALS.split():
            for key, sequence in read_keys(Path(name), terminal).items():
                senders[sequence, key].append(terminal)
    shown = [
        subprocess.check_output(["dpkg-deb", "-W", package], text=True).replace("\t", " ").strip()
        for package in packages
    ]
    lines = [_HEAD.format(packages=", ".join(shown), terminals=" ".join(TERMINALS.split()))]
    for (sequence, key), terminals in sorted(senders.items()):
        rest = len(terminals) - NAMED
        more = f" and {rest} more" if rest > 0 else ""
        written = sequence.encode("unicode_escape").decode("ascii")
        lines.append(f"{written}\t{key}\t{', '.join(terminals[:NAMED])}{more}\n")
    TABLE.write_text("".join(lines), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
