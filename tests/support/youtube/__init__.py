"""A stand-in for YouTube, on loopback, that the unmodified yt-dlp talks to.

    from tests.support.youtube import YouTube
    from tests.support.youtube.scenarios import STANDARD

    with YouTube(STANDARD) as youtube:
        ...  # start a program with youtube.environ added to its environment
        assert len(youtube.requests) <= 13
        assert youtube.strangers == []

It is an HTTPS proxy that ends TLS itself, with a certificate made for the run, and answers in
YouTube's stead. What it shows is a `World` (world.py); what goes wrong on the way is part of it
(`World.wire`, wire.py). `youtube.show(world)` shows another one from then on. Ready-made worlds
are in scenarios.py and hostile.py.
"""

from tests.support.youtube.server import Request, YouTube
from tests.support.youtube.world import Channel, Video, World, video

__all__ = ["Channel", "Request", "Video", "World", "YouTube", "video"]
