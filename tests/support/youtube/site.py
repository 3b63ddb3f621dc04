"""What the stand-in for YouTube answers to a request, without what goes wrong on the way."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import parse_qs, urlsplit

from tests.support.youtube.details import player_data, watch_data
from tests.support.youtube.lists import channel_data, continuation
from tests.support.youtube.wire import Answer, as_json, html
from tests.support.youtube.world import World

_API = "/youtubei/v1/"
_NOT_FOUND = {"error": {"code": 404, "message": "Requested entity was not found."}}


def answer(world: World, path: str, body: bytes) -> Answer:
    """Return what YouTube answers to a request for a path, with a body if something is sent."""
    parts = urlsplit(path)
    if parts.path.startswith(_API):
        return _api(world, parts.path.removeprefix(_API), json.loads(body or b"{}"))
    query = {name: values[0] for name, values in parse_qs(parts.query).items()}
    if parts.path == "/watch":
        player, rest = watch_data(world, query.get("v", ""))
        return _page(world, rest, player)
    data = _list(world, parts.path)
    return html("<title>404 Not Found</title>", 404) if data is None else _page(world, data)


def _list(world: World, path: str) -> dict[str, Any] | None:
    names = [name for name in path.strip("/").split("/") if name not in {"channel", "c", "user"}]
    channel = world.channel(names[0])
    tab = names[1] if len(names) > 1 else "featured"
    return channel_data(world, channel, tab) if channel else None


def _api(world: World, name: str, asked: dict[str, Any]) -> Answer:
    if world.layout == "garbled":
        return Answer(200, as_json({}).kind, b'{"contents": <<')
    data: dict[str, Any] | None = None
    if name == "player":
        data = player_data(world, asked["videoId"])
    elif name == "browse" and "continuation" in asked:
        data = continuation(world, asked["continuation"])
    elif name == "navigation/resolve_url":
        data = _resolved(world, asked["url"])
    elif name == "next":
        data = watch_data(world, asked["videoId"])[1]
    return as_json(_NOT_FOUND, 404) if data is None else as_json(data)


def _resolved(world: World, url: str) -> dict[str, Any] | None:
    """Return where an address leads; what stands in `params` is ours."""
    names = [name for name in urlsplit(url).path.strip("/").split("/") if name != "channel"]
    channel = world.channel(names[0])
    if channel is None:
        return None
    endpoint = {"browseId": channel.id, "params": names[1] if len(names) > 1 else ""}
    return {"endpoint": {"browseEndpoint": endpoint}}


def _page(world: World, data: dict[str, Any], player: dict[str, Any] | None = None) -> Answer:
    scripts = [f"var ytInitialData = {_written(world, data)};"]
    if player is not None:
        scripts.append(f"var ytInitialPlayerResponse = {_written(world, player)};")
    body = "".join(f"<script>{script}</script>" for script in scripts)
    return html(
        f"<!DOCTYPE html><html><head><title>YouTube</title></head><body>{body}</body></html>"
    )


def _written(world: World, data: dict[str, Any]) -> str:
    """Return data as it stands in a page, where it may not end the script."""
    text = json.dumps(data).replace("<", "\\u003c")
    return text.replace('"', "'") if world.layout == "garbled" else text
