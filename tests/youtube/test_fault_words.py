"""Each thing that can go wrong with the channel has a sentence: what happened, and what to do."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import get_args

import pytest

from iomtui.catalogue.edition import Edition
from iomtui.i18n.wording_loader import SHIPPED, load_wording
from iomtui.youtube.details import State
from iomtui.youtube.fault_words import fault_sentence, report_fault_sentence
from iomtui.youtube.report import Fault, FetchReport

UNTIL = datetime(2026, 11, 25, 21, 5, tzinfo=timezone(timedelta(hours=7)))
NOTHING_TO_DO = {Fault.CANCELLED}


@pytest.mark.parametrize("tag", SHIPPED)
def test_every_fault_has_its_own_sentence_and_none_is_left_over(tag: str) -> None:
    words = load_wording(tag).fetch
    assert set(words.faults) == set(Fault)
    assert len(set(words.faults.values())) == len(Fault)
    assert {"public", *words.states} == set(get_args(State))


@pytest.mark.parametrize("fault", sorted(Fault))
def test_every_fault_says_what_to_do_if_anything_can_be_done(
    shipped_editions: tuple[Edition, ...], fault: Fault
) -> None:
    for edition in shipped_editions:
        sentence = fault_sentence(fault, edition, file="channel.json", why="full")
        advice = sentence.removeprefix(edition.wording.fetch.faults[fault]).strip()
        assert "{" not in sentence
        if fault not in (Fault.CANNOT_SAVE, Fault.NEWER):
            assert bool(advice) is (fault not in NOTHING_TO_DO)


def test_whoever_has_to_wait_is_told_until_when(shipped_editions: tuple[Edition, ...]) -> None:
    by_tag = {edition.tag: edition for edition in shipped_editions}
    english = fault_sentence(Fault.RATE_LIMITED, by_tag["en"], until=UNTIL)
    assert english.endswith("Try again after 25 November 2026, 21:05 WIB.")
    indonesian = fault_sentence(Fault.BLOCKED, by_tag["id"], until=UNTIL)
    assert indonesian.endswith("setelah 25 November 2026, 21.05 WIB.")
    assert fault_sentence(Fault.RATE_LIMITED, by_tag["en"]).endswith("Try again later.")


def test_a_report_tells_its_fault(shipped_editions: tuple[Edition, ...]) -> None:
    edition = shipped_editions[0]
    assert report_fault_sentence(FetchReport(supplement=None), edition) == ""
    report = FetchReport(supplement=None, fault=Fault.CANNOT_SAVE, file="/x.json", detail="full")
    assert "/x.json" in report_fault_sentence(report, edition)
    assert "full" in report_fault_sentence(report, edition)
