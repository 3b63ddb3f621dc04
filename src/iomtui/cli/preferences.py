"""Choose the language and the theme among several preferences; report those that are ignored."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from iomtui.cli.arguments import UsageError, UsageErrorKind
from iomtui.cli.invocation import Invocation
from iomtui.cli.output import print_error
from iomtui.i18n import languages
from iomtui.i18n.languages import Preference
from iomtui.i18n.templates import fill
from iomtui.themes import THEMES, default_theme


def choose_language(
    run: Invocation,
    tags: Sequence[str],
    preferences: Sequence[Preference],
    environ: Mapping[str, str],
) -> str:
    """Return the first language. Raises UsageError if --lang names one that is not offered."""
    choice = languages.negotiate_language(tags, preferences, environ)
    for preference in choice.refused:
        error = UsageError(UsageErrorKind.LANGUAGE, preference.tag or "", tags)
        if preference.origin == "--lang":
            raise error
        if preference.origin:
            _pass_over(run, preference.origin, error)
    return choice.tag


def choose_theme(
    run: Invocation, preferences: Sequence[Preference], environ: Mapping[str, str]
) -> str:
    """Return the theme: `--theme`, else NO_COLOR, the first valid preference, the default."""
    usual = default_theme(environ)
    if usual == "plain" and not run.arguments.theme:
        return usual
    return preferred_theme(run, preferences) or usual


def preferred_theme(run: Invocation, preferences: Sequence[Preference]) -> str | None:
    """Return the value of `--theme`, else the first valid preference; None without either."""
    if run.arguments.theme:
        return run.arguments.theme
    for preference in preferences:
        if preference.tag in THEMES:
            return preference.tag
        if preference.tag and preference.origin:
            _pass_over(
                run, preference.origin, UsageError(UsageErrorKind.THEME, preference.tag, THEMES)
            )
    return None


def _pass_over(run: Invocation, where: str, error: UsageError) -> None:
    """Report a preference of the environment or the settings that cannot be met."""
    words = run.wording.cli
    print_error(fill(words.ignored, {"where": where, "problem": error.sentence(words)}))
