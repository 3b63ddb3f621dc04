"""Draws screenshots/ from the running app; with --check, tells which are stale.

Byte for byte the same on every machine: fixed sizes, no clock, and no fonts from outside.
"""

from __future__ import annotations

import asyncio
import io
import re
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from rich.console import Console
from rich.terminal_theme import SVG_EXPORT_THEME
from rich.text import Text

from iomtui.catalogue.edition import editions
from iomtui.catalogue.loading import load
from iomtui.catalogue.model import Audience
from iomtui.cli.content import with_details
from iomtui.kiosk.app import KioskApp
from iomtui.kiosk.pin import hash_pin
from iomtui.kiosk.venue_message import VenueMessage, with_message
from iomtui.storage.settings import KioskSettings
from iomtui.tui.app import ViewerApp
from iomtui.tui.extension import Start
from iomtui.youtube.details_file import load_details
from iomtui.youtube.report import FetchReport, Progress
from tests.support.stand_in_fetch import StandInFetches

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "screenshots"
SMALL, LARGE, NARROW, WIDE = (80, 24), (120, 33), (40, 12), (132, 33)
ABOUT = ("end", "home", *["down"] * 5)


class Shot(NamedTuple):
    """One picture: a name without language and size, and the keys that lead there.

    In a kiosk, a "+" with a number lets so many seconds go by. Where the channel is asked, an "@"
    with a number lets so many requests go by, and "@end" the rest.
    """

    name: str
    size: tuple[int, int]
    keys: tuple[str, ...] = ()
    theme: str = "night"
    tags: tuple[str, ...] = ("en", "id")
    first_hint: bool = False
    is_kiosk: bool = False
    has_details: bool = False
    has_message: bool = False
    editor_from: str | None = None
    """The line of the language's file from which an editor beside it shows the file."""


_PIN = "482915"
_WRONG = (*"654321", "enter")
_READING = ("2", "enter")
_FACTS = (*_READING, "end")

# Details from YouTube, made up: what a fetch could bring of one episode.
DETAILS = ROOT / "tests" / "fixtures" / "details" / "channel.json"

MESSAGE = {
    "en": VenueMessage(
        title="Screening tonight",
        text="All five episodes are shown at 19:00 in the hall. Entry is free. Please come early.",
    ),
    "id": VenueMessage(
        title="Pemutaran film malam ini",
        text="Kelima episode diputar pukul 19.00 di aula. Masuk gratis. Silakan datang lebih awal.",
    ),
}
"""What the operator of a kiosk could write."""

SHOTS = (
    Shot("episode", SMALL, ("down",)),
    Shot("episode", WIDE, ("down",)),
    Shot("fetched", SMALL, ("down",), has_details=True),
    Shot("fetched", LARGE, ("down",), has_details=True),
    Shot("fetched-facts", SMALL, _FACTS, has_details=True),
    Shot("fetched-facts", LARGE, _FACTS, has_details=True),
    Shot("ask", SMALL, ("down", "r")),
    Shot("ask", NARROW, ("down", "r"), tags=("id",)),
    Shot("asking", SMALL, ("down", "r", "enter", "@4")),
    Shot("asked", LARGE, ("down", "r", "enter", "@end", "r")),
    Shot("page", SMALL, (*ABOUT, "enter")),
    Shot("page", LARGE, (*ABOUT, "enter")),
    Shot("list", NARROW, ("down",)),
    Shot("reading", NARROW, ("down", "enter")),
    Shot("help", SMALL, ("question_mark",)),
    Shot("help", LARGE, ("question_mark",)),
    Shot("theme-day", SMALL, ("down",), "day"),
    Shot("theme-contrast", SMALL, ("down",), "contrast"),
    Shot("theme-console", SMALL, ("down",), "console"),
    Shot("theme-plain", SMALL, ("down",), "plain"),
    Shot("side-by-side", SMALL, ("down", "equals_sign")),
    Shot("side-by-side", LARGE, (*ABOUT, "equals_sign", "pagedown")),
    Shot("side-by-side", NARROW, ("down", "equals_sign"), tags=("en",)),
    Shot("search", SMALL, ("slash", *"tetangga")),
    Shot("search", LARGE, ("slash", *"refugee", "enter", "n")),
    Shot("qr", SMALL, ("down", "c")),
    Shot("qr-contrast", SMALL, ("down", "c"), "contrast", ("en",)),
    Shot("sources", SMALL, ("down", "s")),
    Shot("sources", LARGE, ("down", "s")),
    Shot("palette", SMALL, ("ctrl+p", *"bahasa")),
    Shot("editing", SMALL, ABOUT, editor_from="pages:"),
    Shot("first-minute", SMALL, tags=("id",), first_hint=True),
    Shot("too-small", (36, 8), tags=("en",)),
    Shot("kiosk-card", SMALL, ("+10",), is_kiosk=True),
    Shot("kiosk-card", LARGE, ("+32",), is_kiosk=True),
    Shot("kiosk-message", SMALL, ("+10", "+55"), is_kiosk=True, has_message=True),
    Shot("kiosk-reading", LARGE, _READING, is_kiosk=True),
    Shot("kiosk-reading", NARROW, _READING, is_kiosk=True),
    Shot("kiosk-help", SMALL, ("enter",) * 5, is_kiosk=True),
    Shot("kiosk-warning", LARGE, (*_READING, "+90"), is_kiosk=True),
    Shot("kiosk-warning", NARROW, (*_READING, "+90"), tags=("en",), is_kiosk=True),
    Shot("kiosk-reset", LARGE, (*_READING, "0", "+90", "+20"), is_kiosk=True),
    Shot("kiosk-pin", LARGE, ("ctrl+e", *"1234"), is_kiosk=True),
    Shot("kiosk-lock", LARGE, ("ctrl+e", *_WRONG * 5), is_kiosk=True),
    Shot("kiosk-wrong", SMALL, ("ctrl+e", *_WRONG), tags=("en",), is_kiosk=True),
)

# What a Linux console shows for the sixteen colours, so that the picture shows the same.
VGA = (
    *("000000", "aa0000", "00aa00", "aa5500", "0000aa", "aa00aa", "00aaaa", "aaaaaa"),
    *("555555", "ff5555", "55ff55", "ffff55", "5555ff", "ff55ff", "55ffff", "ffffff"),
)


class Watch:
    """A clock that goes only when told to."""

    now = 0.0

    def __call__(self) -> float:
        """Return the seconds."""
        return self.now


async def draw(shot: Shot, tag: str) -> str:
    """Return a screen of the running app as SVG."""
    start = Start(tag, theme=shot.theme, first_hint=shot.first_hint or shot.is_kiosk)
    watch = Watch()
    catalogue = load(ROOT / "data")
    made_up = load_details(DETAILS)
    details = made_up if shot.has_details else None
    report = FetchReport(
        details=made_up,
        found=tuple(made_up.videos if made_up else ()),
        ambiguous={"space-between-us": ("BBBBBBBBBBB", "CCCCCCCCCCC")},
        news={"the-new-horizon": ("duration", "published", "views")},
        requests=5,
    )
    fetches = StandInFetches(catalogue, report)
    audience: Audience = "public" if shot.is_kiosk else "press"
    shown = with_details(
        editions(catalogue, audience), catalogue, details, approved_only=shot.is_kiosk
    )
    if shot.has_message:
        shown = with_message(shown, MESSAGE)
    if shot.is_kiosk:
        settings = KioskSettings(dwell=10 if shot.has_message else None)
        app: ViewerApp = KioskApp(shown, start, settings, hash_pin(_PIN), clock=watch)
    else:
        app = ViewerApp(shown, start, extension=fetches.controller)
    async with app.run_test(size=shot.size) as pilot:
        for key in shot.keys:
            if key.startswith("+") and isinstance(app, KioskApp):
                watch.now += float(key)
                await app.tick()
            elif key == "@end":
                await pilot.pause()
                await fetches.end(app)
            elif key.startswith("@"):
                await pilot.pause()
                fetches.on_progress(Progress(int(key[1:]), 60, 1))
            else:
                await pilot.press(key)
        await pilot.pause()
        # What is drawn over several panes is cut at their edges; each piece would be a text alone.
        svg = app.export_screenshot(simplify=True)
    if shot.theme == "console":
        colours = {
            "#{:02x}{:02x}{:02x}".format(*SVG_EXPORT_THEME.ansi_colors[number]): f"#{colour}"
            for number, colour in enumerate(VGA)
        }
        svg = re.sub("#[0-9a-f]{6}", lambda found: colours.get(found[0], found[0]), svg)
    svg = self_contained(svg)
    if shot.editor_from:
        file = ROOT / "data" / "languages" / f"{tag}.yaml"
        svg = side_by_side(editor(file, shot.editor_from, shot.size[1]), svg)
    return svg


def editor(file: Path, first: str, rows: int) -> str:
    """Return a window with lines of a text file as SVG, beginning with the line `first`."""
    lines = file.read_text(encoding="utf-8").splitlines()
    start = lines.index(first)
    console = Console(width=64, record=True, file=io.StringIO(), legacy_windows=False)
    for line in lines[start : start + rows]:
        style = "green" if line.lstrip().startswith("#") else ""
        console.print(Text(line, style), no_wrap=True, overflow="crop", crop=True)
    return self_contained(console.export_svg(title=f"languages/{file.name}"))


def side_by_side(left: str, right: str) -> str:
    """Return two drawings beside each other as one SVG."""
    drawn, height, x = [], 0.0, 0.0
    for svg in (left, right):
        viewed = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg)
        assert viewed
        drawn.append(
            svg.replace("<svg ", f'<svg x="{x:g}" width="{viewed[1]}" height="{viewed[2]}" ', 1)
        )
        x, height = x + float(viewed[1]), max(height, float(viewed[2]))
    box = f'viewBox="0 0 {x:g} {height:g}"'
    return f'<svg {box} xmlns="http://www.w3.org/2000/svg">\n{"".join(drawn)}</svg>\n'


def self_contained(svg: str) -> str:
    """Return an SVG that names no outside font and needs no spaces at the ends of its texts.

    Some viewers drop leading spaces, which would move the words.
    """
    svg = re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)
    svg = re.sub(r"font-family: [^;]*;", "font-family: monospace;", svg)
    svg = re.sub(r"\n *\n+", "\n", svg)
    text = (
        r'<text(?P<a>[^>]*?) x="(?P<x>[\d.]+)"(?P<b>[^>]*?) textLength="(?P<w>[\d.]+)"(?P<c>[^>]*)>'
    )
    return re.sub(rf"{text}(?P<t>[^<]*)</text>", _trimmed, svg)


def _trimmed(found: re.Match[str]) -> str:
    words = found["t"].replace("&#160;", "\0")
    cells = len(re.sub(r"&[^;]+;", "x", words))
    kept = words.strip("\0")
    if not kept:
        return ""
    cell = float(found["w"]) / cells
    before = len(words) - len(words.lstrip("\0"))
    after = len(words) - len(words.rstrip("\0"))
    x = round(float(found["x"]) + before * cell, 1)
    width = round(float(found["w"]) - (before + after) * cell, 1)
    text = kept.replace("\0", "&#160;")
    return (
        f'<text{found["a"]} x="{x:g}"{found["b"]} textLength="{width:g}"{found["c"]}>{text}</text>'
    )


def pictures() -> dict[str, str]:
    """Return every picture by its file name."""
    drawn = {}
    for shot in SHOTS:
        for tag in shot.tags:
            columns, rows = shot.size
            drawn[f"{shot.name}-{tag}-{columns}x{rows}.svg"] = asyncio.run(draw(shot, tag))
    return drawn


def main() -> int:
    """Write the pictures, or say which of the files differ from them."""
    drawn = pictures()
    present = {path.name: path for path in FOLDER.glob("*.svg")}
    if "--check" in sys.argv[1:]:
        stale = {name for name, svg in drawn.items() if not _is(present.get(name), svg)}
        stale |= present.keys() - drawn.keys()
        if stale:
            fresh = Path(tempfile.mkdtemp(prefix="screenshots-"))
            for name in stale & drawn.keys():
                (fresh / name).write_text(drawn[name], encoding="utf-8")
            print(f"Stale: {', '.join(sorted(stale))}. Run: make screenshots (fresh: {fresh})")
            return 1
        print(f"{len(drawn)} screenshots are up to date.")
        return 0
    FOLDER.mkdir(exist_ok=True)
    for name in present.keys() - drawn.keys():
        present[name].unlink()
    for name, svg in drawn.items():
        (FOLDER / name).write_text(svg, encoding="utf-8", newline="\n")
    print(f"{len(drawn)} screenshots written.")
    return 0


def _is(path: Path | None, svg: str) -> bool:
    return path is not None and path.read_text(encoding="utf-8") == svg


if __name__ == "__main__":
    sys.exit(main())
