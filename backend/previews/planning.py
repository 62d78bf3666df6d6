"""When a message gets previews: after it was sent or edited, by an errand, so that nobody waits for somebody else's site."""

from __future__ import annotations

from msgspec.structs import replace
from sqlalchemy import select

from backend.db import Work
from backend.jobs.schedule import plan, plan_many
from backend.markdown import Found, find
from backend.messages.drafts import Draft
from backend.messages.extra import Extra, unpacked
from backend.messages.models import messages
from backend.messages.rewriting import rewrite
from backend.messages.schemas import Message
from backend.permissions.access import access_channel
from backend.permissions.bits import Permission
from backend.previews.keeping import use_pictures
from backend.previews.schemas import MOST_PREVIEWS, Embed

ERRAND = "show_previews"


def addresses_in(found: Found) -> list[str]:
    """The links of a message that want a preview."""
    wanted = (link.url for link in found.links if link.embed and link.url[:4].lower() == "http")
    return [url for url, _ in zip(wanted, range(MOST_PREVIEWS), strict=False)]


def arrive(work: Work, drafts: list[Draft]) -> None:
    linking = [
        draft for draft in drafts if draft.access.permissions & Permission.EMBED_LINKS and addresses_in(draft.found)
    ]
    if linking:
        plan_many(work, ERRAND, work.now, [{"message_id": draft.id} for draft in linking])


def redraft(work: Work, draft: Draft) -> None:
    """An edited message does not show any more what it links to no longer."""
    addresses = addresses_in(draft.found)
    kept = [embed for embed in draft.extra.embeds if embed.url in addresses]
    if kept != draft.extra.embeds:
        draft.extra.embeds = kept
        use_pictures(work, draft.id, kept)


def changed(work: Work, message: Message, found: Found) -> None:
    if len(addresses_in(found)) > len(message.embeds or ()):
        look_again(work, message)


def look_again(work: Work, message: Message) -> None:
    access = access_channel(work, message.author.id, message.channel_id)
    if access.permissions & Permission.EMBED_LINKS:
        plan(work, ERRAND, work.now, {"message_id": message.id}, key=f"previews:{message.id}")


def wanted_by(work: Work, message_id: int) -> list[str]:
    """None of a message that is gone, or whose previews were taken away."""
    row = work.execute(select(messages.c.content, messages.c.extra).where(messages.c.id == message_id)).one_or_none()
    return [] if row is None or unpacked(row.extra).hides_embeds else addresses_in(find(row.content))


def attach(work: Work, message_id: int, addresses: list[str], embeds: list[Embed]) -> None:
    """Nothing when the message wants something else by now: then another errand is on its way."""
    if wanted_by(work, message_id) == addresses:
        show(work, message_id, embeds)


def show(work: Work, message_id: int, embeds: list[Embed]) -> None:
    use_pictures(work, message_id, embeds)

    def change(extra: Extra) -> Extra:
        return replace(extra, embeds=embeds)

    rewrite(work, message_id, change)
