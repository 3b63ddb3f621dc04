"""The real program without a full screen: data on stdout, messages on stderr, exit statuses."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

import iomtui
from iomtui.storage.paths import example_settings
from tests.support.here import run_here
from tests.support.terminal import ENVIRONMENT, Terminal, run, write_settings


@pytest.mark.parametrize(
    ("environ", "title"),
    [
        ({}, "Serial web IOM tentang pengungsi"),
        ({"LANG": "de_DE.UTF-8", "LANGUAGE": "de:en"}, "IOM web series on refugees"),
        ({"LANG": "en_GB.UTF-8", "LC_ALL": "in_ID.UTF-8"}, "Serial web IOM tentang pengungsi"),
        ({"LANG": "id_ID.UTF-8", "IOMTUI_LANG": "en-AU"}, "IOM web series on refugees"),
    ],
)
def test_without_a_terminal_the_catalogue_is_plain_text(
    environ: dict[str, str], title: str
) -> None:
    shown = run_here(environ=environ)
    assert (shown.returncode, shown.stderr) == (0, "")
    assert shown.stdout.startswith(title)
    assert "Pursuit of Knowledge" in shown.stdout
    assert "6.800" in shown.stdout or "6,800" in shown.stdout
    assert "0811" not in shown.stdout  # the media contact is for the press
    assert "\x1b" not in shown.stdout


@pytest.mark.parametrize("redirect", ["</dev/null", "|cat"])
def test_input_or_output_that_is_no_terminal_is_enough_for_plain_text(redirect: str) -> None:
    with Terminal(
        "-c", f'"{sys.executable}" -m iomtui --lang en {redirect}', command=("sh",)
    ) as it:
        assert it.wait_end() == 0
        assert b"\x1b" not in it.raw
        assert b"How IOM helps" in it.raw


@pytest.mark.parametrize("term", ["dumb", "unknown", ""])
def test_a_dumb_terminal_gets_plain_text(term: str) -> None:
    with Terminal("--lang", "id", environ={"TERM": term}) as terminal:
        assert terminal.wait_end() == 0
        assert b"\x1b" not in terminal.raw
        assert "Cara menonton" in terminal.raw.decode()


def test_list_prints_the_titles_numbered_and_what_they_mean() -> None:
    shown = run("--lang", "id", "list")
    assert shown.stdout.splitlines()[0] == "1  Burn the Past (Membakar Masa Lalu)"
    assert len(shown.stdout.splitlines()) == 5
    rows = json.loads(run_here("-l", "id", "list", "--json").stdout)
    title, gloss = "Pursuit of Knowledge", "Menuntut Ilmu"
    assert rows[4] == {"number": 5, "id": "pursuit-of-knowledge", "title": title, "gloss": gloss}


def test_an_unknown_language_is_refused_as_an_option_and_ignored_as_a_variable() -> None:
    typed = run_here("--lang", "fr", "list")
    assert typed.returncode == 2
    assert "fr" in typed.stderr
    assert "id, en" in typed.stderr
    variable = run_here("list", environ={"IOMTUI_LANG": "fr", "LANG": "en_GB.UTF-8"})
    assert variable.returncode == 0
    assert "IOMTUI_LANG" in variable.stderr


def test_help_and_version() -> None:
    assert run("--version").stdout == f"iomtui {iomtui.__version__}\n"
    for tag, word in (("en", "Options:"), ("id", "Opsi:")):
        shown = run_here("--help", "--lang", tag)
        assert shown.returncode == 0
        assert word in shown.stdout
        assert max(map(len, shown.stdout.splitlines())) <= 110


def test_fatal_errors_have_file_line_and_column_in_both_languages(data_copy: Path) -> None:
    series = data_copy / "series.yaml"
    before, after = series.read_text("utf-8").split("every_episode: [")
    series.write_text(f"{before}every_episode: [nowhere, {after}")
    line = before.count("\n") + 1
    for tag, words in (("en", "is named here and described nowhere"), ("id", "tidak dijelaskan")):
        shown = run_here("--data", str(data_copy), "--lang", tag)
        assert (shown.returncode, shown.stdout) == (3, "")
        assert shown.stderr.startswith(f"{series}:{line}:17: “nowhere” ")
        assert words in shown.stderr


def test_a_broken_language_is_left_out_and_reported_whatever_language_is_asked_for(
    data_copy: Path,
) -> None:
    words = data_copy / "languages" / "id.yaml"
    words.write_text("format: 1\nlanguage: [")
    shown = run_here("list", "--data", str(data_copy), "--lang", "id")
    assert shown.returncode == 0
    assert shown.stdout.startswith("1  Burn the Past")
    first, second = shown.stderr.splitlines()
    assert first.startswith(f"{words}:2:11: bahasa ini tidak ditampilkan: ")
    assert second.startswith("iomtui: Diabaikan dalam --lang: Tidak ada bahasa id")
    assert run_here("--data", str(data_copy), "--lang", "fr").returncode == 2
    assert run_here("check", str(data_copy)).returncode == 3


def test_check_reports_what_the_viewer_ignores(data_copy: Path) -> None:
    words = data_copy / "languages" / "en.yaml"
    before, after = words.read_text("utf-8").split("series:\n", 1)
    words.write_text(f"{before}seriez: {{}}\nseries:\n{after}")
    assert run_here("--data", str(data_copy), "list").returncode == 0
    shown = run_here("check", str(data_copy), "--lang", "en")
    assert shown.returncode == 3
    problem = "should be fixed: the key “seriez” is not known here; did you mean “series”?"
    line = len(before.splitlines()) + 1
    assert shown.stdout == (f"{words}:{line}:1: {problem}\n{line:4} | seriez: {{}}\n     | ^\n")


def test_check_takes_a_file_of_the_folder_for_the_folder(
    data_copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (data_copy / "languages" / "en.old.yaml").touch()
    problem = f"{data_copy}/languages/en.old.yaml: should be fixed: "
    for name in ("", "series.yaml", "LICENSE", "languages/en.yaml", "languages"):
        shown = run_here("check", str(data_copy / name), "--lang", "en")
        assert (shown.returncode, shown.stdout.startswith(problem)) == (3, True)
    monkeypatch.chdir(data_copy / "languages")
    shown = run_here("check", "en.yaml", "--lang", "en")
    assert (shown.returncode, shown.stdout[:25]) == (3, "../languages/en.old.yaml:")
    assert run_here("check", str(data_copy / "none.yaml")).returncode == 4


def test_a_pipe_that_is_closed_early_is_no_error() -> None:
    shown = subprocess.run(
        ["sh", "-c", f'"{sys.executable}" -m iomtui | head -n 1'],
        env={"PATH": "/usr/bin:/bin", **ENVIRONMENT, "HOME": "/nonexistent"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert shown.stdout == "Serial web IOM tentang pengungsi\n"
    assert shown.stderr == ""


def test_characters_that_the_encoding_lacks_become_question_marks() -> None:
    shown = run("--lang", "en", environ={"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"})
    assert (shown.returncode, shown.stderr) == (0, "")
    assert "IOM?s press releases" in shown.stdout


@pytest.mark.parametrize(
    ("redirect", "status", "text"),
    [
        (">&-", 0, ""),
        ("2>&-", 0, "1  Burn the Past"),
        (">/dev/full", 1, "The output could not be written"),
    ],
)
def test_streams_that_are_closed_or_full_cause_no_traceback(
    redirect: str, status: int, text: str
) -> None:
    shown = run("-c", f'"{sys.executable}" -m iomtui --lang en list {redirect}', command=("sh",))
    assert shown.returncode == status
    assert text in shown.stdout + shown.stderr
    assert "Traceback" not in shown.stderr


def test_help_and_example_work_with_damaged_settings(tmp_path: Path) -> None:
    write_settings(tmp_path, "language = id")
    assert run_here("--help", home=tmp_path).returncode == 0
    example = run_here("config", "--lang", "id", home=tmp_path)
    assert (example.returncode, example.stderr) == (0, "")
    assert example.stdout == example_settings().read_text("utf-8")
    assert run_here("list", home=tmp_path).returncode == 3
    assert run_here("--data", "x" * 5000, "--lang", "en").returncode == 4


def test_wrong_settings_of_the_system_are_ignored_and_reported_by_file(
    tmp_path: Path,
) -> None:
    files = [tmp_path / name / "iomtui" / "config.toml" for name in ("near", "far", ".config")]
    texts = ("language = id", 'language = "fr"\n[keys]\nquit = []\n', '[keys]\nserach = "x"\n')
    for file, text in zip(files, texts, strict=True):
        file.parent.mkdir(parents=True)
        file.write_text(text)
    environ = {"XDG_CONFIG_DIRS": f"{tmp_path}/near:{tmp_path}/far", "LANG": "en_GB.UTF-8"}
    shown = run_here("list", home=tmp_path, environ=environ)
    assert shown.returncode == 0
    assert shown.stdout.startswith("1  Burn the Past")
    near, far, own = files
    wrong, passed_over, no_quit, no_slot, no_language = shown.stderr.splitlines()
    assert wrong.startswith(f"{near}:1:12: ")
    assert passed_over.startswith(f"{near}: ")
    assert no_quit.startswith(f"{far}:3:1: ")
    assert no_slot.startswith(f"{own}:2:1: ")
    assert no_language.startswith(f"iomtui: Ignored in {far}:1:1: There is no language fr")


@pytest.mark.parametrize(("typed", "status"), [("--version", 0), ("--nothing", 2)])
def test_python_does_not_open_its_prompt(typed: str, status: int) -> None:
    with Terminal(typed, environ={"PYTHONINSPECT": "1"}) as terminal:
        assert terminal.wait_end() == status
        assert ">>>" not in terminal.text
        assert "Traceback" not in terminal.text


def test_a_file_of_settings_from_an_option_is_used_alone_and_must_exist(tmp_path: Path) -> None:
    write_settings(tmp_path, "language = 3")
    named = tmp_path / "named.toml"
    named.write_text('language = "en"')
    assert run_here("list", home=tmp_path).returncode == 3
    shown = run_here("-c", str(named), "list", home=tmp_path)
    assert (shown.returncode, shown.stderr) == (0, "")
    assert shown.stdout.startswith("1  Burn the Past")
    for name in (f"{named}.none", ""):
        missing = run_here("--config", name, "-l", "en", "list", home=tmp_path)
        assert (missing.returncode, missing.stdout) == (4, "")
        assert "there is no such file of settings" in missing.stderr
