"""The shipped texts follow the rules of style, and fit on a small screen."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from iomtui.catalogue.checking import check
from iomtui.catalogue.edition import Edition
from iomtui.render.side_by_side import (
    LanguageColumn,
    PairLayout,
    layout_headings,
    layout_side_by_side,
)
from iomtui.render.typesetting import layout_entry
from tests.support.reading import SMALL


def texts(folder: Path, tag: str) -> list[str]:
    """Return every sentence of a language's statements, reasons, meanings and questions."""
    words = yaml.safe_load((folder / "languages" / f"{tag}.yaml").read_text("utf-8"))
    found: list[str] = []
    episodes = [text for each in words["episodes"].values() for text in each.values() if text]
    for value in [*words["statements"].values(), *words["reasons"].values(), *episodes]:
        parts = value if isinstance(value, dict) else {"text": value}
        found += re.split(r"(?<=[.!?])\s+", parts.get("text") or "")
        found += parts.get("items", [])
    return found


@pytest.mark.parametrize("tag", ["en", "id"])
def test_sentences_are_short_and_have_no_quotations_and_no_praise(
    shipped_folder: Path, tag: str
) -> None:
    sentences = texts(shipped_folder, tag)
    assert len(sentences) > 60
    assert [each for each in sentences if len(each.split()) > 20] == []
    text = " ".join(sentences)
    printed = {"National Media and Communication", "Staff Nasional untuk Media dan Komunikasi"}
    printed |= {"Senior Koordinator Program"}
    terms = {"Social cohesion", "Durable solutions", "Kohesi sosial", "Solusi jangka panjang"}
    assert set(re.findall("“([^”]*)”", text)) <= printed | terms
    for praise in ("captivating", "compelling", "shining", "menarik", "memukau"):
        assert praise not in text.lower()


def test_the_shipped_data_has_no_problems_at_all(shipped_folder: Path) -> None:
    assert check(shipped_folder).diagnostics == []


def test_the_first_screen_at_80x24_says_what_it_is_where_to_watch_it_and_whether_it_is_there(
    shipped_editions: tuple[Edition, ...],
) -> None:
    for edition in shipped_editions:
        about, watch = edition.pages[0], edition.pages[3]
        wanted = [(entry, {":gloss", ":search", ":question"}) for entry in edition.episodes]
        wanted.append((about, {"what", "watch-on", "watch-unchecked"}))
        wanted.append((watch, {"watch-on", "watch-channel", "watch-unchecked", "watch-from"}))
        for entry, blocks in wanted:
            lines = layout_entry(entry, edition.wording.pane["source"], SMALL.measure)
            below = {line.block for line in lines[SMALL.rows - 1 :]}
            assert not below & blocks, (edition.tag, entry.id)


def test_an_episode_in_two_languages_is_read_at_120x33_without_scrolling(
    shipped_editions: tuple[Edition, ...],
) -> None:
    for entries in zip(*(edition.episodes for edition in shipped_editions), strict=True):
        left, right = (LanguageColumn("", entry) for entry in entries)
        layout = PairLayout(117, stacked=False)
        lines = (*layout_headings(left, right, layout), *layout_side_by_side(left, right, layout))
        assert len(lines) <= 29, entries[0].id


def test_each_key_of_the_shipped_files_has_a_line_of_its_own(shipped_folder: Path) -> None:
    """In braces a comma ends a text: who writes like the shipped files does not use them."""
    for path in (shipped_folder / "series.yaml", *shipped_folder.glob("languages/*.yaml")):
        events = yaml.parse(path.read_text("utf-8"))
        maps = [each for each in events if isinstance(each, yaml.MappingStartEvent)]
        assert not any(each.flow_style for each in maps)
