"""`iomtui`: shows the catalogue on the full screen; as plain text where there is none."""

from __future__ import annotations

import os

from iomtui.catalogue.edition import edition, editions
from iomtui.catalogue.loading import load
from iomtui.cli import crashing, environment
from iomtui.cli.choices import choose_language, choose_theme
from iomtui.cli.environment import is_interactive
from iomtui.cli.output import print_lines
from iomtui.cli.run import Run
from iomtui.cli.supplement import usable_supplement
from iomtui.languages import Wish
from iomtui.stored import locations
from iomtui.stored.remembered import Remembered, recall, remember
from iomtui.themes import has_half_blocks


def run_view(run: Run) -> int:
    """Show the catalogue and return the exit status."""
    catalogue = load(run.data)
    supplement = usable_supplement(run, run.data, own=True)
    interactive = is_interactive(run.environ)
    remembered = recall(locations.state_file()) if interactive else Remembered()
    wishes = [*run.wishes, Wish("", remembered.language)]
    tag = choose_language(run, catalogue.tags, wishes, run.environ)
    if not interactive:
        from iomtui.render.plain import plain_lines  # noqa: PLC0415

        return print_lines(plain_lines(edition(catalogue, tag, supplement=supplement)))
    asked = Wish(run.read.places.get("theme", ""), run.settings.theme)
    theme = choose_theme(run, [asked, Wish("", remembered.theme)], run.environ)
    environment.tidy(os.environ)
    from iomtui.browser import opener  # noqa: PLC0415
    from iomtui.cli.channel import ViewerChannel  # noqa: PLC0415
    from iomtui.commands.keymaps import remapped  # noqa: PLC0415
    from iomtui.commands.policy import of_reader  # noqa: PLC0415
    from iomtui.tui.app import ViewerApp  # noqa: PLC0415 - Textual, only for the screen
    from iomtui.tui.start import Machine, Start  # noqa: PLC0415

    start = Start(tag, remembered.entry, theme, welcomes=remembered == Remembered())
    chosen = run.settings.half_blocks
    half_blocks = has_half_blocks(run.environ) if chosen is None else chosen
    machine = Machine(half_blocks, opener(run.environ))
    policy = of_reader(remapped(run.settings.keys), suspends=os.name == "posix")
    app = ViewerApp(
        editions(catalogue, "press", supplement),
        start,
        policy=policy,
        machine=machine,
        channel=ViewerChannel(catalogue, run.data),
    )
    app.run()
    if app.fault:
        return crashing.report(app.fault, run.typed)
    kept = app.theme if app.theme != theme else remembered.theme
    place = Remembered(language=app.edition.tag, entry=app.entry_id, theme=kept)
    remember(locations.state_file(), place)
    return app.exit_status
