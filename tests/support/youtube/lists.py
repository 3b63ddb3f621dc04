"""Lists of videos as YouTube's pages have them: channels, playlists, and their further pages."""

from __future__ import annotations

from typing import Any

from tests.support.youtube.world import Channel, Playlist, Video, World

_NAMES = {"lockupViewModel": "tileViewModel", "videoRenderer": "tile"}
"""Other names for what a changed layout has."""


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


def playlist_data(world: World, playlist: Playlist) -> dict[str, Any]:
    """Return the data of the page of a playlist."""
    owner = playlist.owner
    section = {"playlistVideoListRenderer": {"contents": further(world, playlist, 0)}}
    browse = {"browseId": owner.id, "canonicalBaseUrl": f"/{owner.handle}"}
    named = {"text": owner.name, "navigationEndpoint": {"browseEndpoint": browse}}
    sections = {"contents": [{"itemSectionRenderer": {"contents": [section]}}]}
    return {
        "metadata": {"playlistMetadataRenderer": {"title": playlist.title}},
        "header": {
            "playlistHeaderRenderer": {
                "playlistId": playlist.id,
                "privacy": "PUBLIC",
                "ownerText": {"runs": [named]},
            }
        },
        "contents": {
            "twoColumnBrowseResultsRenderer": {
                "tabs": [
                    {
                        "tabRenderer": {
                            "selected": True,
                            "content": {"sectionListRenderer": sections},
                        }
                    }
                ]
            }
        },
    }


def further(world: World, source: Channel | Playlist, start: int) -> list[Any]:
    """Return a page of a list from a place in it on, and what asks for the next."""
    end = start + world.page_size
    item = _playlist_item if isinstance(source, Playlist) else _channel_item
    items: list[Any] = [item(world, video) for video in source.videos[start:end]]
    if end < len(source.videos):
        items.append(_rest(f"{source.id} {end}"))
    return items


def continuation(world: World, token: str) -> dict[str, Any] | None:
    """Return the further page that was asked for; None if there is no such list."""
    name, _, start = token.partition(" ")
    source = world.channel(name) or world.playlist(name)
    if source is None:
        return None
    action = {"continuationItems": further(world, source, int(start))}
    return {"onResponseReceivedActions": [{"appendContinuationItemsAction": action}]}


def _rest(token: str) -> dict[str, Any]:
    endpoint = {"continuationCommand": {"token": token}}
    return {"continuationItemRenderer": {"continuationEndpoint": endpoint}}


def _channel_item(world: World, video: Video) -> dict[str, Any]:
    if world.layout == "older":
        content = {"videoRenderer": _renderer(video)}
    else:
        content = {"lockupViewModel": _lockup(video)}
    if world.layout == "renamed":
        content = {_NAMES[name]: value for name, value in content.items()}
    return {"richItemRenderer": {"content": content}}


def _playlist_item(world: World, video: Video) -> dict[str, Any]:
    name = "playlistTile" if world.layout == "renamed" else "playlistVideoRenderer"
    return {name: {**_renderer(video), "lengthSeconds": str(video.seconds)}}


def _lockup(video: Video) -> dict[str, Any]:
    badges = [{"thumbnailBadgeViewModel": {"text": _length(video)}}]
    overlay = {"thumbnailBottomOverlayViewModel": {"badges": badges}}
    said = [{"text": {"content": text}} for text in (_watched(video), video.age)]
    said[-1]["accessibilityLabel"] = {"content": video.age}
    row: dict[str, Any] = {"metadataParts": said}
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


def _renderer(video: Video) -> dict[str, Any]:
    return {
        "videoId": video.id,
        "title": {"runs": [{"text": video.title}]},
        "lengthText": {"simpleText": _length(video)},
        "viewCountText": {"simpleText": _watched(video)},
        "publishedTimeText": {"simpleText": video.age},
        "navigationEndpoint": _goes_to(f"/watch?v={video.id}"),
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
