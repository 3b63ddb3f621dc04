"""`iomtui kiosk health`: says whether a person sees something on the screen of the kiosk."""

import time

from iomtui.cli.invocation import Invocation
from iomtui.cli.output import print_json, print_lines
from iomtui.exit_status import ExitStatus
from iomtui.i18n.templates import fill
from iomtui.kiosk.health import Health, boot_id, judge, read_heartbeat
from iomtui.parsing.sanitize import clean, one_line
from iomtui.storage import paths


def run_kiosk_health(invocation: Invocation) -> int:
    """Print the state of the kiosk of this user, or else of the service.

    The exit status is 0 if the terminal shows what is to be shown, and 1 if not.
    """
    beat = read_heartbeat((paths.heartbeat(), paths.SERVICE_HEARTBEAT))
    now = time.monotonic()
    health = judge(beat, now, boot_id())
    words = invocation.wording.kiosk_health
    values = {"pid": str(beat.pid), "seconds": str(int(now - beat.time))} if beat else {}
    message = fill(words[health], values)
    problem = one_line(clean(beat.content_problem)) if beat and beat.content_problem else None
    if invocation.arguments.json:
        is_running = health not in (Health.ENDED, Health.MISSING)
        drawn = beat.drawn if beat and is_running else None
        print_json(
            {
                "format": 1,
                "healthy": health is Health.DRAWN,
                "state": health,
                "message": message,
                "pid": beat and beat.pid,
                "version": beat and one_line(clean(beat.version)),
                "frames": beat and beat.frames,
                "drawn_seconds": None if drawn is None else round(now - drawn, 1),
                "content_problem": problem,
            }
        )
    else:
        print_lines([message, *([fill(words["content"], {"problem": problem})] if problem else [])])
    return ExitStatus.OK if health is Health.DRAWN else ExitStatus.ERROR
