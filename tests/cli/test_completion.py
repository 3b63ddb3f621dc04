"""Completions of shells: made in a checkout, and tried in bash."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from iomtui.cli.arguments import COMMANDS, SHELLS
from iomtui.i18n.cli_words import load_cli_words
from iomtui.i18n.templates import SHIPPED
from tests.support.here import run_here


@pytest.mark.parametrize("shell", SHELLS)
def test_each_shell_accepts_its_script_and_is_told_every_command(
    shell: str, tmp_path: Path
) -> None:
    for tag in SHIPPED:
        done = run_here("--lang", tag, "completion", shell)
        assert (done.returncode, done.stderr) == (0, "")
        assert all(each.split()[-1] in done.stdout for each in COMMANDS)
        if program := shutil.which(shell):
            script = tmp_path / f"{tag}.{shell}"
            script.write_text(done.stdout, "utf-8")
            subprocess.run([program, "-n", str(script)], check=True)
        if shell != "bash":
            assert load_cli_words(tag).explanations["show"].split(":")[0] in done.stdout


@pytest.mark.parametrize(
    ("line", "choices"),
    [
        ("iomtui sh", "show"),
        ("iomtui list --w", "--width"),
        ("iomtui kiosk ch", "check"),
        ("iomtui completion ", "bash zsh fish"),
        ("iomtui export ", "html handout json"),
        ("iomtui --theme c", "contrast console"),
        ("iomtui --lang ", "en id"),
    ],
)
def test_bash_completes_commands_options_and_values(line: str, choices: str) -> None:
    script = run_here("completion", "bash").stdout
    call = (
        'COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); '
        '_shtab_iomtui iomtui "${COMP_WORDS[COMP_CWORD]}"; echo "${COMPREPLY[*]}"'
    )
    command = ["bash", "-c", f"{script}\n{call}", "bash", *line.split(" ")]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == choices


def test_a_checkout_without_shtab_says_how_to_get_completions(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "shtab", None)
    for tag in SHIPPED:
        done = run_here("--lang", tag, "completion", "zsh")
        assert (done.returncode, done.stdout) == (1, "")
        assert done.stderr == f"iomtui: {load_cli_words(tag).no_completion}\n"
