"""Lists of videos as YouTube's pages have them: channels, and their further pages."""

from __future__ import annotations

from typing import Any

from tests.support.youtube.world import Channel, Video, World


def channel_data(world: World, channel: Channel, tab: str) -> dict[str, Any]:
    """Return the data of the page of a channel."""
    if channel.alert:
        alert = {"type": "ERROR", "text": {"simpleText": channel.alert}}
        return {"alerts": [{"alertRenderer": alert}]}
    if channel.sends_to:
        action = {"navigateAction": {"endpoint": _goes_to(channel.sends_to)}}
        return {"onResponseReceivedActions": [action]}
    return {
        "metadata": {"channelMetadataRenderer": {"title": channel.name, "externalId": channel.id}},
        "contents": {"twoColumnBrowseResultsRenderer": {"tabs": _tabs(world, channel, tab)}},
    }


def _tabs(world: World, channel: Channel, tab: str) -> list[Any]:
    names = ["featured", "videos"] if channel.has_videos_tab else ["featured"]
    selected = tab if tab in names else "featured"
    return [_tab(world, channel, name, is_selected=name == selected) for name in names]


def _tab(world: World, channel: Channel, name: str, *, is_selected: bool) -> dict[str, Any]:
    contents = further(world, channel, 0) if is_selected and name == "videos" else []
    return {
        "tabRenderer": {
            "title": {"featured": "Home", "videos": "Videos"}[name],
            "selected": is_selected,
            "endpoint": _goes_to(f"/{channel.handle}/{name}"),
            "content": {"richGridRenderer": {"contents": contents}},
        }
    }


def further(world: World, channel: Channel, start: int) -> list[Any]:
    """Return a page of a list from a place in it on, and what asks for the next."""
    end = start + world.page_size
    items: list[Any] = [_item(world, video) for video in channel.videos[start:end]]
    if end < len(channel.videos):
        items.append(_rest(f"{channel.id} {end}"))
    return items


def continuation(world: World, token: str) -> dict[str, Any]:
    """Return the further page that was asked for."""
    name, _, start = token.partition(" ")
    channel = world.channel(name)
    assert channel
    action = {"continuationItems": further(world, channel, int(start))}
    return {"onResponseReceivedActions": [{"appendContinuationItemsAction": action}]}


def _rest(token: str) -> dict[str, Any]:
    endpoint = {"continuationCommand": {"token": token}}
    return {"continuationItemRenderer": {"continuationEndpoint": endpoint}}


def _item(world: World, video: Video) -> dict[str, Any]:
    name = "tileViewModel" if world.layout == "renamed" else "lockupViewModel"
    return {"richItemRenderer": {"content": {name: _lockup(video)}}}


def _lockup(video: Video) -> dict[str, Any]:
    badges = [{"thumbnailBadgeViewModel": {"text": _length(video)}}]
    overlay = {"thumbnailBottomOverlayViewModel": {"badges": badges}}
    parts = [{"text": {"content": text}} for text in (_watched(video), video.age)]
    parts[-1]["accessibilityLabel"] = {"content": video.age}
    row: dict[str, Any] = {"metadataParts": parts}
    if video.state == "members":
        row["badges"] = [{"badgeViewModel": {"badgeStyle": "BADGE_MEMBERS_ONLY"}}]
    return {
        "contentId": video.id,
        "contentType": "LOCKUP_CONTENT_TYPE_VIDEO",
        "contentImage": {"thumbnailViewModel": {"overlays": [overlay]}},
        "metadata": {
            "lockupMetadataViewModel": {
                "title": {"content": video.title},
                "metadata": {"contentMetadataViewModel": {"metadataRows": [row]}},
            }
        },
    }


def _goes_to(path: str) -> dict[str, Any]:
    return {"commandMetadata": {"webCommandMetadata": {"url": path}}}


def _length(video: Video) -> str:
    if video.state == "upcoming":
        return "Upcoming"
    minutes, seconds = divmod(video.seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def _watched(video: Video) -> str:
    """Return how often a video was watched, rounded as a list has it."""
    for size, letter in ((1_000_000, "M"), (1_000, "K")):
        if video.views >= size:
            share = video.views / size
            return f"{share:.1f}{letter} views" if share < 10 else f"{int(share)}{letter} views"
    return f"{video.views} views"
