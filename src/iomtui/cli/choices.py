"""What counts of several wishes for a language or for colours, and what is told of the rest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from iomtui import languages
from iomtui.cli.arguments import Trouble, UsageError
from iomtui.cli.output import say
from iomtui.cli.run import Run
from iomtui.languages import Wish
from iomtui.themes import THEMES, default_theme
from iomtui.wording.section import fill


def choose_language(
    run: Run, tags: Sequence[str], wishes: Sequence[Wish], environ: Mapping[str, str]
) -> str:
    """Return the language to begin with. Raises UsageError if --lang names none."""
    choice = languages.choose(tags, wishes, environ)
    for wish in choice.refused:
        error = UsageError(Trouble.LANGUAGE, wish.tag or "", tags)
        if wish.where == "--lang":
            raise error
        if wish.where:
            _pass_over(run, wish.where, error)
    return choice.tag


def choose_theme(run: Run, wishes: Sequence[Wish], environ: Mapping[str, str]) -> str:
    """Return the theme: asked for, NO_COLOR, the first wish there is, what the terminal has."""
    usual = default_theme(environ)
    if usual == "plain" and not run.arguments.theme:
        return usual
    return wished_theme(run, wishes) or usual


def wished_theme(run: Run, wishes: Sequence[Wish]) -> str | None:
    """Return the theme that was typed, else the first wish there is; None if there is none."""
    if run.arguments.theme:
        return run.arguments.theme
    for wish in wishes:
        if wish.tag in THEMES:
            return wish.tag
        if wish.tag and wish.where:
            _pass_over(run, wish.where, UsageError(Trouble.THEME, wish.tag, THEMES))
    return None


def _pass_over(run: Run, where: str, error: UsageError) -> None:
    """Say that a wish which was not typed cannot be met, and go on."""
    words = run.wording.cli
    say(fill(words.ignored, {"where": where, "problem": error.sentence(words)}))
