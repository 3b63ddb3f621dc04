"""The table of commands as Textual's bindings."""

from __future__ import annotations

from textual.binding import Binding, BindingType

from iomtui.commands import COMMANDS, Command, Context


def app_bindings() -> list[BindingType]:
    """Return the bindings of the App."""
    return [binding for command in COMMANDS if command.of_app for binding in _of(command)]


def screen_bindings(*contexts: Context) -> list[BindingType]:
    """Return the bindings of a screen on which a person can be in these contexts."""
    return [
        binding
        for command in COMMANDS
        if not command.of_app and not command.contexts.isdisjoint(contexts)
        for binding in _of(command)
    ]


def _of(command: Command) -> list[Binding]:
    return [
        Binding(key, f"{command.id}({argument})", command.id, show=False)
        for key, argument in command.bindings
    ]
