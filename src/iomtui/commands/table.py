"""The table of all commands.

Keymap, key bar, help, palette, key settings and the policy of a kiosk are all made from it; its
labels come from the wording.
"""

from iomtui.commands.command import (
    CHOOSING,
    EVERYWHERE,
    MAIN,
    ON_ENTRY,
    READERS,
    TYPING,
    Bindings,
    Command,
    Context,
)


def _keys(*keys: str) -> Bindings:
    return tuple((key, "") for key in keys)


_DIGITS = tuple(map(str, range(1, 10)))
# In the help too, because a person who reads there about a key tries it.
_FOR_ENTRY = MAIN | ON_ENTRY | {Context.HELP}
_LINK = frozenset({Context.LINK})
_SOURCES = frozenset({Context.SOURCES})
_UP_AND_DOWN = (("up", "-1"), ("down", "1"))
_BACK_AND_FORTH = (("next", "1"), ("previous", "-1"))


def _global_command(
    command_id: str,
    *keys: str,
    contexts: frozenset[Context] = _FOR_ENTRY,
    bar: int = 0,
    bar_in: frozenset[Context] = EVERYWHERE,
    kiosk: bool = False,
) -> Command:
    """Return a method of the App that the palette offers; the interface names all its keys."""
    return Command(
        command_id,
        _keys(*keys),
        keys,
        contexts,
        bar=bar,
        bar_in=bar_in,
        kiosk=kiosk,
        is_global=True,
        in_palette=True,
    )


COMMANDS = (
    Command(
        "switch_language",
        _keys("l", "L", "f2"),
        ("L", "f2"),
        EVERYWHERE,
        bar=1,
        kiosk=True,
        is_global=True,
        in_palette=True,
    ),
    Command(
        "move",
        (("up", "-1"), ("k", "-1"), ("down", "1"), ("j", "1")),
        ("up", "down", "k", "j"),
        READERS,
        bar=5,
        bar_keys=2,
        kiosk=True,
        variants=_UP_AND_DOWN,
    ),
    Command(
        "read",
        _keys("enter", "right", "space"),
        ("enter", "right"),
        CHOOSING | TYPING,
        only_in=(("space", CHOOSING),),
        bar=3,
        bar_in=READERS,
        kiosk=True,
    ),
    Command(
        "back",
        _keys("escape", "left"),
        ("escape", "left"),
        EVERYWHERE,
        bar=2,
        kiosk=True,
    ),
    Command(
        "page",
        (("pageup", "-1"), ("pagedown", "1"), ("space", "1")),
        ("pageup", "pagedown"),
        READERS,
        only_in=(("space", READERS - CHOOSING),),
        kiosk=True,
        variants=_UP_AND_DOWN,
    ),
    Command(
        "half_page",
        (("ctrl+u", "-1"), ("ctrl+d", "1")),
        ("ctrl+u", "ctrl+d"),
        READERS - TYPING,
        kiosk=True,
        variants=_UP_AND_DOWN,
    ),
    Command(
        "edge",
        (("home", "-1"), ("g", "-1"), ("end", "1"), ("G", "1")),
        ("home", "end", "g", "G"),
        EVERYWHERE - TYPING,
        kiosk=True,
        variants=(("first", "-1"), ("last", "1")),
    ),
    Command(
        "episode",
        tuple((digit, digit) for digit in _DIGITS),
        ("1", "9"),
        _FOR_ENTRY,
        kiosk=True,
        variants=tuple((digit, digit) for digit in _DIGITS),
        is_range=True,
    ),
    Command("other_pane", _keys("tab", "shift+tab"), ("tab",), MAIN, kiosk=True),
    Command(
        "entry",
        (("tab", "1"), ("shift+tab", "-1")),
        ("tab", "shift+tab"),
        ON_ENTRY,
        bar=6,
        kiosk=True,
        variants=_BACK_AND_FORTH,
    ),
    Command(
        "search",
        _keys("slash"),
        ("slash",),
        MAIN | {Context.HELP},
        bar=7,
        in_palette=True,
    ),
    Command(
        "hit",
        (("n", "1"), ("N", "-1")),
        ("n", "N"),
        MAIN | {Context.HELP},
        bar=3,
        variants=_BACK_AND_FORTH,
    ),
    _global_command("side_by_side", "equals_sign", "f3", bar=9, bar_in=MAIN, kiosk=True),
    _global_command("link", "c", bar=10, bar_in=MAIN | _SOURCES, kiosk=True),
    _global_command("sources", "s", bar=11, bar_in=MAIN, kiosk=True),
    _global_command("open_link", "o", bar=5, bar_in=_LINK),
    _global_command("copy_link", "y", bar=5, bar_in=_LINK),
    _global_command("follow_link", "enter", contexts=_SOURCES | {Context.READING}, bar=5),
    _global_command("fetch", "r", contexts=_FOR_ENTRY | {Context.FETCH}, bar=12, bar_in=MAIN),
    Command("ask", _keys("enter"), ("enter",), frozenset({Context.FETCH}), bar=1),
    Command("palette", _keys("ctrl+p"), ("ctrl+p",), READERS, is_global=True),
    _global_command("theme", "t", contexts=EVERYWHERE - TYPING),
    Command("redraw", _keys("ctrl+l"), ("ctrl+l",), EVERYWHERE, kiosk=True, is_global=True),
    _global_command("help", "question_mark", "f1", contexts=READERS, bar=4, kiosk=True),
    _global_command("suspend", "ctrl+z", contexts=READERS),
    _global_command("quit", "q", "ctrl+q", "ctrl+c", contexts=READERS, bar=8),
)
"""The table, in the order in which help lists it."""

KIOSK_COMMANDS = (
    Command(
        "onward",
        _keys("enter", "right"),
        ("enter", "right"),
        ON_ENTRY | {Context.READING},
        bar=3,
        kiosk=True,
        is_global=True,
    ),
    # Not for visitors, and so not in their help.
    Command(
        "staff_exit",
        _keys("ctrl+e"),
        ("ctrl+e",),
        EVERYWHERE,
        kiosk=True,
        is_global=True,
        in_help=False,
    ),
)
"""Commands of a kiosk only: reaching everything without letters, and the exit for staff."""

KIOSK_KEYS = {"switch_language": ("0", "insert")}
"""Keys that commands have in a kiosk in addition, before their own.

Insert is the 0 of a keypad without Num Lock.
"""

_ONWARD = (
    ("link", Context.LINK),
    ("side_by_side", Context.SIDE_BY_SIDE),
    ("sources", Context.SOURCES),
    ("help", Context.HELP),
)


def next_command(context: Context, unavailable: frozenset[str]) -> str:
    """Return the id of the command that Enter runs where a visitor reads.

    `unavailable` has the ids of commands that would do nothing.
    """
    places = [place for _, place in _ONWARD]
    after = places.index(context) + 1 if context in places else 0
    return next(command for command, _ in _ONWARD[after:] if command not in unavailable)
