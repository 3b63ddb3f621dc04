"""Damaged data: the catalogue is shown, or file, line and column are reported. No traceback."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from iomtui.catalogue.checking import check
from iomtui.catalogue.edition import editions
from iomtui.catalogue.folder import convert
from iomtui.catalogue.loading import load
from iomtui.catalogue.model import LanguageFile
from iomtui.catalogue.translation import new_language_file
from iomtui.i18n.templates import PLACEHOLDER, SHIPPED, fill
from iomtui.i18n.wording_loader import load_wording
from iomtui.parsing.diagnostics import Code, Diagnostic, InvalidContentError
from iomtui.parsing.yaml_reader import read_yaml
from iomtui.render.typesetting import layout_entry, measure_for
from tests.support.examples import first
from tests.support.mutating import mutate
from tests.support.terminal import Terminal

WHOLE_FILE = {Code.NO_FILE, Code.NO_FOLDER, Code.NOT_READABLE, Code.STRAY_FILE}
"""Problems that have no line: the file itself is what is wrong."""


def test_mutated_copies_are_shown_or_have_diagnostics_with_positions(
    shipped_folder: Path, tmp_path: Path, thorough: bool
) -> None:
    copies = 500 if thorough else 40
    wordings = [load_wording(tag) for tag in SHIPPED]
    outcomes = []
    for seed in range(copies):
        folder = shutil.copytree(shipped_folder, tmp_path / "data", dirs_exist_ok=True)
        mutate(folder, seed)
        problems: list[Diagnostic] = []
        try:
            catalogue = load(folder)
            new = new_language_file(catalogue, "ms", "Melayu", "What to do.")
            assert convert(read_yaml(new.encode(), "ms.yaml"), LanguageFile), seed
            for edition in editions(catalogue, "press"):
                for entry in edition.entries:
                    assert layout_entry(entry, "", measure_for(52))
        except InvalidContentError as error:
            problems = error.diagnostics
            assert problems
        for problem in problems:
            assert problem.position or problem.code in WHOLE_FILE, (seed, problem)
            for wording in wordings:
                advice = wording.problems[problem.code]
                named = set(PLACEHOLDER.findall(fill(advice.what, {}) + advice.mend))
                assert named <= problem.values.keys() | {"advice"}, (seed, problem)
        if seed % 5 == 0:
            assert bool(problems) == (check(folder).catalogue is None), seed
        outcomes.append(bool(problems))
    assert copies / 10 < sum(outcomes) < copies * 9 / 10


@first(3, "seed", range(1000, 1020))
def test_the_real_program_starts_on_mutated_data_or_reports_positions(
    data_copy: Path, seed: int
) -> None:
    mutate(data_copy, seed)
    catalogue = check(data_copy).catalogue
    with Terminal("--data", str(data_copy), "--lang", "en") as terminal:
        if catalogue:
            terminal.wait(lambda: re.search("q (quit|keluar)", terminal.text) is not None, "keys")
            if catalogue.omissions:  # the other languages are loaded after the first frame
                terminal.wait(lambda: ".yaml" in terminal.text, "what is left out")
            terminal.type("q")
        assert terminal.wait_end() == (0 if catalogue else 3)
        output = re.sub(r"\s+", "", terminal.raw.decode())
        if catalogue is None or catalogue.omissions:
            assert re.search(r"\.yaml:(\d+:\d+:)?\w", output)
        assert "Traceback" not in output
