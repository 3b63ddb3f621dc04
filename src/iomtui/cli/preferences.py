"""What counts of several wishes for a language or for colours, and what is told of the rest."""

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
    run: Invocation, tags: Sequence[str], wishes: Sequence[Preference], environ: Mapping[str, str]
) -> str:
    """Return the language to begin with. Raises UsageError if --lang names none."""
    choice = languages.negotiate_language(tags, wishes, environ)
    for wish in choice.refused:
        error = UsageError(UsageErrorKind.LANGUAGE, wish.tag or "", tags)
        if wish.origin == "--lang":
            raise error
        if wish.origin:
            _pass_over(run, wish.origin, error)
    return choice.tag


def choose_theme(run: Invocation, wishes: Sequence[Preference], environ: Mapping[str, str]) -> str:
    """Return the theme: asked for, NO_COLOR, the first wish there is, what the terminal has."""
    usual = default_theme(environ)
    if usual == "plain" and not run.arguments.theme:
        return usual
    return preferred_theme(run, wishes) or usual


def preferred_theme(run: Invocation, wishes: Sequence[Preference]) -> str | None:
    """Return the theme that was typed, else the first wish there is; None if there is none."""
    if run.arguments.theme:
        return run.arguments.theme
    for wish in wishes:
        if wish.tag in THEMES:
            return wish.tag
        if wish.tag and wish.origin:
            _pass_over(run, wish.origin, UsageError(UsageErrorKind.THEME, wish.tag, THEMES))
    return None


def _pass_over(run: Invocation, where: str, error: UsageError) -> None:
    """Say that a wish which was not typed cannot be met, and go on."""
    words = run.wording.cli
    print_error(fill(words.ignored, {"where": where, "problem": error.sentence(words)}))
