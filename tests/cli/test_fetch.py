"""What `fetch` says before anything is asked."""

from __future__ import annotations

import json
import signal
import sys
from datetime import UTC, datetime, timedelta

import pytest

from iomtui.cli import fetch
from iomtui.cli.main import run_command_line
from iomtui.exit_status import ExitStatus
from iomtui.storage import paths
from iomtui.youtube import backoff
from iomtui.youtube.report import Fault, FetchReport

DAMAGES = {"{": "cannot be used", '{"format": 2}': "has format 2"}
"""Contents of a file, and the words of their messages."""


def test_without_a_file_nothing_is_known(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command_line(["--lang", "en", "fetch", "--status"], {}) == ExitStatus.OK
    shown = capsys.readouterr()
    assert "Nothing is known from YouTube yet" in shown.out
    assert shown.err == ""


@pytest.mark.parametrize("text", DAMAGES)
def test_a_damaged_file_is_reported(capsys: pytest.CaptureFixture[str], text: str) -> None:
    own = paths.details_file()
    assert own
    own.parent.mkdir(parents=True)
    own.write_text(text)
    assert run_command_line(["--lang", "en", "fetch", "--status"], {}) == ExitStatus.INVALID_CONTENT
    shown = capsys.readouterr()
    assert shown.out == ""
    assert len(shown.err.splitlines()) == 1
    assert str(own) in shown.err
    assert DAMAGES[text] in shown.err
    assert run_command_line(["fetch", "--status", "--json"], {}) == ExitStatus.INVALID_CONTENT
    assert json.loads(capsys.readouterr().out)["supplement"] is None


@pytest.mark.parametrize("arguments", [["--into="], ["--into", "/no/such"]])
def test_a_missing_folder_is_refused(
    capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    assert (
        run_command_line(["--lang", "en", "fetch", "--status", *arguments], {})
        == ExitStatus.NOT_FOUND
    )
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "there is no folder" in shown.err


@pytest.mark.parametrize(("minutes_ago", "waits"), [(10, True), (120, False)])
def test_the_status_names_a_time_to_wait_for_only_while_it_lies_ahead(
    capsys: pytest.CaptureFixture[str], minutes_ago: int, waits: bool
) -> None:
    fetched = datetime.now(UTC) - timedelta(minutes=minutes_ago)
    backoff.save_attempt(paths.last_attempt(), Fault.RATE_LIMITED, fetched)
    run_command_line(["--lang", "en", "fetch", "--status"], {})
    message = capsys.readouterr().err
    assert "YouTube asks for fewer requests." in message
    assert ("Try again after" in message) is waits


def test_that_ytdlp_is_missing_is_all_that_is_said(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "yt_dlp", None)
    assert run_command_line(["--lang", "en", "fetch"], {}) == ExitStatus.ERROR
    (message,) = capsys.readouterr().err.splitlines()
    assert message.endswith("install yt-dlp")


def test_ctrl_c_while_details_are_saved_comes_too_late(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    async def saved(*_: object) -> FetchReport:
        signal.raise_signal(signal.SIGINT)
        return FetchReport(details=None)

    monkeypatch.setattr(fetch, "fetch", saved)
    assert run_command_line(["--lang", "en", "fetch"], {}) == ExitStatus.OK
    assert "0 of 5 episodes found" in capsys.readouterr().out
