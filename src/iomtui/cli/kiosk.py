"""`iomtui kiosk`: shows the catalogue on a screen that nobody looks after."""

from __future__ import annotations

import gc
import os
import sys
from io import TextIOWrapper
from pathlib import Path
from typing import NamedTuple

from iomtui.catalogue.edition import Edition, editions
from iomtui.catalogue.loading import load
from iomtui.cli import crashing, environment
from iomtui.cli.arguments import Verb
from iomtui.cli.choices import choose_language, wished_theme
from iomtui.cli.environment import has_terminal
from iomtui.cli.output import say, say_problem
from iomtui.cli.run import Run, require_folder
from iomtui.cli.supplement import usable_supplement
from iomtui.exits import Exit
from iomtui.kiosk.pin import PinHash
from iomtui.languages import Wish
from iomtui.reading.files import shown_path
from iomtui.reading.problems import InvalidContentError
from iomtui.stored import pin_file
from iomtui.stored.kiosk_settings import KioskSettings
from iomtui.themes import default_theme, has_half_blocks
from iomtui.wire.signals import ignore_keys
from iomtui.wording.section import fill


class KioskOrder(NamedTuple):
    """What a kiosk is to show, and how."""

    data: Path
    """The data folder."""
    wishes: list[Wish]
    """The languages asked for, the strongest first."""
    themes: list[Wish]
    """The themes asked for, the strongest first."""
    half_blocks: bool | None
    """Whether the font has the half blocks of QR codes; None if it must be guessed."""
    settings: KioskSettings
    """What is set for the kiosk."""
    pin_file: Path | None
    """Where the PIN of the staff is kept; None where there is no home for it."""


def order(run: Run) -> KioskOrder:
    """Return what was typed and set for the kiosk.

    Variables of the environment have no say: a public screen is as its files say. Raises
    InvalidContentError if there is no such data folder.
    """
    kiosk, usual, places = run.settings.kiosk, run.settings, run.read.places
    data = run.folder(kiosk.data or usual.data)
    require_folder(data, run.named_at(data))
    return KioskOrder(
        data=data,
        wishes=[
            Wish("--lang", run.arguments.lang),
            Wish(places.get("kiosk.language", ""), kiosk.language),
            Wish(places.get("language", ""), usual.language),
        ],
        themes=[
            Wish(places.get("kiosk.theme", ""), kiosk.theme),
            Wish(places.get("theme", ""), usual.theme),
        ],
        half_blocks=usual.half_blocks if kiosk.half_blocks is None else kiosk.half_blocks,
        settings=kiosk,
        pin_file=run.pin_file,
    )


class Prepared(NamedTuple):
    """All that a kiosk needs before it takes the screen."""

    order: KioskOrder
    """What it is to show, and how."""
    editions: tuple[Edition, ...]
    """The catalogue in each language."""
    tag: str
    """The first language."""
    theme: str | None
    """The theme; None if the terminal says which."""
    pin: PinHash | None
    """The PIN of the staff; None if there is none that counts."""


def prepare(run: Run) -> Prepared:
    """Read all that the kiosk needs, and say what of it is passed over.

    Raises InvalidContentError if the data cannot be shown, UsageError if --lang names no language.
    """
    ordered = order(run)
    catalogue = load(ordered.data)
    # Never a person's own: what hangs in a lobby was put there on purpose.
    supplement = usable_supplement(run, ordered.data, own=False)
    tag = choose_language(run, catalogue.tags, ordered.wishes, {})
    pin = _pin(run, ordered)
    theme = wished_theme(run, ordered.themes)
    return Prepared(ordered, editions(catalogue, supplement=supplement), tag, theme, pin)


def run_kiosk(run: Run) -> int:
    """Show the kiosk and return the exit status."""
    if os.name != "posix" or not has_terminal():
        say(run.wording.cli.kiosk_terminal)
        return Exit.ERROR
    ignore_keys()
    crashing.keep_quiet()
    ready = prepare(run)
    environment.confine(os.environ)
    # A terminal of ours, whatever the environment says of its encoding.
    if isinstance(sys.__stderr__, TextIOWrapper):
        sys.__stderr__.reconfigure(encoding="utf-8", errors="replace")
    from iomtui.tui.kiosk_app import KioskApp, KioskOptions  # noqa: PLC0415 - Textual
    from iomtui.tui.start import Machine, Start  # noqa: PLC0415

    chosen, kiosk = ready.order.half_blocks, ready.order.settings
    machine = Machine(has_half_blocks(os.environ) if chosen is None else chosen)
    options = KioskOptions(kiosk.idle, kiosk.dwell, kiosk.mouse, ready.pin)
    start = Start(ready.tag, theme=ready.theme or default_theme(os.environ), welcomes=True)
    app = KioskApp(ready.editions, start, options, machine=machine)
    # What is there now stays. Python looks for garbage among all of its objects only when a quarter
    # of them is new; without these, it does so long before garbage takes much room.
    gc.freeze()
    app.run()
    return crashing.report(app.fault, run.typed) if app.fault else app.exit_status


def _pin(run: Run, ordered: KioskOrder) -> PinHash | None:
    """Return the PIN of the staff; None if there is none, or none that can be trusted."""
    path = ordered.pin_file
    words, command = run.wording.pin, run.command(Verb.KIOSK_PIN)
    try:
        found = pin_file.read(path) if path else None
    except InvalidContentError as error:
        for problem in error.problems:
            say_problem(problem, run.wording)
        say(fill(words.unusable, {"command": command}))
        return None
    if path and not found and ordered.settings.pin_file:
        say(fill(words.missing, {"path": shown_path(path), "command": command}))
    return found
