"""`iomtui list`, `show`, `search` and `qr`: what scripts and screen readers get of them."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import fastjsonschema
import pytest

from iomtui.catalogue.json_format import CatalogueJson
from iomtui.i18n.cli_words import load_cli_words
from iomtui.i18n.templates import SHIPPED, fill
from iomtui.i18n.wording_loader import load_wording
from iomtui.render.typesetting import Line, Role, Span
from tests.support.camera import drawn_code, seen_code
from tests.support.here import run_here
from tests.support.terminal import IOMTUI, Terminal, run

ROOT = Path(__file__).parents[2]
SCHEMA = ROOT / "src" / "iomtui" / "catalogue" / "catalogue.schema.json"


def printed(*arguments: str) -> str:
    done = run_here("--lang", "en", *arguments)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def refused(*arguments: str) -> tuple[int, str]:
    """Return the exit status and the message of a command that prints nothing else."""
    done = run_here("--lang", "en", *arguments)
    assert done.stdout == ""
    return done.returncode, done.stderr


@pytest.mark.parametrize(
    "words", ["2", "٢", "the-new-horizon", "the new horizon", "HORÍZON", "cakrawala baru"]
)
def test_an_entry_is_known_by_its_number_its_id_and_a_part_of_a_title_or_its_meaning(
    words: str,
) -> None:
    for typed in (words.split(), [words.replace(" ", " \t ")]):
        assert printed("show", *typed).startswith("The New Horizon\nEpisode list: 2 of 5 [EN ID]")


def test_several_entries_are_named_and_a_near_one_is_suggested() -> None:
    status, message = refused("show", "the")
    assert status == 2
    assert "\n  burn-the-past  Burn the Past\n  the-new-horizon" in message
    for tag in SHIPPED:
        words = load_cli_words(tag)
        missing = fill(words.unknown_entry, {"entry": "horizn"})
        advice = fill(words.did_you_mean, {"near": "the-new-horizon"})
        done = run_here("--lang", tag, "qr", "horizn")
        assert (done.returncode, done.stderr) == (4, f"iomtui: {missing} {advice}\n")
    assert refused("show", "9")[0] == 4


def test_episodes_are_listed_and_with_all_the_pages_too(make_folder: Callable[..., Path]) -> None:
    lines = printed("list", "--all").splitlines()
    assert lines[4:6] == [
        "5  Pursuit of Knowledge (Striving to learn)",
        "   About the series (about)",
    ]
    first = {"number": 1, "id": "first", "title": "The First", "gloss": None}
    assert json.loads(printed("list", "--json", "--data", str(make_folder())))[0] == first


@pytest.mark.parametrize("command", ["list", "list --all", "show sources", "search iom"])
def test_lines_are_wrapped_but_for_addresses(command: str) -> None:
    narrow, usual, whole = (
        printed(*command.split(), *width) for width in (("--width", "20"), (), ("--width", "0"))
    )
    for width, text in ((20, narrow), (80, usual)):
        for line in text.splitlines():
            assert len(line) <= width or line.startswith("https://")
    assert narrow.split() == usual.split() == whole.split()
    assert not any(line.endswith(" ") for line in whole.splitlines())


def test_in_a_terminal_the_text_is_as_wide_as_that_and_plain() -> None:
    for arguments in (("show", "about"), ("list",), ("search", "refugees")):
        with Terminal("--lang", "en", *arguments, size=(20, 24)) as terminal:
            assert terminal.wait_end() == 0
            lines = terminal.raw.decode().split("\r\n")
            assert max(map(len, lines)) <= 20
            assert b"\x1b" not in terminal.raw
    with Terminal("--lang", "en", "--plain") as terminal:
        assert terminal.wait_end() == 0
        assert terminal.raw.decode().replace("\r\n", "\n") == run("--lang", "en").stdout


def test_a_search_prints_what_has_the_words_in_any_language() -> None:
    found = printed("search", "monthly", "cash")
    assert found.startswith("How IOM helps\n\n")
    assert found.count("\n\n") == 1
    found = printed("search", "tetangga")
    assert found.startswith("The New Horizon\n\n")
    assert "Found in Indonesian:" in found
    assert "[redaksi]" in found
    status, message = refused("search", "zebra", "\x1b[2J")
    assert status == 4
    assert message.startswith("iomtui: Nothing has all of these words: zebra")
    assert "\x1b" not in message


def entries(document: dict[str, Any]) -> list[dict[str, Any]]:
    return [*document["episodes"], *document["pages"]]


@pytest.mark.parametrize("tag", SHIPPED)
def test_json_of_an_entry_and_of_a_search_is_a_part_of_that_of_the_catalogue(tag: str) -> None:
    validate = fastjsonschema.compile(json.loads(SCHEMA.read_text("utf-8")))
    texts = {
        command: run("--lang", tag, *command.split(), "--json").stdout
        for command in ("list --all", "show 3", "show sources", "search 1951")
    }
    documents = {command: json.loads(text) for command, text in texts.items()}
    whole = documents["list --all"]
    assert whole["format"] == 1
    assert whole["languages"][0] == whole["language"] == tag
    for document in documents.values():
        validate(document)
        assert document.keys() == set(CatalogueJson.__struct_fields__)
    for command in ("show 3", "show sources"):
        (entry,) = entries(documents[command])
        assert entry in entries(whole)
    blocks = [block for entry in entries(whole) for block in entry["blocks"]]
    (hit, *_) = entries(documents["search 1951"])
    assert hit["blocks"]
    assert all(block in blocks for block in hit["blocks"])


def test_json_passes_through_a_pipe_to_other_programs() -> None:
    command = " ".join(f'"{word}"' for word in IOMTUI)
    done = run(
        "-c", f'{command} list --json --all | "{sys.executable}" -m json.tool', command=("sh",)
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout) == json.loads(run("list", "--json", "--all").stdout)


@pytest.mark.parametrize("arguments", ["show 1", "search iom --json", "list --json --all", "qr 1"])
def test_a_reader_that_has_seen_enough_may_close_the_pipe(arguments: str) -> None:
    command = [*IOMTUI, *arguments.split()]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 0


def test_a_qr_code_is_read_by_a_camera_on_a_dark_terminal_and_from_a_pipe() -> None:
    address = "https://youtube.com/results?search_query=IOM+Indonesia+The+New+Horizon"
    title, _, *lines = printed("qr", "2").splitlines()
    assert title == "The New Horizon"
    code = [Line((Span(line, Role.CODE),)) for line in lines[: lines.index(address)]]
    assert drawn_code([Line(()), *code], 60) == address
    with Terminal("--lang", "en", "qr", "2", size=(80, 40)) as terminal:
        assert terminal.wait_end() == 0
        assert seen_code(terminal) == address


@pytest.mark.parametrize(
    "environ", [{"TERM": "linux"}, {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}]
)
def test_where_no_code_can_be_drawn_the_address_is_printed_with_words(
    environ: dict[str, str],
) -> None:
    done = run("--lang", "en", "qr", "2", environ=environ)
    assert done.stdout.splitlines()[1:3] == [
        "To look for this episode on YouTube, type this address:",
        "https://youtube.com/results?search_query=IOM+Indonesia+The+New+Horizon",
    ]


def test_a_terminal_that_is_narrower_than_the_code_gets_the_address_with_words() -> None:
    with Terminal("--lang", "en", "qr", "2", size=(40, 24)) as terminal:
        assert terminal.wait_end() == 0
        assert "type this address:\r\nhttps://" in terminal.raw.decode()


def test_without_an_address_there_is_no_code(make_folder: Callable[..., Path]) -> None:
    folder = make_folder(("series.yaml", 'search: "The Channel {title}", ', ""))
    sentence = f"iomtui: {load_wording('en').link['none']}\n"
    assert refused("--data", str(folder), "qr", "1") == (4, sentence)
