"""`iomtui export`: what it writes, and what it says when it cannot."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from iomtui.exit_status import ExitStatus
from iomtui.i18n.templates import SHIPPED, fill
from iomtui.i18n.wording_loader import load_wording
from tests.conftest import FETCHED
from tests.support.details import paste_episode
from tests.support.here import run_here
from tests.support.html import Html
from tests.support.right_to_left import TAG, add_right_to_left_language
from tests.support.terminal import run

ENGLISH = {"IOMTUI_LANG": "en"}
WORDS = load_wording("en").export


def export(*typed: str) -> tuple[int, str]:
    """Return the exit status and the message of an export."""
    done = run_here("export", *typed, environ=ENGLISH)
    assert done.stdout == ""
    return done.returncode, done.stderr.removeprefix("iomtui: ").strip()


def test_a_site_and_a_handout_are_written_and_their_place_is_named(tmp_path: Path) -> None:
    folder, file = tmp_path / "site", tmp_path / "handout.html"
    assert export("html", str(folder)) == (0, fill(WORDS["site_made"], {"path": str(folder)}))
    assert {path.name for path in folder.iterdir()} == {
        "index.html",
        *(f"series-{tag}.html" for tag in SHIPPED),
    }
    assert export("handout", str(file)) == (0, fill(WORDS["handout_made"], {"path": str(file)}))
    status, message = export("html", str(folder), "--lang", "en")
    assert status == 0
    assert message.endswith(fill(WORDS["removed"], {"files": "series-id.html"}))
    assert {path.name for path in folder.iterdir()} == {"index.html", "series-en.html"}


def test_a_file_of_json_is_what_the_list_prints_and_is_replaced_by_the_next(tmp_path: Path) -> None:
    file = tmp_path / "catalogue.json"
    for tag in SHIPPED:
        made = export("json", str(file), "--lang", tag)
        assert made == (0, fill(load_wording(tag).export["json_made"], {"path": str(file)}))
        assert file.read_text("utf-8") == run_here("list", "--json", "--all", "--lang", tag).stdout


def test_every_computer_makes_the_same_bytes(tmp_path: Path) -> None:
    places = {
        "one": {"PYTHONHASHSEED": "1", "LANG": "en_GB.UTF-8", "TZ": "Asia/Jakarta"},
        "two": {"PYTHONHASHSEED": "2", "LANG": "id_ID.UTF-8", "TZ": "UTC"},
    }
    for name, environ in places.items():
        assert run("export", "html", str(tmp_path / name), environ=environ).returncode == 0
    one, two = ({f.name: f.read_bytes() for f in (tmp_path / x).iterdir()} for x in places)
    assert one == two


def test_only_confirmed_details_from_youtube_are_shown(data_copy: Path, tmp_path: Path) -> None:
    shutil.copy(FETCHED, data_copy / "channel.json")
    file = tmp_path / "site" / "series-en.html"
    assert export("html", str(file.parent), "--data", str(data_copy))[0] == 0
    assert "12 min 34 s" not in Html(file.read_bytes()).text
    lines = (
        "  - id: the-new-horizon\n    title:\n      text: The New Horizon\n      language: en\n"
        "    video: AAAAAAAAAAA\n    statements: [example, term-solutions]"
    )
    paste_episode(data_copy, lines)
    assert export("html", str(file.parent), "--data", str(data_copy))[0] == 0
    page = Html(file.read_bytes())
    assert "12 min 34 s [YouTube]" in page.text
    assert "https://youtu.be/AAAAAAAAAAA" in page.values("a", "href")
    assert "A made-up text" not in page.text


def test_a_sheet_has_the_two_first_languages_or_the_one_asked_for(
    data_copy: Path, tmp_path: Path
) -> None:
    add_right_to_left_language(data_copy)
    file = tmp_path / "handout.html"
    for lang, shown in (((), {*SHIPPED}), (("--lang", TAG), {TAG})):
        assert export("handout", str(file), "--data", str(data_copy), *lang)[0] == 0
        sections = [each for each in Html(file.read_bytes()).elements if each.tag == "section"]
        assert {each.attributes["lang"] for each in sections} == shown


def test_a_language_that_is_left_out_is_told_by_the_exit_status(
    data_copy: Path, tmp_path: Path
) -> None:
    (data_copy / "languages" / "id.yaml").write_text("[")
    file = tmp_path / "catalogue.json"
    status, message = export("json", str(file), "--data", str(data_copy))
    assert (status, file.is_file()) == (ExitStatus.IN_PART, True)
    assert "id.yaml:1:1: this language is not shown" in message


@pytest.mark.parametrize("typed", [("html",), ("pdf", "file"), ("handout", "")])
def test_what_is_missing_or_unknown_on_the_line_is_told(typed: tuple[str, ...]) -> None:
    assert export(*typed) == (ExitStatus.USAGE, WORDS["usage"])


def test_a_language_that_is_not_there_is_told_and_nothing_written(tmp_path: Path) -> None:
    status, message = export("html", str(tmp_path / "site"), "--lang", "xx")
    assert status == ExitStatus.USAGE
    assert "xx" in message
    assert not [*tmp_path.iterdir()]


def test_without_jinja_the_command_that_installs_it_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("iomtui.cli.export.find_spec", lambda _: None)
    monkeypatch.setattr("sys.executable", "/opt/my python")
    status, message = export("html", str(tmp_path / "site"))
    assert status == ExitStatus.ERROR
    assert message.endswith("'/opt/my python' -m pip install jinja2")
    assert not [*tmp_path.iterdir()]
    assert export("json", str(tmp_path / "catalogue.json"))[0] == 0


def test_what_is_in_the_way_is_named_and_stays(tmp_path: Path) -> None:
    notes, new = tmp_path / "notes.txt", load_wording("en").new
    notes.write_text("mine")
    is_folder = fill(WORDS["is_folder"], {"example": f"{tmp_path}/handout.html"})
    is_folder_too = fill(WORDS["is_folder"], {"example": f"{tmp_path}/catalogue.json"})
    for typed, sentence, path in (
        (("html", str(tmp_path)), WORDS["other_file"], notes),
        (("handout", str(notes)), WORDS["other_file"], notes),
        (("json", str(notes)), WORDS["other_file"], notes),
        (("json", str(tmp_path)), is_folder_too, tmp_path),
        (("handout", str(tmp_path)), is_folder, tmp_path),
        (("html", str(notes)), new["is_file"], notes),
        (("html", str(tmp_path / "a" / "b")), new["no_parent"], tmp_path / "a" / "b"),
        (("handout", str(tmp_path / "a" / "b")), new["no_parent"], tmp_path / "a" / "b"),
    ):
        assert export(*typed) == (ExitStatus.ERROR, fill(sentence, {"path": str(path)}))
    assert [*tmp_path.iterdir()] == [notes]
