"""What a command line comes to: an exit status, and sentences."""

from __future__ import annotations

import pytest

from iomtui.cli.main import run_command_line


@pytest.mark.parametrize(
    ("arguments", "status", "english", "indonesian"),
    [
        (["--nope"], 2, "no option --nope", "Tidak ada opsi --nope"),
        (["--theme", "pink"], 2, "no theme pink", "Tidak ada tema pink"),
        (["--data", "~nobody-at-all/x"], 4, "~nobody-at-all/x: there", "~nobody-at-all/x: tidak"),
    ],
)
def test_an_error_is_one_sentence_in_the_readers_language(
    arguments: list[str],
    status: int,
    english: str,
    indonesian: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for tag, sentence in (("en", english), ("id", indonesian)):
        assert run_command_line(arguments, {"IOMTUI_LANG": tag}) == status
        shown = capsys.readouterr()
        assert shown.out == ""
        assert len(shown.err.splitlines()) == 1
        assert sentence in shown.err
