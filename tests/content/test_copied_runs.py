"""No sentence of the releases is copied: they share no six words in a row with the data."""

from __future__ import annotations

import re

from iomtui.catalogue.edition import Edition
from tests.conftest import ROOT
from tools.release_runs import run_digests

RELEASES = frozenset((ROOT / "tests" / "fixtures" / "release_runs.txt").read_text().split())

NAMES = (
    r"International Organization for Migration \(IOM\)",
    "2016 on the Handling of Foreign Refugees",
    "2016 tentang Penanganan Pengungsi dari Luar Negeri",
    "Staff Nasional untuk Media dan Komunikasi",
)
"""What carries over, as titles do."""


def shared_with_releases(text: str) -> list[str]:
    """Return the runs of words that a text shares with the releases."""
    return [run for digest, run in run_digests(text).items() if digest in RELEASES]


def test_the_texts_share_no_run_of_six_words_with_the_releases_but_names(
    shipped_editions: tuple[Edition, ...],
) -> None:
    texts = [
        block.text
        for edition in shipped_editions
        for entry in edition.entries
        for block in entry.blocks
        if not block.id.startswith("source-list:")
    ]
    parts = [part for text in texts for part in re.split("|".join(NAMES), text)]
    assert [run for part in parts for run in shared_with_releases(part)] == []


def test_what_is_copied_is_noticed(shipped_editions: tuple[Edition, ...]) -> None:
    for source in shipped_editions[0].sources:
        assert len(shared_with_releases(source.title)) > 9
