"""`iomtui`: shows the catalogue on the full screen; as plain text where there is none."""

from __future__ import annotations

import os

from iomtui.catalogue.edition import edition, editions
from iomtui.catalogue.loading import load
from iomtui.cli import crash_handler, environment
from iomtui.cli.details import new_fetch, usable_details, with_details
from iomtui.cli.environment import is_interactive
from iomtui.cli.invocation import Invocation
from iomtui.cli.output import print_lines
from iomtui.cli.preferences import choose_language, choose_theme
from iomtui.i18n.languages import Preference
from iomtui.storage import paths
from iomtui.storage.state_files import SessionState, load_state, save_state
from iomtui.themes import has_half_blocks


def run_view(invocation: Invocation) -> int:
    """Show the catalogue and return the exit status."""
    catalogue = load(invocation.data)
    details = usable_details(invocation, invocation.data, own=True)
    interactive = is_interactive(invocation.environ)
    state = load_state(paths.state_file(), SessionState) if interactive else None
    remembered = state or SessionState()
    preferences = [*invocation.preferences, Preference("", remembered.language)]
    tag = choose_language(invocation, catalogue.tags, preferences, invocation.environ)
    if not interactive:
        from iomtui.render.typesetting import plain_lines  # noqa: PLC0415

        (shown,) = with_details((edition(catalogue, tag),), catalogue, details)
        return print_lines(plain_lines(shown))
    asked = Preference(invocation.loaded.origins.get("theme", ""), invocation.settings.theme)
    theme = choose_theme(invocation, [asked, Preference("", remembered.theme)], invocation.environ)
    environment.remove_overrides(os.environ)
    from iomtui.browser import opener  # noqa: PLC0415
    from iomtui.commands.keymaps import remap_commands  # noqa: PLC0415
    from iomtui.commands.policy import reader_policy  # noqa: PLC0415
    from iomtui.tui.app import ViewerApp  # noqa: PLC0415 - Textual, only for the screen
    from iomtui.tui.start import Start  # noqa: PLC0415
    from iomtui.youtube.fetch_controller import FetchController  # noqa: PLC0415

    chosen = invocation.settings.half_blocks
    half_blocks = has_half_blocks(invocation.environ) if chosen is None else chosen
    start = Start(
        tag,
        remembered.entry,
        theme,
        first_hint=remembered == SessionState(),
        half_blocks=half_blocks,
        opener=opener(invocation.environ),
    )
    policy = reader_policy(remap_commands(invocation.settings.keys), suspends=os.name == "posix")
    plain = editions(catalogue, "press")
    controller = FetchController(
        catalogue.series,
        details,
        new_editions=lambda known: with_details(plain, catalogue, known),
        new_task=lambda: new_fetch(catalogue, invocation.data),
    )
    app = ViewerApp(
        with_details(plain, catalogue, details),
        start,
        policy=policy,
        extension=controller,
    )
    app.run()
    if app.fault:
        return crash_handler.report_crash(app.fault, invocation.argv)
    kept = app.theme if app.theme != theme else remembered.theme
    place = SessionState(language=app.edition.tag, entry=app.entry_id, theme=kept)
    save_state(paths.state_file(), place)
    return app.exit_status
