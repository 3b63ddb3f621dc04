"""The helper is told of the environment what it needs, and nothing else."""

from __future__ import annotations

from iomtui.channel.environment import helper_environment

GIVEN = {
    "PATH": "/bin",
    "HOME": "/home/a",
    "LANG": "id_ID.UTF-8",
    "LC_ALL": "C",
    "TMPDIR": "/var/tmp",
    "HTTPS_PROXY": "http://proxy:1",
    "https_proxy": "http://proxy:2",
    "no_proxy": "localhost",
    "SSL_CERT_FILE": "/etc/ca.pem",
    "PYTHONPATH": "/opt/x",
    "PYTHONDONTWRITEBYTECODE": "1",
}


def test_what_it_needs_is_passed_on_as_it_is() -> None:
    added = {"PYTHONUTF8": "1", "YTDLP_NO_PLUGINS": "1"}
    assert helper_environment(GIVEN) == {**GIVEN, **added}


def test_what_could_change_it_or_is_a_secret_is_not() -> None:
    others = dict.fromkeys(
        (
            *("YTDLP_NO_PLUGINS", "PYTHONSTARTUP", "PYTHONBREAKPOINT", "LD_PRELOAD"),
            *("XDG_CONFIG_HOME", "SSH_AUTH_SOCK", "AWS_SECRET_ACCESS_KEY", "Https_Proxy", "path"),
        ),
        "",
    )
    assert helper_environment(GIVEN | others) == helper_environment(GIVEN)
