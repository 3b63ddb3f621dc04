"""`iomtui kiosk`: shows the catalogue on an unattended screen."""

import contextlib
import os
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import NamedTuple

from iomtui.catalogue.following import ContentChange
from iomtui.catalogue.loading import load
from iomtui.catalogue.model import Catalogue
from iomtui.cli import crash_handler, environment
from iomtui.cli.arguments import Subcommand
from iomtui.cli.content import KIOSK
from iomtui.cli.content_folder import ContentFolder
from iomtui.cli.environment import has_terminal
from iomtui.cli.invocation import Invocation
from iomtui.cli.kiosk_unit import service_command
from iomtui.cli.output import print_diagnostics, print_error
from iomtui.cli.preferences import choose_language, preferred_theme
from iomtui.i18n.languages import Preference
from iomtui.i18n.templates import fill
from iomtui.i18n.wording import Wording
from iomtui.kiosk.installation import previous_content
from iomtui.kiosk.monitor import Monitor
from iomtui.kiosk.pin import PinHash, read_pin_file
from iomtui.parsing.diagnostics import InvalidContentError
from iomtui.parsing.files import shown_path
from iomtui.storage import paths
from iomtui.terminal.signals import ignore_keys
from iomtui.themes import default_theme, has_half_blocks


class KioskSetup(NamedTuple):
    """Everything that a kiosk needs before it takes the screen."""

    folder: ContentFolder
    tag: str
    """The tag of the first language."""
    theme: str | None
    """None if the terminal decides."""
    half_blocks: bool | None
    """Whether the font has the half blocks of QR codes; None if the terminal decides."""
    pin: PinHash | None
    """None without a valid PIN."""


def prepare_kiosk(invocation: Invocation) -> KioskSetup:
    """Load the content, and print what of the settings is ignored.

    Environment variables do not count: a public screen is as its files say. Raises
    InvalidContentError if the data cannot be shown, UsageError if --lang names no language.
    """
    settings, kiosk = invocation.settings, invocation.settings.kiosk
    data = invocation.folder(kiosk.data or _installed_content() or settings.data)
    catalogue = _load_content(invocation, data)
    lang, preference = invocation.arguments.lang, invocation.preference
    languages = [Preference("--lang", lang), preference("kiosk.language"), preference("language")]
    # Never a person's own details: what hangs in a lobby was put there on purpose.
    folder = ContentFolder(data, catalogue, KIOSK)
    print_diagnostics(folder.content.diagnostics, invocation.wording)
    return KioskSetup(
        folder=folder,
        tag=choose_language(invocation, catalogue, languages, {}),
        theme=preferred_theme(invocation, [preference("kiosk.theme"), preference("theme")]),
        half_blocks=settings.half_blocks if kiosk.half_blocks is None else kiosk.half_blocks,
        pin=_read_pin(invocation),
    )


def _installed_content() -> Path | None:
    """Return the usual place of `iomtui kiosk install`; None if nothing was installed there."""
    place = paths.kiosk_content()
    is_used = place and (os.path.lexists(place) or previous_content(place))
    return place if is_used else None


def _load_content(invocation: Invocation, data: Path) -> Catalogue:
    """Return the content of a folder; if that is damaged, what was installed there before.

    Where nobody has named the folder, the shipped data is the last resort. Raises
    InvalidContentError if nothing can be shown.
    """
    catalogue, others = None, [previous_content(data)]
    try:
        invocation.require_folder(data)
        catalogue = load(data)
    except InvalidContentError as error:
        if data == paths.kiosk_content():
            others.append(paths.shipped_data())
        problems, failure = error.diagnostics, error
    else:
        if not catalogue.omissions:
            return catalogue
        problems = [each[0] for each in catalogue.omissions.values()]
    for other in filter(None, others):
        with contextlib.suppress(InvalidContentError):
            replacement = load(other)
            if catalogue and replacement.omissions:
                continue
            print_diagnostics(problems, invocation.wording)
            values = {"path": shown_path(data), "other": shown_path(other)}
            print_error(fill(invocation.wording.kiosk_install["other_shown"], values))
            return replacement
    if catalogue is None:
        raise failure
    return catalogue


def run_kiosk(invocation: Invocation) -> int:
    """Run the kiosk and return the exit status."""
    if not has_terminal():
        return print_error(invocation.words.kiosk_terminal)
    ignore_keys()
    crash_handler.silence_tracebacks()
    setup = prepare_kiosk(invocation)
    monitor = Monitor(os.environ, paths.heartbeat())
    environment.confine(os.environ)
    encoding = environment.take_encoding(os.environ, is_kiosk=True)
    from iomtui.kiosk.app import KioskApp  # noqa: PLC0415 - Textual
    from iomtui.tui.extension import Start  # noqa: PLC0415

    start = Start(
        setup.tag,
        theme=setup.theme or default_theme(os.environ),
        first_hint=True,
        half_blocks=has_half_blocks(os.environ, encoding, setting=setup.half_blocks),
        changes=_logged_changes(setup.folder, invocation.wording, monitor),
    )
    app = KioskApp(setup.folder.content.editions, start, invocation.settings.kiosk, setup.pin)
    app.monitor = monitor
    try:
        app.run()
    finally:
        monitor.close()
    return crash_handler.report_crash(app.fault, invocation.argv) if app.fault else app.exit_status


async def _logged_changes(
    folder: ContentFolder, wording: Wording, monitor: Monitor
) -> AsyncIterator[ContentChange]:
    """Yield the changes of the content; what is wrong is no matter of visitors."""
    async for change in folder.changes():
        monitor.content_problem = wording.describe(change.problem) if change.problem else None
        if monitor.content_problem and not change.editions:
            monitor.content_problem += f". {wording.kiosk_health['older_shown']}"
        # The App takes sys.stderr. On a terminal, a message would be written over the screen.
        log = sys.__stderr__
        if monitor.content_problem and log and not log.isatty():
            with contextlib.suppress(OSError):
                print(monitor.content_problem, file=log, flush=True)
        yield change._replace(problem=None)


def _read_pin(invocation: Invocation) -> PinHash | None:
    """Return the PIN of the staff; None, with a message, if its file cannot be used."""
    path, words = invocation.pin_file, invocation.wording.pin
    try:
        pin = read_pin_file(path) if path else None
    except InvalidContentError as error:
        print_diagnostics(error.diagnostics, invocation.wording)
        command = service_command(invocation, Subcommand.KIOSK_PIN)
        print_error(fill(words["unusable"], {"command": command}))
        return None
    if path and not pin and invocation.settings.kiosk.pin_file:
        command = service_command(invocation, Subcommand.KIOSK_PIN)
        print_error(fill(words["missing"], {"path": shown_path(path), "command": command}))
    return pin
