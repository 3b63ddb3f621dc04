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
from iomtui.cli import crash_handler, environment
from iomtui.cli.arguments import Subcommand
from iomtui.cli.details import usable_details, with_details
from iomtui.cli.environment import has_terminal
from iomtui.cli.invocation import Invocation, require_folder
from iomtui.cli.output import print_diagnostic, print_error
from iomtui.cli.preferences import choose_language, preferred_theme
from iomtui.exit_status import ExitStatus
from iomtui.i18n.languages import Preference
from iomtui.i18n.templates import fill
from iomtui.kiosk.pin import PinHash, read_pin_file
from iomtui.parsing.diagnostics import InvalidContentError
from iomtui.parsing.files import shown_path
from iomtui.storage.settings import KioskSettings
from iomtui.terminal.signals import ignore_keys
from iomtui.themes import default_theme, has_half_blocks


class KioskConfig(NamedTuple):
    """What a kiosk is to show, and how."""

    data: Path
    """The data folder."""
    preferences: list[Preference]
    """The languages asked for, the strongest first."""
    themes: list[Preference]
    """The themes asked for, the strongest first."""
    half_blocks: bool | None
    """Whether the font has the half blocks of QR codes; None if it must be guessed."""
    settings: KioskSettings
    """What is set for the kiosk."""
    pin_file: Path | None
    """Where the PIN of the staff is kept; None where there is no home for it."""


def kiosk_config(invocation: Invocation) -> KioskConfig:
    """Return what was typed and set for the kiosk.

    Variables of the environment have no say: a public screen is as its files say. Raises
    InvalidContentError if there is no such data folder.
    """
    kiosk, usual, places = invocation.settings.kiosk, invocation.settings, invocation.loaded.origins
    data = invocation.folder(kiosk.data or usual.data)
    require_folder(data, invocation.data_origin(data))
    return KioskConfig(
        data=data,
        preferences=[
            Preference("--lang", invocation.arguments.lang),
            Preference(places.get("kiosk.language", ""), kiosk.language),
            Preference(places.get("language", ""), usual.language),
        ],
        themes=[
            Preference(places.get("kiosk.theme", ""), kiosk.theme),
            Preference(places.get("theme", ""), usual.theme),
        ],
        half_blocks=usual.half_blocks if kiosk.half_blocks is None else kiosk.half_blocks,
        settings=kiosk,
        pin_file=invocation.pin_file,
    )


class KioskSetup(NamedTuple):
    """All that a kiosk needs before it takes the screen."""

    config: KioskConfig
    """What it is to show, and how."""
    editions: tuple[Edition, ...]
    """The catalogue in each language."""
    tag: str
    """The first language."""
    theme: str | None
    """The theme; None if the terminal says which."""
    pin: PinHash | None
    """The PIN of the staff; None if there is none that counts."""


def prepare_kiosk(invocation: Invocation) -> KioskSetup:
    """Read all that the kiosk needs, and say what of it is passed over.

    Raises InvalidContentError if the data cannot be shown, UsageError if --lang names no language.
    """
    config = kiosk_config(invocation)
    catalogue = load(config.data)
    # Never a person's own: what hangs in a lobby was put there on purpose.
    details = usable_details(invocation, config.data, own=False)
    tag = choose_language(invocation, catalogue.tags, config.preferences, {})
    pin = _pin(invocation, config)
    theme = preferred_theme(invocation, config.themes)
    shown = with_details(editions(catalogue), catalogue, details)
    return KioskSetup(config, shown, tag, theme, pin)


def run_kiosk(invocation: Invocation) -> int:
    """Show the kiosk and return the exit status."""
    if os.name != "posix" or not has_terminal():
        print_error(invocation.wording.cli.kiosk_terminal)
        return ExitStatus.ERROR
    ignore_keys()
    crash_handler.silence_tracebacks()
    setup = prepare_kiosk(invocation)
    environment.confine(os.environ)
    # A terminal of ours, whatever the environment says of its encoding.
    if isinstance(sys.__stderr__, TextIOWrapper):
        sys.__stderr__.reconfigure(encoding="utf-8", errors="replace")
    from iomtui.kiosk.app import KioskApp  # noqa: PLC0415 - Textual
    from iomtui.tui.start import Start  # noqa: PLC0415

    chosen, kiosk = setup.config.half_blocks, setup.config.settings
    start = Start(
        setup.tag,
        theme=setup.theme or default_theme(os.environ),
        first_hint=True,
        half_blocks=has_half_blocks(os.environ) if chosen is None else chosen,
    )
    app = KioskApp(setup.editions, start, kiosk, setup.pin)
    # What is there now stays. Python looks for garbage among all of its objects only when a quarter
    # of them is new; without these, it does so long before garbage takes much room.
    gc.freeze()
    app.run()
    return crash_handler.report_crash(app.fault, invocation.argv) if app.fault else app.exit_status


def _pin(invocation: Invocation, config: KioskConfig) -> PinHash | None:
    """Return the PIN of the staff; None if there is none, or none that can be trusted."""
    path = config.pin_file
    words, command = invocation.wording.pin, invocation.command(Subcommand.KIOSK_PIN)
    try:
        found = read_pin_file(path) if path else None
    except InvalidContentError as error:
        for problem in error.diagnostics:
            print_diagnostic(problem, invocation.wording)
        print_error(fill(words.unusable, {"command": command}))
        return None
    if path and not found and config.settings.pin_file:
        print_error(fill(words.missing, {"path": shown_path(path), "command": command}))
    return found
