"""The demo's pictures, put where an installation keeps its own."""

from __future__ import annotations

import asyncio
import secrets
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from PIL import Image

from backend.config import Settings
from backend.files import actions
from backend.files.looks import Looks
from backend.files.schemas import Details
from backend.files.store import Store
from backend.files.studio import Studio
from demo import drawings, marks, teapots

Run = Callable[..., Any]
MARKS = ("loaf", "moon", "press")
EMOJIS = ("pot", "kiln", "teacup", "drip")
STICKERS = {  # what each says of itself
    "Proud teapot": "It holds water",
    "Doubting teapot": "The spout disagrees",
    "Sleeping teapot": "Firing until Friday",
    "Startled teapot": "Somebody opened the kiln",
    "Teapot in love": "With a glaze, mostly",
}
PHOTOS: dict[str, tuple[Callable[[], Image.Image], str]] = {
    "shelves.jpg": (drawings.shelf, "Pots of many glazes on the two new shelves"),
    "test-tiles.jpg": (drawings.tiles, "Sixteen test tiles, from pale green to almost black"),
    "kiln-thursday.jpg": (drawings.kiln_at_night, "The kiln at night, three vases glowing inside"),
}
SKIN = {
    "pale": (244, 214, 190),
    "light": (238, 200, 172),
    "tan": (214, 168, 132),
    "brown": (166, 116, 84),
    "dark": (130, 88, 64),
}
HAIR = {
    "black": (34, 28, 28),
    "brown": (88, 58, 40),
    "red": (156, 86, 50),
    "fair": (212, 182, 124),
    "grey": (168, 164, 160),
}
FACES = {  # background, skin, hair, style
    "mira": ((94, 148, 138), "dark", "black", 2),
    "tomas": ((196, 152, 112), "light", "red", 0),
    "anya": ((150, 158, 196), "pale", "brown", 1),
    "priya": ((214, 160, 84), "brown", "black", 1),
    "jonas": ((124, 146, 124), "light", "fair", 0),
    "lev": ((108, 124, 150), "pale", "grey", 0),
    "sofia": ((204, 126, 116), "tan", "black", 1),
    "hana": ((176, 168, 140), "pale", "black", 2),
}


def keep_media(settings: Settings) -> dict[str, str]:
    """Faces, the guild's mark, emojis and stickers: name -> address."""
    made = {
        f"face {name}": ("avatar", drawings.face(back, SKIN[skin], HAIR[hair], style))
        for name, (back, skin, hair, style) in FACES.items()
    }
    made |= {f"emoji {name}": ("emoji", drawings.emoji(name)) for name in EMOJIS}
    made |= {f"sticker {name}": ("sticker", teapots.teapot(name)) for name in STICKERS}
    made |= {f"mark {name}": ("icon", marks.mark(name)) for name in MARKS}
    made |= {"icon": ("icon", drawings.guild_mark()), "banner": ("banner", drawings.banner())}
    return asyncio.run(_put(Store(settings.storage), made))


async def _put(store: Store, made: Mapping[str, tuple[str, Image.Image]]) -> dict[str, str]:
    addresses = {}
    for name, (kind, image) in made.items():
        key = f"media/{kind}/{secrets.token_hex(16)}.webp"
        await store.put(key, drawings.webp(image))
        addresses[name] = f"/{key}"
    return addresses


def keep_photo(settings: Settings, run: Run, user_id: int, name: str) -> int:
    """As an upload of this person's; its id."""
    draw, alt = PHOTOS[name]
    return asyncio.run(_keep_photo(settings, run, user_id, name, drawings.jpeg(draw()), alt))


async def _keep_photo(settings: Settings, run: Run, user_id: int, name: str, data: bytes, alt: str) -> int:
    key, store, studio = secrets.token_hex(16), Store(settings.storage), Studio()
    id: int = run(actions.reserve, user_id, key, name, len(data), Details(alt=alt), 0)
    with tempfile.TemporaryDirectory(prefix="guildhall-demo-") as folder:
        source = Path(folder) / key
        source.write_bytes(data)
        path, details = await Looks(store, studio).of(source, key, "image/jpeg", Details(alt=alt))
        size = path.stat().st_size
        await store.put(actions.place_of(key), path.read_bytes())
    await studio.close()
    run(actions.finish, id, name, size, "image/jpeg", details)
    return id
