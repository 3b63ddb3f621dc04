"""No word of the interface is hard-coded: in a pseudo-language none is left unaltered."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from iomtui.catalogue.edition import Edition, edition
from iomtui.catalogue.loading import load
from iomtui.catalogue.model import Catalogue
from iomtui.youtube.details import Details
from iomtui.youtube.enrich import enriched
from tests.conftest import FETCHED
from tests.support.examples import first
from tests.support.here import run_here
from tests.support.pseudo import PSEUDO, add_pseudo_language
from tests.support.reading import LARGE, NARROW, SMALL, Layout, read_entry
from tests.support.terminal import KEYS, Terminal

# Names and titles, which are the same in every language, and names of keys.
NAMES = (
    *("Bahasa Indonesia", "English", "IOM Indonesia", "WIB", "WITA", "WIT", "UTC", "EN", "ID"),
    "iomtui check",
    *("L", "k", "j", "t", "q", "n", "N", "c", "s", "o", "y", "r", "g", "G"),
    *("F1", "F2", "F3", "Ctrl+C", "Ctrl+D", "Ctrl+P", "Ctrl+Q", "Ctrl+U", "Ctrl+Z"),
)


@pytest.fixture
def pseudo_folder(data_copy: Path) -> Path:
    add_pseudo_language(data_copy)
    return data_copy


@first(1, "layout", [SMALL, NARROW, LARGE], ids=lambda layout: "x".join(map(str, layout.size)))
def test_no_visible_word_is_left_unaltered_on_any_screen(
    pseudo_folder: Path, layout: Layout, tmp_path: Path, fetched: Details
) -> None:
    catalogue = load(pseudo_folder)
    plain = edition(catalogue, PSEUDO, "press")
    pseudo = enriched(plain, catalogue, fetched, approved_only=False)
    known = _names(catalogue, pseudo)
    for video in fetched.videos.values():
        known += [video.description or "", *(chapter.title for chapter in video.chapters)]
    seen: list[str] = []
    # With a session state there is no first hint in other languages.
    state = tmp_path / ".local" / "state" / "iomtui" / "state.json"
    state.parent.mkdir(parents=True)
    state.write_text('{"format": 1, "entry": "burn-the-past"}', encoding="utf-8")
    shutil.copy(FETCHED, state.parent)
    arguments = ("--data", str(pseudo_folder), "--lang", PSEUDO)
    with Terminal(*arguments, size=layout.size, home=tmp_path) as terminal:
        terminal.wait_for(pseudo.wording.list["episodes"])
        for index in range(len(pseudo.entries)):
            if index:
                terminal.type(KEYS["down"])
            seen.append(terminal.text)
            terminal.type("\r")
            seen += read_entry(terminal, pseudo, index, layout)
            seen.append(terminal.text)
            terminal.type(KEYS["left"])
        for keys, words in (
            ("s", pseudo.wording.sources["sources"]),
            ("c", "https://"),
            ("cs/", pseudo.wording.search["prompt"]),
            ("88", pseudo.wording.search["none"]),
            ("\x10", pseudo.wording.palette["prompt"]),
            ("88", pseudo.wording.palette["none"]),
        ):
            terminal.type(keys)
            terminal.wait_for(words)
            seen.append(terminal.text)
        terminal.type("\x10")
        terminal.wait_for(pseudo.wording.search["none"])
        terminal.type("\x15\r")
        terminal.wait(lambda: pseudo.wording.search["prompt"] not in terminal.text, "no search")
        seen += _help(terminal, pseudo.wording.help["title"], pseudo.wording.help["several"])
        terminal.type("L")
        terminal.wait_for(pseudo.wording.chooser["title"])
        seen.append(terminal.text)
        terminal.resize(36, 8)
        terminal.wait_for(pseudo.wording.too_small[:20])
    assert _plain_words(known, "\n".join(seen)) == set()


def test_no_word_of_the_dialogue_is_left_unaltered(pseudo_folder: Path) -> None:
    catalogue = load(pseudo_folder)
    pages = ["1"] * 10
    typed = "\n".join([*pages, "1", "2", "99", "4", "1951", "q"])  # sources, address, search
    done = run_here("read", "--data", str(pseudo_folder), "--lang", PSEUDO, typed=typed)
    lines = [re.sub(r"^(?:\d+|q): ", "", line) for line in done.stdout.splitlines()]
    known = _names(catalogue, edition(catalogue, PSEUDO, "press"))
    assert _plain_words(known, "\n".join(lines)) == set()


def _names(catalogue: Catalogue, pseudo: Edition) -> list[str]:
    """Return what is the same in every language."""
    names = [episode.title.text for episode in catalogue.series.episodes]
    names += NAMES
    for source in catalogue.series.sources.values():
        names += [source.title, source.url or ""]
    names += [entry.link.address for entry in pseudo.entries if entry.link]
    names.append(catalogue.series.channel.url or "" if catalogue.series.channel else "")
    return names


def _help(terminal: Terminal, first: str, last: str) -> list[str]:
    terminal.type("?")
    terminal.wait_for(first)
    seen = [terminal.text]
    while last[-8:] not in seen[-1]:
        before = terminal.text
        terminal.type(KEYS["down"])
        terminal.wait(lambda before=before: terminal.text != before, "the next line")  # type: ignore[misc]
        seen.append(terminal.text)
    terminal.type("?")
    terminal.wait(lambda: first not in terminal.text, "the catalogue again")
    return seen


def _plain_words(known: list[str], text: str) -> set[str]:
    """Return the words in plain letters, but for those of names and pieces of addresses."""
    names = {word for name in known for word in re.findall(r"[A-Za-z]+", name)}
    addresses = [name for name in known if name.startswith("https:")]
    fragments = [
        fragment
        for fragment in re.split(r"\s{2,}|\n", text)
        if not any(fragment.strip("▌ ") in address for address in addresses)
    ]
    return {word for part in fragments for word in re.findall(r"[A-Za-z]+", part)} - names
