"""What is shown: the catalogue of a folder, with details from YouTube if there are any.

What reads and adds details is imported only where there are any: most people have no such file.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from iomtui.catalogue.edition import Edition, editions, from_first
from iomtui.catalogue.loading import load
from iomtui.catalogue.model import Audience, Catalogue, Series
from iomtui.cli.invocation import Invocation
from iomtui.cli.output import print_diagnostics
from iomtui.cli.preferences import choose_language
from iomtui.storage import paths

if TYPE_CHECKING:
    from iomtui.kiosk.venue_message import LoadedMessage
    from iomtui.youtube.details import Details
    from iomtui.youtube.details_file import StoredDetails


class Surface(NamedTuple):
    """What is shown in one of the ways to show the catalogue.

    Everywhere, descriptions and chapters that nobody has approved are left out, but for those in
    the person's own file in the viewer.
    """

    audience: Audience
    own_details: bool
    """Whether details from the person's own file are shown, if the data folder has none."""
    unconfirmed: bool
    """Whether details of videos that nobody has confirmed are shown; they are marked as such."""
    has_message: bool = False
    """Whether the message of the venue is shown."""


VIEWER = Surface("press", own_details=True, unconfirmed=True)
LINEAR = Surface("press", own_details=True, unconfirmed=False)
"""What `iomtui read` shows."""
PLAIN = Surface("public", own_details=True, unconfirmed=True)
"""What `iomtui` prints where there is no terminal."""
EXPORT = Surface("public", own_details=True, unconfirmed=False)
"""Everything for scripts and to pass on: list, show, search, qr, JSON and exports."""
KIOSK = Surface("public", own_details=False, unconfirmed=True, has_message=True)


def load_editions(invocation: Invocation, surface: Surface) -> tuple[Edition, ...]:
    """Return the content of the data folder in each language, that of the reader first.

    Prints what is left out. Raises what `load` and `choose_language` raise.
    """
    catalogue, shown = load_catalogue(invocation, surface)
    tag = choose_language(invocation, catalogue, invocation.preferences, invocation.environ)
    return from_first(shown, catalogue.tags.index(tag))


def load_catalogue(
    invocation: Invocation, surface: Surface
) -> tuple[Catalogue, tuple[Edition, ...]]:
    """Return the content of the data folder, and in each language what a surface shows of it.

    Prints why a file with details cannot be used. Raises what `load` raises.
    """
    invocation.require_folder(invocation.data)
    catalogue = load(invocation.data)
    stored = find_details(invocation.data, own=surface.own_details)
    details = None
    if stored:
        print_diagnostics(stored.diagnostics, invocation.wording)
        details = stored.details
    shown = with_details(
        editions(catalogue, surface.audience),
        catalogue,
        details if surface.unconfirmed else _confirmed(details, catalogue.series),
    )
    return catalogue, shown


def _confirmed(details: Details | None, series: Series) -> Details | None:
    """Return details without those of videos that nobody has confirmed."""
    if details is None:
        return None
    from iomtui.youtube.confirmation import matched_videos  # noqa: PLC0415

    matched = matched_videos(series, details).items()
    return replace(
        details, videos={name: each.video for name, each in matched if each.is_confirmed}
    )


def find_details(data: Path, *, own: bool) -> StoredDetails | None:
    """Return the details for a data folder; None if there is no file.

    `own` says whether a person's own file counts as well.
    """
    files = (paths.details_in(data), paths.details_file() if own else None)
    # os.path.lexists, unlike Path.exists, does not raise where one may not look.
    if not any(file and os.path.lexists(file) for file in files):
        return None
    from iomtui.youtube.details_file import stored_details  # noqa: PLC0415

    return stored_details(data, own=own)


def find_message(data: Path) -> LoadedMessage | None:
    """Return the message of the venue in a data folder; None if there is no file with one."""
    if not os.path.lexists(paths.message_in(data)):
        return None
    from iomtui.kiosk.venue_message import load_message  # noqa: PLC0415

    return load_message(data)


def with_details(
    editions: tuple[Edition, ...],
    catalogue: Catalogue,
    details: Details | None,
    *,
    approved_only: bool = True,
) -> tuple[Edition, ...]:
    """Return Editions of the catalogue with details, if there are any; see `enriched`."""
    if details is None:
        return editions
    from iomtui.youtube.enrich import enriched  # noqa: PLC0415

    return tuple(
        enriched(each, catalogue, details, approved_only=approved_only) for each in editions
    )
