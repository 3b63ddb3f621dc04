"""What strangers, broken terminals and hostile bytes do to a screen that nobody looks after.

Sources: xterm's ctlseqs, ECMA-48, the Linux console (console_codes(4)), the keyboard protocol of
kitty, and what is known to have ended, frozen or taken over other full-screen programs.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from string import ascii_lowercase
from typing import NamedTuple


class Attack(NamedTuple):
    """Something that is typed at a kiosk."""

    name: str
    """What it is called in the list of tests."""
    typed: bytes
    """The bytes."""


PLACES = {
    "list": b"",
    "reading": b"\r",
    "link": b"\r\r",
    "beside": b"\r\r\r",
    "sources": b"s",
    "help": b"?",
    "pin": b"\x05",
}
"""Where one can be in a kiosk, and the keys that lead there from the list."""

MEGABYTE = 1_000_000
_MODIFIERS = range(2, 17)
_FINALS = "ABCDEFHPQRSZ"


def all_attacks() -> tuple[Attack, ...]:
    """Return every attack; no two have the same name."""
    return tuple(
        Attack(name, typed.encode() if isinstance(typed, str) else typed)
        for part in (
            _keys(),
            _refused_commands(),
            _habits(),
            _mouse_reports(),
            _reports(),
            _strings(),
            _pastes(),
            _broken_text(),
            _controls(),
            _unicode(),
            _markup(),
            _pins(),
            _parameters(),
            _floods(),
        )
        for name, typed in part
    )


_Part = Iterator[tuple[str, str | bytes]]


def _keys() -> _Part:
    """Every key that a keyboard has, with everything that can be held down."""
    yield "letters", ascii_lowercase + ascii_lowercase.upper()
    yield "signs", "".join(map(chr, range(0x20, 0x7F)))
    yield "ctrl_letters", bytes(range(1, 27))
    yield "ctrl_signs", b"\x00\x1b\x1c\x1d\x1e\x1f\x7f"
    yield "alt_letters", "".join(f"\x1b{letter}" for letter in ascii_lowercase)
    yield "alt_signs", "".join(f"\x1b{chr(code)}" for code in range(0x21, 0x7F))
    yield "ctrl_alt_letters", b"".join(bytes((0x1B, code)) for code in range(1, 27))
    yield "alt_as_eighth_bit", bytes(range(0xE1, 0xFB))
    yield "arrows", "".join(f"\x1b[{end}" for end in _FINALS)
    yield "arrows_application", "".join(f"\x1bO{end}" for end in _FINALS)
    yield "arrows_rxvt", "".join(f"\x1b[{end}\x1bO{end}" for end in "abcd")
    yield "keypad_application", "".join(f"\x1bO{chr(code)}" for code in range(0x40, 0x7F))
    yield "keys_with_numbers", "".join(f"\x1b[{number}~" for number in range(40))
    yield "keys_of_rxvt", "".join(f"\x1b[{number}{end}" for number in range(40) for end in "$^@")
    yield "keys_of_linux", "".join(f"\x1b[[{chr(code)}" for code in range(0x40, 0x60))
    for number in _MODIFIERS:
        arrows = "".join(f"\x1b[1;{number}{end}" for end in _FINALS)
        yield f"modifier_{number}", arrows + "".join(f"\x1b[{key};{number}~" for key in range(1, 9))
    yield "modify_other_keys", "".join(f"\x1b[27;{m};{k}~" for m in (2, 5, 8) for k in range(128))
    yield "kitty_letters", "".join(f"\x1b[{ord(key)};5u" for key in ascii_lowercase)
    yield "kitty_no_character", "\x1b[1114112u"
    yield "kitty_surrogate", "\x1b[55296u\x1b[57343;5u"
    yield "kitty_events", "\x1b[97;5:3u\x1b[97::99;5:1;113u\x1b[57441;1:1u"
    yield "kitty_flags", "\x1b[?31u\x1b[>31u\x1b[<99u"
    yield "a_key_of_nothing", "\x1b[u\x1b[;u\x1b[0u\x1b[-1u"


def _refused_commands() -> _Part:
    """Commands of the viewer that a kiosk does not have, and keys that end other programs."""
    yield "search", "/refugee\r\x1b"
    yield "palette", "\x10quit\r"
    yield "quit", "qQ"
    yield "ctrl_q", "\x11"
    yield "ctrl_c", "\x03" * 20
    yield "ctrl_d", "\x04" * 20
    yield "ctrl_z", "\x1a" * 20
    yield "ctrl_backslash", "\x1c" * 20
    yield "ctrl_s_and_no_ctrl_q", "\x13"
    yield "ctrl_s_ctrl_q", "\x13\x11" * 10
    yield "ctrl_v_takes_the_next", "\x16\x03\x16\x1b"
    yield "open_link", "o" * 20
    yield "copy_link", "y" * 20
    yield "copy_link_in_link", "\r\ry"
    yield "theme", "t" * 7
    yield "hits", "nN" * 10
    yield "screenshot_of_textual", "\x13\x1b[17~\x1b[24~"
    yield "help_and_choose", "?" + "\x1b[B\r" * 20
    yield "every_command_twice", "lLf=csoy?tqk j1230\t\x1b[Z" * 2


def _habits() -> _Part:
    """What people type who know computers."""
    yield "vi", ":q!\r:wq\rZZ:!sh\r"
    yield "less", "!sh\rv|sh\r"
    yield "shell", "exit\rlogout\rsh\rreboot\r"
    yield "python", "import os; os._exit(0)\rquit()\r"
    yield "screen_and_tmux", "\x01d\x01\x1a\x02d\x02:kill-server\r"
    yield "telnet_and_ssh", "\x1dquit\r\r~.\r~^Z"
    yield "sysrq", "\x1b[43~\x1b[[5~\x1b\x1b[29~"
    yield "console_switch", "\x1b\x1bOP\x1b[1;3P\x1b[1;7Q\x1b[25~"
    yield "injection", "$(reboot)`id`;${HOME}%s%n%x{0}{{7*7}}"
    yield "paths", "../../../etc/passwd\r~/.ssh/\r/proc/self/environ\r"


def _mouse_reports() -> _Part:
    """Reports of a mouse, whether or not one may be used."""
    yield "x10", b"\x1b[M !!\x1b[M#!!\x1b[M\xff\xff\xff"
    yield "x10_cut_off", b"\x1b[M \x1b[M"
    yield (
        "sgr_everywhere",
        "".join(
            f"\x1b[<0;{column};{row}{end}"
            for row in range(1, 26)
            for column in range(1, 82, 8)
            for end in "Mm"
        ),
    )
    yield "sgr_buttons", "".join(f"\x1b[<{code};9;9{end}" for code in range(256) for end in "Mm")
    yield "sgr_wheel", "\x1b[<64;40;12M" * 30 + "\x1b[<65;40;12M" * 60
    yield "sgr_down_only", "\x1b[<0;10;5M" * 40
    yield "sgr_up_only", "\x1b[<0;10;5m" * 40
    yield "sgr_key_bar", "".join(f"\x1b[<0;{x};24M\x1b[<0;{x};24m" for x in range(1, 81))
    yield "sgr_title_bar", "".join(f"\x1b[<0;{x};1M\x1b[<0;{x};1m" for x in range(50, 81))
    yield (
        "sgr_outside",
        "".join(
            f"\x1b[<0;{column};{row}{end}"
            for column, row in (
                (0, 0),
                (81, 1),
                (1, 25),
                (999, 999),
                (1000, 1000),
                (1001, 1),
                (9999, 9),
            )
            for end in "Mm"
        ),
    )
    yield "sgr_huge", f"\x1b[<0;{10**20};{10**20}M\x1b[<{10**30};1;1m"
    yield "sgr_malformed", "\x1b[<M\x1b[<;;M\x1b[<0;1M\x1b[<0;1;1;1m\x1b[<-1;-1;-1M\x1b[<0;1:2;1M"
    yield (
        "sgr_drag",
        "\x1b[<0;3;3M" + "".join(f"\x1b[<32;{x};3M" for x in range(3, 80)) + "\x1b[<0;79;9m",
    )
    yield "sgr_motion", "".join(f"\x1b[<35;{x};{x % 24 + 1}M" for x in range(1, 80))
    yield "sgr_triple_clicks", "\x1b[<0;40;8M\x1b[<0;40;8m" * 3 + "\x03"
    yield "urxvt", "\x1b[32;10;10M\x1b[35;10;10M\x1b[96;999;999M"
    yield "pixels", "\x1b[<0;1279;1023M\x1b[<0;1279;1023m"
    yield "locator", "\x1b[2;4;10;10;1&w\x1b[0&w"
    yield "highlight_tracking", b"\x1b[t!!\x1b[T!!!!!!"


def _reports() -> _Part:
    """What terminals answer, unasked."""
    yield "focus", "\x1b[I\x1b[O" * 20
    yield "in_band_resize", "\x1b[48;9999;9999;1;1t"
    yield "in_band_resize_small", "\x1b[48;0;0;0;0t\x1b[48;1;1;1;1t\x1b[48;-1;-1;-1;-1t"
    yield "window_reports", "\x1b[8;9999;9999t\x1b[3;0;0t\x1b[4;99999;99999t\x1b[9;1;1t"
    yield "device_attributes", "\x1b[?62;1;2;4c\x1b[>41;354;0c\x1b[=0c\x1bP!|00000000\x1b\\"
    yield "status", "\x1b[0n\x1b[?997;1n\x1b[?1n"
    yield "cursor_position", "\x1b[1;1R\x1b[9999;9999R\x1b[?1;1;1R"
    yield "xtversion", "\x1bP>|XTerm(390)\x1b\\"
    yield (
        "modes",
        "".join(
            f"\x1b[?{mode};{way}$y" for mode in (7, 25, 1049, 2026, 2048, 9) for way in range(6)
        ),
    )
    yield "mode_2026_forgotten", "\x1b[?2026;0$y\x1b[?2026;4$y\x1b[?2026;99$y"
    yield "mode_2026_again", "\x1b[?2026;2$y" * 40
    yield (
        "colours",
        "\x1b]10;rgb:ffff/ffff/ffff\x1b\\\x1b]11;rgb:0000/0000/0000\x07\x1b]4;1;#fff\x07",
    )
    yield "termcap", "\x1bP1+r544e=787465726d\x1b\\\x1bP0+r\x1b\\\x1bP1$r0m\x1b\\"
    yield "kitty_graphics", "\x1b_Gi=1;OK\x1b\\\x1b_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\x1b\\"


def _strings() -> _Part:
    """Command strings, whole and without an end."""
    yield "clipboard", "\x1b]52;c;aGFja2Vk\x07\x1b]52;c;?\x1b\\"
    yield "link", "\x1b]8;;https://example.org\x1b\\click\x1b]8;;\x1b\\"
    yield "title", "\x1b]0;owned\x07\x1b]2;owned\x1b\\\x1b[21t\x1b[22t\x1b[23t"
    yield "notification", "\x1b]9;owned\x07\x1b]777;notify;a;b\x07\x1b]99;;owned\x1b\\"
    yield "colour_query", "\x1b]10;?\x07\x1b]11;?\x07\x1b]4;0;?\x07\x1b]104\x07"
    yield "linux_palette", "\x1b]P0ff0000\x1b]R"
    for name, begin in (("osc", "]"), ("dcs", "P"), ("apc", "_"), ("pm", "^"), ("sos", "X")):
        yield f"{name}_unclosed", f"\x1b{begin}52;c;q\x03\x11jjj"
        yield f"{name}_huge_unclosed", f"\x1b{begin}" + "A" * 20_000
    yield "c1_strings", "\x9d52;c;aGk=\x9c\x90q\x9c\x9fq\x9c\x9eq\x9c\x98q\x9c"
    yield "strings_in_strings", "\x1b]0;\x1bP\x1b_\x1b^\x1bX\x1b]" * 20
    yield "string_cancelled", "\x1b]0;a\x18\x1bPb\x1a\x1b]c\x1b[A"


def _pastes() -> _Part:
    """Pasted texts, as a terminal marks them."""
    yield "paste_unclosed", "\x1b[200~" + "j" * 100
    yield "paste_unopened", "\x1b[201~" * 20
    yield "paste_in_paste", "\x1b[200~a\x1b[200~b\x1b[201~c\x1b[201~"
    yield "paste_controls", b"\x1b[200~" + bytes(range(256)) + b"\x1b[201~"
    yield "paste_resize", "\x1b[200~\x1b[48;9999;9999;1;1t\x1b[201~"
    yield "paste_large", "\x1b[200~" + "quit\r\x03" * 20_000 + "\x1b[201~"
    yield "paste_markup", "\x1b[200~[@click=app.quit]x[/][/x]\x1b[201~"
    yield "paste_end_cut_off", "\x1b[200~abc\x1b[201"


def _broken_text() -> _Part:
    """Bytes that are not UTF-8, each in its own way."""
    yield "lone_continuation", b"\x80\xbf\xa0"
    yield "lone_lead", b"\xc3\xe2\xf0"
    yield "cut_off_2", b"\xc3"
    yield "cut_off_3", b"\xe2\x82"
    yield "cut_off_4", b"\xf0\x9f\x98"
    yield "cut_off_then_key", b"\xe2\x82j\xf0\x9f\x1b[B"
    yield "overlong", b"\xc0\x80\xc1\xbf\xe0\x80\xaf\xf0\x80\x80\xaf\xc0\x9b[A"
    yield "surrogates", b"\xed\xa0\x80\xed\xbf\xbf\xed\xa0\xbd\xed\xb8\x80"
    yield "beyond_unicode", b"\xf4\x90\x80\x80\xf5\x80\x80\x80\xf8\x88\x80\x80\x80"
    yield "never_valid", b"\xfe\xff\xfe\xff\xfd\xfc"
    yield "every_byte", bytes(range(256)) * 4
    yield "every_byte_backwards", bytes(range(255, -1, -1)) * 4
    yield "latin_1", "Pengungsi déjà vu ñ".encode("latin-1")
    yield "utf_16", "quit\r".encode("utf-16")
    yield "gb18030", "难民".encode("gb18030")


def _controls() -> _Part:
    """Control characters."""
    yield "nulls", b"\x00" * 4000
    yield "c0", bytes(range(32)) * 10
    yield "c0_in_sequences", b"".join(b"\x1b[1" + bytes((code,)) + b"A" for code in range(32))
    yield "c1", "".join(map(chr, range(0x80, 0xA0)))
    yield "c1_sequences", "\x9bA\x9b48;9999;9999;1;1t\x9b200~\x8fP"
    yield "c1_bytes", bytes(range(0x80, 0xA0))
    yield "resets", "\x1bc\x1b[!p\x1b[?1049l\x1b[?25h\x1b[2J\x1b#8\x1b(0\x1b%G"
    yield "shifts", "\x0e\x0f\x1bn\x1bo\x1bN\x1bO\x1b~"
    yield "set_modes", "\x1b[?2004h\x1b[?1003h\x1b[?1006h\x1b[>4;2m\x1b[=1;1u\x1b[?9001h"
    yield "deletes", b"\x7f\x08" * 500
    yield "bells", b"\x07" * 500
    yield "escapes_odd", b"\x1b" * 101
    yield "escape_and_any", b"".join(b"\x1b" + bytes((code,)) for code in range(256))
    yield "csi_and_any", b"".join(b"\x1b[" + bytes((code,)) for code in range(256))
    yield "ss3_and_any", b"".join(b"\x1bO" + bytes((code,)) for code in range(256))
    yield "csi_private_and_any", b"".join(b"\x1b[?1" + bytes((code,)) for code in range(256))


def _unicode() -> _Part:
    """Characters that are trouble to whoever draws them."""
    yield "emoji", "😀👩‍👩‍👧‍👦🏳️‍🌈🇮🇩" * 20
    yield "combining", "e" + "\u0301" * 1000
    yield "bidi", "\u202e\u2066\u2067\u2068\u2069\u202a\u202c\u200f\u061c"
    yield "invisible", "\u200b\u200c\u200d\u2060\ufeff\u00ad\u034f\U000e0041\ufe0f"
    yield "line_separators", "\u2028\u2029\x85\x0b\x0c"
    yield "other_digits", "٠١٢٣۰۱۲３²①Ⅷ" * 5
    yield "private_and_unassigned", "\ue000\U000f0000\U0010ffff\ufffe\uffff\u0378"
    yield "wide", "難民" * 200
    yield "burmese_and_tamil", "ဒုက္ခသည်அகதி" * 20
    yield "replacement", "\ufffd" * 100


def _markup() -> _Part:
    """Markup of the toolkit that draws, and of others."""
    yield "markup_close", "[/x][/]"
    yield "markup_click", "[@click=app.quit]q[/]"
    yield "markup_link", "[link=file:///etc/passwd]x[/link]"
    yield "markup_styles", "[bold red on white blink]"
    yield "html", "<script>window.close()</script><a href=javascript:0>"


def _pins() -> _Part:
    """Ways to abuse the box for the PIN; where there is none, the keys do what they do."""
    yield "pin_open_and_close", "\x05" * 51
    yield "pin_languages", "\x05" + "l\x1bOQ" * 20
    yield "pin_letters", "\x05letters!?/=\r\r\r"
    yield "pin_ten_thousand_digits", "\x05" + "7" * 10_000 + "\r"
    yield "pin_backspaces", "\x05" + "\x7f\b" * 30 + "1\x7f\r"
    yield "pin_empty", "\x05" + "\r" * 40
    yield "pin_too_short", "\x051\r"
    yield "pin_other_digits", "\x05٤٨٢٩١٥\r"
    yield "pin_pasted", "\x05\x1b[200~111222\x1b[201~\r"
    yield "pin_signs_of_numbers", "\x05-1\r+1\r1e9\r0x1\r"
    yield "pin_commands", "\x05/\x10qoyt?=cs\t\x03\x1a\x1c\x11"
    yield "pin_wrong_once", "\x05111222\r"
    yield "pin_keypad", "\x05\x1bOq\x1bOr\x1bOs\x1bOM"
    yield "pin_up_to_the_lock", "\x05" + "111222\r" * 6
    yield "pin_locked", "\x05" + "111222\r" * 7


def _parameters() -> _Part:
    """Sequences that are longer or odder than any that is meant."""
    yield "parameters_many", "\x1b[" + "1;" * 10_000 + "A"
    yield "parameter_long", "\x1b[" + "9" * 20_000 + "A"
    yield "parameter_long_unclosed", "\x1b[" + "9" * 20_000
    yield "parameters_odd", "\x1b[;;;;A\x1b[1:2:3A\x1b[<=>?A\x1b[1;A\x1b[;5A\x1b[1;0A\x1b[1;-2A"
    yield "intermediates", "\x1b[ !\"#$%&'()*+,-./A\x1b !\"#$%&'()*+,-./A\x1b(B\x1b)0"
    yield "modifier_huge", f"\x1b[1;{10**18}A\x1b[{10**18}~"
    yield "sequence_in_sequence", "\x1b[1;\x1b[1;\x1b[A\x1bO\x1b[B"


def _floods() -> _Part:
    """More than anybody can type, at once."""
    yield "flood_one_key", b"j" * MEGABYTE
    yield "flood_language", b"0" * (MEGABYTE // 10)
    yield "flood_arrows", b"\x1b[B\x1b[A" * (MEGABYTE // 6)
    yield "flood_escape", b"\x1b" * MEGABYTE
    yield "flood_brackets", b"\x1b[" * (MEGABYTE // 2)
    yield "flood_random", random.Random(20230629).randbytes(MEGABYTE)
    yield "flood_clicks", b"\x1b[<0;40;8M\x1b[<0;40;8m" * (MEGABYTE // 40)
    yield "flood_emoji", "👩‍👩‍👧‍👦".encode() * (MEGABYTE // 25)
    yield "flood_pin", b"\x051\r" * (MEGABYTE // 30)
    yield "flood_short", b"jk0\x1b" * 5000
