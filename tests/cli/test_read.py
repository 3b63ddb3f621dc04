"""`iomtui read`: a dialogue of lines, in a pipe and in a terminal."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from iomtui.catalogue.edition import Edition
from tests.support.here import run_here
from tests.support.processes import started
from tests.support.terminal import IOMTUI, Terminal

CHOICES = r"Choices:\n((?:\d+: .+\n)+)q: leave\n"


def read(*typed: str, tag: str = "en", data: Path | None = None) -> str:
    """Return the output of a dialogue in which these lines are typed."""
    folder = () if data is None else ("--data", str(data))
    done = run_here("read", "--lang", tag, *folder, typed="".join(f"{line}\n" for line in typed))
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def choices(shown: str) -> list[str]:
    """Return what could be chosen last, in English."""
    return re.findall(r"\d+: (.+)", re.findall(CHOICES, shown)[-1])


def answer(*typed: str) -> list[str]:
    """Return the lines between the last two offers of choices, in English."""
    return re.split(CHOICES, read(*typed))[-3].splitlines()


def test_it_begins_with_how_to_choose_and_how_to_leave() -> None:
    first, title, *_ = read("q").splitlines()
    assert first == "Type the number of a choice, then press Enter. To leave, type q."
    assert title == "IOM web series on refugees"


def test_every_page_is_read_to_its_end_in_both_languages(
    shipped_editions: tuple[Edition, ...],
) -> None:
    pages = ["1"] * len(shipped_editions[0].entries)  # the first page, and then each next one
    english = read(*pages)
    assert choices(english)[4] == "Language: Bahasa Indonesia"
    both = read(*pages, "5", "3", *pages)
    assert both.startswith(english)
    assert "Next page" not in both.removeprefix(english)
    for edition, shown in zip(shipped_editions, (both.removeprefix(english), english), strict=True):
        lines = iter(shown.splitlines())
        for entry in edition.entries:
            assert entry.title in lines
            for block in entry.blocks:
                for text in "\n".join((*block.paragraphs, *block.items)).split("\n"):
                    assert any(text in line for line in lines), (block.id, text)
    assert [each for each in both if not each.isprintable() and each != "\n"] == []


def test_what_a_statement_rests_on_follows_it_in_words() -> None:
    for page, line in (
        ("1", "Episode list: 1 of 5 (both sources)"),
        ("1", "Meaning: Setting fire to what has been (editors)"),
        ("6", "The series was made together with refugees in IOM’s care. (the English release)"),
        ("9", "IOM’s press releases do not give the channel’s address. (no source states it)"),
    ):
        assert line in answer(page)


def test_addresses_have_a_line_of_their_own() -> None:
    search = "https://youtube.com/results?search_query=IOM+Indonesia+Burn+the+Past"
    assert search in answer("1", "3")
    release = "https://indonesia.iom.int/news/iom-launches-new-web-series-enhance-social-cohesion-among-refugee-and-local-communities-indonesia"
    for lines in (answer("10"), answer("1", "2")):
        assert release in lines
    assert not re.search(r"\S https://|https://\S+ ", read("10", "1", "2", "4", "https", "1"))


def test_the_sources_of_a_page_are_a_choice_and_so_is_the_page_again() -> None:
    shown = read("1", "2", "2")
    title, page = "What “Burn the Past” rests on\n", "Burn the Past\nEpisode list"
    assert page in shown.partition(title)[2]
    lines = answer("1", "2")
    place = "Episode list: 1 of 5"
    assert f"{place} (stated in the English release; stated in the Indonesian release)" in lines
    reason = "The question comes from the title, not from the plot"
    assert any(line.startswith("To talk about: ") and f"({reason})" in line for line in lines)


def test_a_search_finds_words_of_every_language_and_leads_to_their_page() -> None:
    assert answer("11", "tetangga")[-1] == "Results: 2"
    first = choices(read("11", "tetangga"))[0]
    assert first.startswith("The New Horizon: Found in Indonesian: Bahan obrolan: ")
    assert answer("11", "tetangga", "1")[0] == "The New Horizon"
    assert "Sources: Goal 10: Reduced" not in read("11", "10")
    assert "includes: shelter; health insurance; " in choices(read("11", "monthly"))[0]


def test_a_search_without_results_or_words_offers_the_pages() -> None:
    assert answer("11", "zebra") == [
        "Type what to look for, then press Enter. Press Enter alone to go back to all pages.",
        "Results: 0",
    ]
    assert choices(read("11", "zebra"))[0] == "All pages"
    assert choices(read("11", ""))[0] == "Burn the Past"


def test_the_language_changes_where_one_is() -> None:
    for before, first in (
        ((), "Serial web IOM tentang pengungsi"),
        (("2",), "The New Horizon\nDaftar episode: 2 dari 5"),
        (("2", "2"), "Dasar isi “The New Horizon”"),
        (("11", "tetangga"), "Hasil: 2"),
    ):
        shown = read(*before)
        number = choices(shown).index("Language: Bahasa Indonesia") + 1
        assert read(*before, str(number)).removeprefix(shown).startswith(first)


@pytest.mark.parametrize("typed", ["0", "13", "-1", "x", "²", "1" * 5000, "\ufffd\x1b[31m"])
def test_what_is_no_choice_gets_a_sentence_and_enter_the_choices_again(typed: str) -> None:
    sentence = (
        "That is not one of the choices. Type a number from 1 to 12, "
        "Enter alone for the choices again, or q to leave.\n"
    )
    start = read()
    assert read(typed).removeprefix(start) == sentence
    again = read(typed, "").removeprefix(start + sentence)
    assert again.startswith("Choices:\n")
    assert start.endswith(again)


@pytest.mark.parametrize("typed", ["１", "١", " 1 "])
def test_digits_of_every_script_choose(typed: str) -> None:
    assert answer(typed)[0] == "Burn the Past"


def test_q_leaves_everywhere() -> None:
    for before in ((), ("1",), ("11",)):
        assert read(*before, "Q", "2", "3") == read(*before)


def test_statements_in_another_language_are_announced(make_folder: Callable[..., Path]) -> None:
    folder = make_folder(("languages/en.yaml", "  origin: Real lives.\n", ""))
    shown = read("1", data=folder)
    assert "The First\nWhat is not translated yet is shown in Indonesian.\n" in shown
    assert "Kehidupan nyata. (both sources)" in shown


def test_each_answer_comes_before_the_next_line_is_typed_into_a_pipe(tmp_path: Path) -> None:
    with started(
        [*IOMTUI, "read", "--lang", "en"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={"HOME": str(tmp_path)},
    ) as process:
        assert process.stdin
        assert process.stdout
        for typed, title in (
            (b"\xff\r\n\n", b"That is not"),
            (b"1\n", b"Burn the Past"),
            (b"q", b""),
        ):
            assert b"q: leave\n" in iter(process.stdout.readline, b"")
            process.stdin.write(typed)
            process.stdin.flush()
            if typed == b"q":
                process.stdin.close()
            assert process.stdout.readline().startswith(title)
        assert process.wait() == 0


def test_in_a_terminal_it_draws_nothing_and_ctrl_c_ends_it() -> None:
    with Terminal("read", "--lang", "en", size=(80, 50)) as terminal:
        terminal.wait_for("q: leave")
        terminal.type("1\n")
        terminal.wait_for("Next page: The New Horizon")
        terminal.type("\x03")
        assert terminal.wait_end() == 130
        assert b"\x1b" not in terminal.raw
