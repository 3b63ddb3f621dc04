"""The message of the venue: where it is shown, what marks it, and what is wrong with its file."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from iomtui.catalogue.edition import Edition, editions
from iomtui.catalogue.loading import load
from iomtui.cli.content import KIOSK, VIEWER
from iomtui.cli.content_folder import ContentFolder
from iomtui.i18n.templates import SHIPPED
from iomtui.i18n.wording_loader import load_wording
from iomtui.kiosk.card_layout import CardSetting, layout_card
from iomtui.kiosk.session import CardPosition
from iomtui.kiosk.venue_message import MESSAGE_ID, load_message, with_message
from iomtui.parsing.diagnostics import Severity
from iomtui.render.link import Area
from tests.kiosk.conftest import OpenKiosk
from tests.support.here import run_here
from tests.support.hostile import FORBIDDEN, PAYLOAD
from tests.support.pilot import screen_lines

BOTH = """format: 1
message:
  en: {title: Screening tonight, text: At 19:00 in the hall. Entry is free.}
  id: {title: Pemutaran malam ini, text: Pukul 19.00 di aula. Masuk gratis.}
"""
ENGLISH_ONLY = BOTH[: BOTH.index("  id:")]

Write = Callable[[str], Path]


@pytest.fixture
def write(data_copy: Path) -> Write:
    """Return what writes a message into a copy of the data, and returns the folder."""

    def write(text: str) -> Path:
        (data_copy / "local.yaml").write_text(text, "utf-8")
        return data_copy

    return write


def with_loaded(data: Path) -> tuple[Edition, ...]:
    return with_message(editions(load(data)), load_message(data).message)


def card(shown: tuple[Edition, ...]) -> str:
    """Return the card of the message in a window of the usual size."""
    position = CardPosition(len(shown[0].episodes), (0, 0))
    lines = layout_card(shown, position, Area(80, 24), CardSetting(0, half_blocks=True))
    return "\n".join("".join(span.text for span in line.spans) for line in lines)


async def test_a_kiosk_shows_it_as_a_page_and_as_the_card_after_the_episodes(
    open_kiosk: OpenKiosk, write: Write
) -> None:
    async with open_kiosk(dwell=15, editions=with_loaded(write(BOTH))) as kiosk:
        assert any("Pemutaran malam ini" in line for line in screen_lines(kiosk))
        await kiosk.after(10 + 5 * 15)
        for text in ("Pukul 19.00 di aula. Masuk gratis.", "At 19:00 in the hall. Entry is free."):
            assert text in kiosk.text
        await kiosk.press("down")
        assert "tempat" in kiosk.text
        assert kiosk.app.entry_id == MESSAGE_ID
        await kiosk.press("s")
        assert load_wording("id").help["venue"][:30] in kiosk.text
        await kiosk.press("escape", "?", "end")
        assert load_wording("id").help["venue"][:30] in kiosk.text


async def test_it_comes_and_goes_with_its_file_while_its_card_is_shown(
    open_kiosk: OpenKiosk, public: tuple[Edition, ...], write: Write
) -> None:
    shown = with_loaded(write(BOTH))
    async with open_kiosk(dwell=15, editions=shown) as kiosk:
        await kiosk.after(10 + 5 * 15)
        assert "Pemutaran malam ini" in kiosk.text
        kiosk.app.replace_editions(public)
        await kiosk.pause()
        assert "Pemutaran malam ini" not in kiosk.text
        assert "Tekan tombol apa saja" in kiosk.text
        kiosk.app.replace_editions(shown)
        await kiosk.after(0)
        assert "Pemutaran malam ini" in kiosk.text


def test_a_missing_language_shows_the_other_one_which_a_card_shows_once(write: Write) -> None:
    shown = with_loaded(write(ENGLISH_ONLY))
    indonesian = next(each for each in shown if each.tag == "id").pages[0]
    assert (indonesian.title, indonesian.blocks[0].tag) == ("Screening tonight", "en")
    assert "Inggris" in indonesian.note
    assert card(shown).count("At 19:00 in the hall.") == 1


def test_the_longest_message_is_whole_on_a_card_of_the_usual_size(write: Write) -> None:
    title, text = ("wording " * 5)[:40].strip(), ("sentences " * 24)[:240].strip()
    lines = "".join(f"  {tag}: {{title: {title} {tag}, text: {text}}}\n" for tag in ("en", "id"))
    data = write("format: 1\nmessage:\n" + lines.replace(title, title[:-3]))
    assert load_message(data).diagnostics == ()
    assert card(with_loaded(data)).count("sentences") == 2 * 24


async def test_hostile_text_is_cleaned_reported_and_shown_as_text(
    open_kiosk: OpenKiosk, write: Write
) -> None:
    words = {"title": "\x1b[2JTonight\u202e", "text": PAYLOAD}
    values = {"format": 1, "message": {"en": words, "id": {**words}}}
    data = write(yaml.safe_dump(values))
    assert {each.code for each in load_message(data).diagnostics} == {"cleaned"}
    async with open_kiosk(dwell=15, editions=with_loaded(data)) as kiosk:
        await kiosk.after(10 + 5 * 15)
        assert "Tonight" in kiosk.text
        assert "[/x][@click=app.quit]click[/]" in re.sub(r"\s", "", kiosk.text)
        assert not {*FORBIDDEN, "\x1b"} & {*kiosk.text}


def test_a_fault_in_one_language_leaves_the_message_in_the_other(write: Write) -> None:
    shown = with_loaded(write(BOTH.replace("{title: Pemutaran", "{title: [], titel: x")))
    assert {each.pages[0].title for each in shown} == {"Screening tonight"}


async def test_a_broken_message_of_another_folder_leaves_none(
    write: Write, make_folder: Callable[..., Path], tmp_path: Path
) -> None:
    place = tmp_path / "content"
    place.symlink_to(write(BOTH))
    folder = ContentFolder(place, load(place), KIOSK)
    other = make_folder()
    (other / "local.yaml").write_text("format: [", "utf-8")
    place.unlink()
    place.symlink_to(other)
    async for change in folder.changes():
        assert change.editions
        assert all(each.pages[0].id != MESSAGE_ID for each in change.editions)
        break


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("{title: Screening tonight, ", "{titel: x, ", "3:7: does not count: the key “title”"),
        ("tonight", "t" * 41, "3:15: does not count: “Screening "),
        ("format: 1", "format: 2", "1:9: does not count: this file has format 2"),
        ("  id:", "  in:", "4:3: does not count: “in” is named here"),
        ("format: 1", "format: [", "1:9: does not count: the bracket"),
    ],
)
def test_check_says_what_is_wrong_and_all_else_is_shown(
    write: Write, old: str, new: str, problem: str
) -> None:
    data = write(BOTH.replace(old, new))
    done = run_here("check", str(data))
    assert done.returncode == 3
    assert f"local.yaml:{problem}" in done.stdout
    assert all(each.severity is Severity.IGNORED for each in load_message(data).diagnostics[:1])
    assert run_here("kiosk", "check", "--data", str(data)).returncode == 0


def test_a_viewer_and_plain_text_do_not_show_it(write: Write) -> None:
    data = write(BOTH)
    assert "Screening" not in run_here("--data", str(data)).stdout
    folder = ContentFolder(data, load(data), VIEWER)
    assert all(each.pages[0].id != MESSAGE_ID for each in folder.content.editions)


async def test_a_broken_file_leaves_the_message_that_is_shown(write: Write) -> None:
    data = write(BOTH)
    folder = ContentFolder(data, load(data), KIOSK)
    for text in ("format: [", BOTH.replace("tonight", "tomorrow")):
        write(text)
        async for change in folder.changes():
            assert change.editions
            title = next(each for each in change.editions if each.tag == "en").pages[0].title
            assert title == ("Screening tomorrow" if text != "format: [" else "Screening tonight")
            assert bool(change.problem) is (text == "format: [")
            break


def test_its_mark_is_another_one_than_all_others() -> None:
    for tag in SHIPPED:
        marks = load_wording(tag).marks
        assert [*marks.values()].count(marks["venue"]) == 1
