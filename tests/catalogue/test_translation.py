"""What a language lacks, and the file with which a new one begins."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from iomtui.catalogue.checking import check
from iomtui.catalogue.edition import edition
from iomtui.catalogue.loading import load
from iomtui.catalogue.translation import missing_texts, new_language_file, translation_status
from iomtui.parsing.diagnostics import Code

MakeFolder = Callable[..., Path]


@pytest.fixture(params=["shipped", "small"])
def folder(request: pytest.FixtureRequest, data_copy: Path, make_folder: MakeFolder) -> Path:
    return data_copy if request.param == "shipped" else make_folder()


def add(folder: Path, tag: str = "ms") -> Path:
    path = folder / "languages" / f"{tag}.yaml"
    path.write_text(new_language_file(load(folder), tag, f"Name of {tag}", "What to do."), "utf-8")
    return path


def test_a_new_language_has_no_texts_and_one_notice_says_so(folder: Path) -> None:
    before = load(folder).languages[1]
    path = add(folder, "ur")
    report = check(folder)
    (notice,) = report.diagnostics
    assert (notice.file, notice.code) == (str(path), Code.UNTRANSLATED)
    assert report.catalogue
    new = report.catalogue.languages[2]
    assert (new.language.tag, new.language.name) == ("ur", "Name of ur")
    assert (new.language.direction, new.language.state) == ("rtl", "unreviewed")
    assert not any(translation_status(new, report.catalogue.series).values())
    assert new.formats.months == tuple(map(str, range(1, 13)))
    assert new.formats.zones == before.formats.zones


def test_above_each_null_stand_the_originals_so_that_they_can_be_written_over_it(
    folder: Path,
) -> None:
    path = add(folder)
    text = path.read_text("utf-8")
    assert max(map(len, text.splitlines())) <= 100
    assert text.startswith("# What to do.\nformat: 1\n")
    indonesian, english = load(folder).languages[:2]
    for tag, original in (("id", indonesian), ("en", english)):
        lines: list[str] = []
        comment = ""
        for line in text.split("series:\n", 1)[1].splitlines():
            if start := re.match(r" *# (\w\w): (.*)", line):
                comment = start[2] if start[1] == tag else comment
                is_wanted = start[1] == tag
            elif more := re.match(r" *# +(.*)", line):
                comment += f" {more[1]}" if is_wanted else ""
            else:
                lines.append(line.replace("null", f'"{comment}"') if comment else line)
                comment = ""
        path.write_text("\n".join([*text.split("series:\n")[:1], "series:", *lines]), "utf-8")
        new = next(file for file in load(folder).languages if file.language.tag == "ms")
        assert new.series == original.series
        assert new.pages == original.pages
        for name in original.statements:
            assert new.words(name) == original.words(name), name
        for name, episode in original.episodes.items():
            assert not episode.gloss or new.episodes[name].gloss == episode.gloss


def test_a_statement_with_a_null_in_its_list_is_shown_whole_in_another_language(
    make_folder: MakeFolder,
) -> None:
    folder = make_folder(("languages/en.yaml", "items: [one, another]", "items: [one, null]"))
    catalogue = load(folder)
    english = catalogue.languages[1]
    assert missing_texts(english, catalogue.series) == [("statements", "kinds")]
    about = edition(catalogue, "en").pages[0]
    (block,) = (block for block in about.blocks if block.id == "kinds")
    assert (block.tag, block.items) == ("id", ("satu", "dua"))


def test_the_originals_are_in_the_first_language_where_the_program_speaks_none(
    make_folder: MakeFolder,
) -> None:
    folder = make_folder(("series.yaml", "languages: [id, en]", "languages: [nl, de]"))
    for old, new in (("en", "nl"), ("id", "de")):
        file = folder / "languages" / f"{old}.yaml"
        text = file.read_text("utf-8").replace(f"tag: {old}", f"tag: {new}")
        file.with_name(f"{new}.yaml").write_text(text, "utf-8")
        file.unlink()
    text = add(folder).read_text("utf-8")
    assert "# nl: Real lives." in text
    assert "# de:" not in text
