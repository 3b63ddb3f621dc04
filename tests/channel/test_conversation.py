"""Whatever the helper process does, or does not, asking ends in time and leaves nothing behind."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from iomtui.channel.conversation import ChannelError, Conversation, Patience
from iomtui.channel.protocol import Begin, Failed, List, Listed, Page, Signs, VideoDetails
from iomtui.youtube.report import Fault
from tests.support.processes import has_ended, started_by

RULES = Begin(budget=5, pause=0.0)
LIST = List(url="https://www.youtube.com/@IOMIndonesia")
VIDEO = "abcdefghijk"
PATIENT = Patience(60.0, 120.0)
BRIEF = Patience(0.05, 60.0)

PRELUDE = """
import os, sys
def say(line): os.write(1, line.encode('utf-8', 'surrogateescape') + b'\\n')
def asked(): return sys.stdin.readline()
"""
READY = PRELUDE + 'asked(); say(\'{"is": "ready", "version": "%s"}\' % os.getpid())\n'
ASKING = '{"is": "asking", "requests": %d}'
PAGE = '{"is": "page", "is_last": true, "videos": [{"is": "listed", "id": "abcdefghijk"}]}'
DETAILS = '{"is": "details", "id": "abcdefghijk", "title": "Burn the Past"}'
FAILED = '{"is": "failed", "signs": {"is": "signs", "status": 429}}'
FOR_EVER = "while True: asked() or os._exit(0)\n"


def command(script: str) -> tuple[str, ...]:
    """Return what starts a script in a hurry, as a helper."""
    return (sys.executable, "-I", "-S", "-c", script)


def answering(*lines: str) -> str:
    """Return a helper that answers a question with some lines, and then says no more."""
    return f"{READY}asked()\nfor line in {lines!r}: say(line)\n{FOR_EVER}"


def talk(script: str, patience: Patience = PATIENT) -> Conversation:
    return Conversation(command(script), {"PATH": os.environ["PATH"]}, patience=patience)


def fault_of(conversation: Conversation) -> Fault | None:
    """Return how asking a helper for a list ends; None if it answers."""
    try:
        with conversation:
            conversation.begin(RULES)
            conversation.turn(LIST, lambda _: None)
    except ChannelError as error:
        return error.fault
    return None


@pytest.fixture(autouse=True)
def _nothing_is_left() -> Iterator[None]:
    """Fail if a child, a thread or an open descriptor is left behind."""

    def there() -> set[str]:
        return {
            *(f"child {pid}" for pid in started_by(os.getpid())),
            *(f"thread {each.ident}" for each in threading.enumerate() if each.name == "helper"),
            *(f"descriptor {each.name}" for each in Path("/proc/self/fd").iterdir()),
        }

    before = there()
    yield
    assert there() <= before


def test_answers_come_to_questions_and_requests_are_heard() -> None:
    script = f"""{READY}
while question := asked():
    say('{ASKING % 1}')
    say('{ASKING % 2}')
    say('{DETAILS}' if 'look' in question else '{PAGE}')
"""
    heard: list[int] = []
    with talk(script) as conversation:
        assert conversation.begin(RULES).isdigit()
        page = conversation.turn(LIST, heard.append)
        assert page == Page(videos=(Listed(id=VIDEO),), is_last=True)
        assert conversation.look(VIDEO, heard.append) == VideoDetails(
            id=VIDEO, title="Burn the Past"
        )
    assert heard == [1, 2, 1, 2]


def test_a_question_that_has_no_answer_has_signs() -> None:
    with talk(answering(FAILED)) as conversation:
        conversation.begin(RULES)
        assert conversation.look(VIDEO, lambda _: None) == Failed(signs=Signs(status=429))


@pytest.mark.parametrize(
    "lines",
    [
        ("",),
        ("garbage",),
        ("{}",),
        ("[" * 5000,),
        ('{"is": "page"}',),
        ('{"is": "begin", "budget": 1, "pause": 1}',),
        ('{"is": "ready", "version": "x"}',),
        ("\udcff\udcfe",),
        (DETAILS,),
        (ASKING % 1, "null"),
    ],
)
def test_what_is_no_answer_ends_it(lines: tuple[str, ...]) -> None:
    assert fault_of(talk(answering(*lines))) is Fault.HELPER


def test_details_of_another_video_end_it() -> None:
    with talk(answering(DETAILS)) as conversation:
        conversation.begin(RULES)
        with pytest.raises(ChannelError) as caught:
            conversation.look("another-one", lambda _: None)
    assert caught.value.fault is Fault.HELPER


@pytest.mark.parametrize(
    ("script", "fault"),
    [
        (f'{PRELUDE}say(\'{{"is": "missing"}}\')', Fault.MISSING),
        (f"{PRELUDE}say('{PAGE}'); {FOR_EVER}", Fault.HELPER),
        ("", Fault.HELPER),
        ("import os; os.close(1); input(); input()", Fault.HELPER),
        (READY, Fault.HELPER),
        (f"{READY}asked(); os.write(1, b'{{')", Fault.HELPER),
        (f"{READY}asked(); os.kill(os.getpid(), 9)", Fault.HELPER),
        (answering(*(ASKING % number for number in range(1, 7))), Fault.BUDGET),
    ],
)
def test_a_helper_that_is_missing_or_dies_or_asks_too_much_ends_it(
    script: str, fault: Fault
) -> None:
    assert fault_of(talk(script)) is fault


def test_a_helper_that_cannot_be_started_ends_it() -> None:
    assert fault_of(Conversation(("/nonexistent/helper",), {})) is Fault.HELPER


def test_a_helper_that_says_nothing_at_all_is_not_waited_for() -> None:
    assert fault_of(talk(f"{PRELUDE}{FOR_EVER}", BRIEF)) is Fault.HELPER


class Clock:
    """A clock that goes on when it is told to."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_an_answer_that_does_not_come_is_not_waited_for() -> None:
    clock = Clock()
    with Conversation(command(answering()), {}, patience=PATIENT, clock=clock) as conversation:
        conversation.begin(RULES)
        clock.now += PATIENT.whole - 0.01
        with pytest.raises(ChannelError) as caught:
            conversation.turn(LIST, lambda _: None)
    assert caught.value.fault is Fault.TIMEOUT


def test_who_says_ever_more_is_not_listened_to_for_ever() -> None:
    clock = Clock()
    heard: list[int] = []

    def hear(requests: int) -> None:
        heard.append(requests)
        clock.now += 50.0

    script = answering(*[ASKING % 1] * 10)
    with Conversation(command(script), {}, patience=PATIENT, clock=clock) as conversation:
        conversation.begin(RULES)
        with pytest.raises(ChannelError) as caught:
            conversation.turn(LIST, hear)
    assert caught.value.fault is Fault.TIMEOUT
    assert heard == [1, 1, 1]


@pytest.mark.parametrize(
    "flood",
    [
        "os.write(1, b'x' * 65536)",
        'say(\'{"is": "asking", "requests": 1, "x": "%s"}\' % (\'x\' * 500_000))',
        "say('x' * 1_100_000)",
    ],
)
def test_a_flood_is_not_read_to_its_end(flood: str) -> None:
    assert fault_of(talk(f"{READY}\nwhile True: {flood}")) is Fault.HELPER


def test_a_helper_that_will_not_leave_is_ended_with_all_that_it_started() -> None:
    script = f"""
import signal, subprocess
for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP): signal.signal(number, signal.SIG_IGN)
{PRELUDE}
child = subprocess.Popen({command("import signal; signal.pause()")!r})
asked()
say('{{"is": "ready", "version": "%s %s"}}' % (os.getpid(), child.pid))
while True: pass
"""
    with talk(script) as conversation:
        helper, child = map(int, conversation.begin(RULES).split())
        assert not has_ended(helper, 0)
        assert not has_ended(child, 0)
    assert has_ended(helper)
    assert has_ended(child)


def test_a_helper_is_ended_when_whoever_asks_fails() -> None:
    def interrupted() -> int:
        with talk(answering()) as conversation:
            helper = int(conversation.begin(RULES))
            raise KeyboardInterrupt(helper)

    with pytest.raises(KeyboardInterrupt) as caught:
        interrupted()
    assert has_ended(caught.value.args[0])


def test_cancelling_ends_it_at_once_from_another_thread() -> None:
    is_asking = threading.Event()
    with talk(answering(ASKING % 1)) as conversation:
        helper = int(conversation.begin(RULES))

        def cancel() -> None:
            is_asking.wait()
            conversation.cancel()

        other = threading.Thread(target=cancel)
        other.start()
        with pytest.raises(ChannelError) as caught:
            conversation.turn(LIST, lambda _: is_asking.set())
        other.join()
        assert has_ended(helper)
    assert caught.value.fault is Fault.CANCELLED
    conversation.cancel()


def test_what_is_cancelled_before_it_begins_starts_nothing(tmp_path: Path) -> None:
    mark = tmp_path / "started"
    script = f"open({str(mark)!r}, 'w')"
    with talk(script) as conversation:
        conversation.cancel()
        with pytest.raises(ChannelError) as caught:
            conversation.begin(RULES)
    assert caught.value.fault is Fault.CANCELLED
    assert not mark.exists()


def test_cancelling_again_and_again_harms_nobody() -> None:
    def cancel_all(cancel: Callable[[], None]) -> None:
        threads = [threading.Thread(target=cancel) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    with talk(answering()) as conversation:
        conversation.begin(RULES)
        cancel_all(conversation.cancel)
    cancel_all(conversation.cancel)


def test_the_helper_has_the_environment_that_it_is_given_and_no_terminal() -> None:
    script = f"""{PRELUDE}
asked()
names = sorted(name for name in os.environ if name != "LC_CTYPE")
has_session = os.getsid(0) == os.getpid()
say('{{"is": "ready", "version": "%s %s"}}' % (names, has_session))
"""
    with Conversation(command(script), {"HOME": "/", "A": "b"}) as conversation:
        assert conversation.begin(RULES) == "['A', 'HOME'] True"
