"""Chooses language and theme from several preferences, and reports those that do not exist."""

from collections.abc import Mapping, Sequence
from itertools import chain

from iomtui.catalogue.model import Catalogue
from iomtui.cli.arguments import UsageError
from iomtui.cli.invocation import Invocation
from iomtui.cli.output import print_diagnostics, print_error
from iomtui.i18n import languages
from iomtui.i18n.languages import Preference
from iomtui.i18n.templates import fill
from iomtui.themes import THEMES


def choose_language(
    invocation: Invocation,
    catalogue: Catalogue,
    preferences: Sequence[Preference],
    environ: Mapping[str, str],
) -> str:
    """Return the tag of the first language, and print which ones are not shown and why.

    Raises UsageError if --lang names a language for which there is no file.
    """
    print_diagnostics(chain.from_iterable(catalogue.omissions.values()), invocation.wording)
    tags = catalogue.offered or catalogue.tags
    tag, refused = languages.negotiate_language(tags, preferences, environ)
    for preference in refused:
        wanted = preference.tag or ""
        error = UsageError("unknown_language", wanted, tags)
        if preference.origin == "--lang" and not languages.lookup(wanted, [*catalogue.omissions]):
            raise error
        if preference.origin:
            _report_ignored(invocation, preference.origin, error)
    return tag


def preferred_theme(invocation: Invocation, preferences: Sequence[Preference]) -> str | None:
    """Return --theme, else the first valid preference; None if there is none."""
    if invocation.arguments.theme:
        return invocation.arguments.theme
    for preference in preferences:
        if preference.tag in THEMES:
            return preference.tag
        if preference.tag and preference.origin:
            error = UsageError("unknown_theme", preference.tag, THEMES)
            _report_ignored(invocation, preference.origin, error)
    return None


def _report_ignored(invocation: Invocation, origin: str, error: UsageError) -> None:
    """Report a setting that is ignored because its value does not exist."""
    words = invocation.words
    print_error(fill(words.ignored, {"where": origin, "problem": error.sentence(words)}))
