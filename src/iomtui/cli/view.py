"""`iomtui`: the full-screen viewer; without a terminal, the catalogue as plain text."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from iomtui.catalogue.loading import load
from iomtui.cli import crash_handler, environment
from iomtui.cli.arguments import Subcommand
from iomtui.cli.content import PLAIN, VIEWER, load_editions
from iomtui.cli.content_folder import Content, ContentFolder, new_controller
from iomtui.cli.environment import is_interactive
from iomtui.cli.invocation import Invocation, quoted
from iomtui.cli.output import print_diagnostics, print_lines
from iomtui.cli.preferences import choose_language, preferred_theme
from iomtui.i18n.languages import Preference, negotiate_language
from iomtui.i18n.templates import fill
from iomtui.i18n.wording import Wording
from iomtui.storage import paths
from iomtui.storage.state_files import SessionState, load_state, save_state
from iomtui.themes import default_theme, has_half_blocks

if TYPE_CHECKING:
    from iomtui.tui.extension import FaultFinder


def run_view(invocation: Invocation) -> int:
    """Show the catalogue and return the exit status."""
    invocation.require_folder(invocation.data)
    if is_interactive(invocation.environ) and not invocation.arguments.plain:
        return _run_viewer(invocation)
    from iomtui.render.typesetting import plain_lines  # noqa: PLC0415 - rich

    return print_lines(plain_lines(load_editions(invocation, PLAIN)[0]))


def _run_viewer(invocation: Invocation) -> int:
    """Run the full-screen viewer, and save its state for the next run."""
    environ, settings = invocation.environ, invocation.settings
    state = load_state(paths.state_file(), SessionState) or SessionState()
    languages = [*invocation.preferences, Preference("", state.language)]
    # The other languages are loaded after the first frame: see `ContentFolder.changes`.
    catalogue = load(invocation.data, lambda tags: negotiate_language(tags, languages, environ)[0])
    tag = choose_language(invocation, catalogue, languages, environ)
    folder = ContentFolder(invocation.data, catalogue, VIEWER)
    print_diagnostics(folder.content.diagnostics, invocation.wording)
    theme = default_theme(environ)
    if theme != "plain" or invocation.arguments.theme:
        themes = [invocation.preference("theme"), Preference("", state.theme)]
        theme = preferred_theme(invocation, themes) or theme
    environment.remove_overrides(os.environ)
    encoding = environment.take_encoding(environ, is_kiosk=False)
    from iomtui.browser import opener  # noqa: PLC0415
    from iomtui.commands.keymaps import remap_commands  # noqa: PLC0415
    from iomtui.commands.policy import reader_policy  # noqa: PLC0415
    from iomtui.tui.app import ViewerApp  # noqa: PLC0415 - Textual
    from iomtui.tui.extension import Start  # noqa: PLC0415

    start = Start(
        tag,
        state.entry,
        theme,
        first_hint=state == SessionState(),
        half_blocks=has_half_blocks(environ, encoding, setting=settings.half_blocks),
        opener=opener(environ),
        find_faults=_fault_finder(invocation, folder.content),
        changes=folder.changes(),
    )
    app = ViewerApp(
        folder.content.editions,
        start,
        policy=reader_policy(remap_commands(settings.keys), suspends=os.name == "posix"),
        extension=new_controller(folder),
    )
    app.run()
    if app.fault:
        return crash_handler.report_crash(app.fault, invocation.argv)
    new_theme = app.theme if app.theme != theme else state.theme
    save_state(
        paths.state_file(),
        SessionState(language=app.language, entry=app.entry_id, theme=new_theme),
    )
    return app.exit_status


def _fault_finder(invocation: Invocation, content: Content) -> FaultFinder | None:
    """Return what looks for faults that do not stop the viewer; None if there cannot be any.

    Those that were reported on standard error are out of sight. The shipped data has none.
    """
    data, command = invocation.data, invocation.command(Subcommand.CHECK)
    stored, omissions = content.stored, content.catalogue.omissions
    is_known = bool(invocation.loaded.diagnostics or omissions or (stored and stored.diagnostics))
    is_shipped = data == paths.shipped_data()
    if is_shipped and not is_known:
        return None

    def find(wording: Wording) -> tuple[str, ...]:
        from iomtui.catalogue.checking import check  # noqa: PLC0415 - only for other data

        if not is_known and not any(each.needs_fixing for each in check(data).diagnostics):
            return ()
        whole = command if is_shipped else f"{command} {quoted(data)}"
        words = wording.faults
        forms = ((words["sentence"], whole), (words["short"], whole), (words["short"], command))
        return tuple(fill(form, {"command": each}) for form, each in forms)

    return find
