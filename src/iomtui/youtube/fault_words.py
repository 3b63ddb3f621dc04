"""What went wrong in asking the channel, in words: what happened, and what to do."""

from __future__ import annotations

from datetime import datetime

from iomtui.catalogue.edition import Edition
from iomtui.i18n.formats import moment_values
from iomtui.i18n.templates import fill
from iomtui.youtube.report import Fault, FetchReport

_ADVICE = {
    Fault.RATE_LIMITED: "later",
    Fault.BLOCKED: "later",
    Fault.SERVER: "later",
    Fault.BUSY: "later",
    Fault.NETWORK: "network",
    Fault.CLOCK: "clock",
    Fault.PORTAL: "portal",
    Fault.NOT_FOUND: "address",
    Fault.NO_ADDRESS: "address",
    Fault.OUTDATED: "update",
    Fault.SUSPECT: "perhaps",
    Fault.MISSING: "install",
    Fault.BUDGET: "again",
    Fault.CANNOT_SAVE: "space",
    Fault.NEWER: "renew",
}
"""What to do; nothing for faults that are not here."""


def fault_sentence(
    fault: Fault, edition: Edition, *, until: datetime | None = None, file: str = "", why: str = ""
) -> str:
    """Return what went wrong and what to do, in one line.

    `until` is when one may ask again, in the zone to be told; `file` cannot be written for the
    system's reason `why`.
    """
    words = edition.wording.fetch
    values = {"file": file, "reason": why}
    advice = _ADVICE.get(fault)
    if until:
        advice = "wait"
        values |= moment_values("until", until, edition.formats)
    parts = [words.faults[fault], *([words.advice[advice]] if advice else [])]
    return " ".join(fill(part, values) for part in parts)


def report_fault_sentence(report: FetchReport, edition: Edition) -> str:
    """Return what ended an asking early and what to do, in one line; empty if nothing did."""
    if report.fault is None:
        return ""
    return fault_sentence(
        report.fault, edition, until=report.until, file=report.file, why=report.detail
    )
