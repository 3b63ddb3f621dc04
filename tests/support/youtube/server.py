"""The stand-in for YouTube as the network has it: a proxy on loopback that ends TLS itself."""

from __future__ import annotations

import socket
import struct
import threading
import time
from collections import Counter
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from socketserver import ThreadingTCPServer
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import NamedTuple, cast

from tests.support.youtube.certificates import HOSTS, Certificates
from tests.support.youtube.site import answer
from tests.support.youtube.wire import Fault, Times
from tests.support.youtube.world import World


class Request(NamedTuple):
    """A request that reached the stand-in."""

    host: str
    method: str
    path: str
    at: float
    """When it came, in seconds of `time.monotonic`."""


class YouTube:
    """A stand-in for YouTube: `with YouTube(world) as youtube`, and `youtube.environ` to a program.

    What it shows can be changed while it runs (`show`), which is much cheaper than another one.
    """

    def __init__(self, world: World | None = None) -> None:
        """Prepare to show a world."""
        self.world = world or World()
        self.requests: list[Request] = []
        """The requests that reached it, in order."""
        self.strangers: list[str] = []
        """The other hosts that somebody wanted to reach through it, and could not."""
        self.ends = threading.Event()
        """Set when it ends, so that nothing waits any longer."""
        self.asked = threading.Condition()
        """Told of each request."""
        self.certificates = Certificates()
        self._faults: Counter[str] = Counter()
        self._folder = TemporaryDirectory(prefix="youtube-")
        self._server = _Server(("127.0.0.1", 0), _Handler)
        self._server.youtube = self
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,))

    def __enter__(self) -> YouTube:
        self.certificates.write_authority(self._authority)
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.ends.set()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()
        self._folder.cleanup()

    @property
    def environ(self) -> dict[str, str]:
        """The environment with which a program takes this for YouTube."""
        host, port = self._server.server_address[:2]
        if self.world.proxy == "absent":
            port = _unused_port()
        proxy = f"http://{cast(str, host)}:{port}"
        names = ("https_proxy", "http_proxy", "all_proxy")
        proxies = {name: proxy for low in names for name in (low, low.upper())}
        return {**proxies, "no_proxy": "", "NO_PROXY": "", "SSL_CERT_FILE": str(self._authority)}

    def show(self, world: World) -> None:
        """Show another world from now on, and forget what was asked."""
        with self.asked:
            self.world = world
            self.requests.clear()
            self.strangers.clear()
            self._faults.clear()

    def wait_for(self, requests: int, seconds: float = 30.0) -> None:
        """Wait until so many requests have come; fail if they do not."""
        with self.asked:
            assert self.asked.wait_for(lambda: len(self.requests) >= requests, seconds), (
                f"only {len(self.requests)} of {requests} requests came"
            )

    def note(self, request: Request) -> Fault | None:
        """Take note of a request, and return what goes wrong with it."""
        with self.asked:
            self.requests.append(request)
            self.asked.notify_all()
            fitting = [start for start in self.world.wire if request.path.startswith(start)]
            if not fitting:
                return None
            start = max(fitting, key=len)
            self._faults[start] += 1
            fault = self.world.wire[start]
            is_over = isinstance(fault, Times) and self._faults[start] > fault.times
            return None if is_over else fault

    @property
    def _authority(self) -> Path:
        return Path(self._folder.name) / "authority.pem"


class _Server(ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True
    request_queue_size = 32
    youtube: YouTube

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: a client may leave at any time."""


class _Handler(BaseHTTPRequestHandler):
    """One connection: a tunnel first, then TLS, then a request."""

    protocol_version = "HTTP/1.1"
    server: _Server
    host = ""

    def do_CONNECT(self) -> None:
        youtube = self.server.youtube
        self.host = self.path.rpartition(":")[0]
        if self.host not in HOSTS:
            youtube.strangers.append(self.host)
        if self.host not in HOSTS or youtube.world.proxy == "refuses":
            self.send_error(403)
            return
        self.send_response_only(200)
        self.end_headers()
        context = youtube.certificates.context(youtube.world.certificate)
        self.connection = context.wrap_socket(self.connection, server_side=True)
        self.rfile, self.wfile = self.connection.makefile("rb"), self.connection.makefile("wb", 0)
        self.close_connection = False

    def do_GET(self) -> None:
        """Answer, or do what goes wrong instead."""
        self.close_connection = True
        if not self.host:
            self.server.youtube.strangers.append(self.path)
            self.send_error(403)
            return
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        youtube = self.server.youtube
        fault = youtube.note(Request(self.host, self.command, self.path, time.monotonic()))
        whole = answer(youtube.world, self.path, body)
        if fault:
            fault.spoil(whole, self)
        else:
            self.send(whole.encoded())

    do_POST = do_GET  # noqa: N815 - http.server's own name

    def send(self, data: bytes) -> None:
        self.connection.sendall(data)

    def wait(self, seconds: float | None = None) -> bool:
        """Wait, and tell whether the stand-in ends."""
        return self.server.youtube.ends.wait(seconds)

    def reset(self) -> None:
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        for end in (self.rfile, self.wfile, self.connection):
            end.close()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def _unused_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
