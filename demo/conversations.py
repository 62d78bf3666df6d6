# ruff: noqa: E501 - a line of talk is a line
"""What the people of the demo say to each other. One line is (who, minutes since the line before, what, reactions), and what
comes with it. `@name` of somebody in the cast mentions them."""

from __future__ import annotations

from typing import NamedTuple


class Question(NamedTuple):
    text: str
    votes: dict[str, tuple[str, ...]]  # by option, who chose it


class Line(NamedTuple):
    who: str
    pause: float
    text: str
    reactions: dict[str, tuple[str, ...]] = {}  # noqa: RUF012 - read, never written
    answers: int = 0  # the line so many before it
    is_pinned: bool = False
    question: Question | None = None
    photos: tuple[str, ...] = ()
    sticker: str = ""
    earlier: tuple[str, ...] = ()  # what it said before each edit


CAST = {
    "mira": "Mira Okafor",
    "tomas": "Tomas Lind",
    "anya": "Аня Соколова",
    "priya": "Priya Raman",
    "jonas": "Jonas Weber",
    "lev": "Лев Орлов",
    "sofia": "Sofia Duarte",
    "hana": "Hana Sato",
    "bea": "Bea",
}
OWNER = "mira"
JOINED = {  # how many days ago
    "mira": 140,
    "tomas": 139,
    "hana": 121,
    "jonas": 96,
    "priya": 61,
    "anya": 58,
    "lev": 40,
    "sofia": 33,
    "bea": 6,
}

GENERAL = [
    Line(
        "mira",
        0,
        "Good morning, everyone. The kiln is booked for **Thursday 16:00**, so glaze what you can by then.",
        {"🔥": ("tomas", "priya", "hana")},
    ),
    Line("tomas", 3, "I have two bowls and a teapot that swears it is a teapot"),
    Line("tomas", 1, "> swears it is a teapot\nthe spout disagrees", {"😂": ("mira", "anya", "priya", "sofia")}),
    Line("priya", 12, "Could someone show me the celadon recipe again? The one from the spring workshop."),
    Line(
        "hana",
        4,
        "Here you go, from the wall:\n```\npotash feldspar   45\nsilica            25\nwhiting           18\nkaolin            11\niron oxide         1\n```\nSieve it **twice**. I did not, once. Once.",
        {"🙏": ("priya",), "💚": ("priya", "mira")},
        answers=1,
        is_pinned=True,
    ),
    Line("priya", 2, "saved! thank you Hana"),
    Line(
        "jonas",
        55,
        "The new shelves are up in the back room. `max 40 kg` each, please do not test me on that.",
        photos=("shelves.jpg",),
    ),
    Line("sofia", 6, "Jonas you are a hero", {"🏆": ("mira", "tomas", "hana", "priya", "anya")}),
    Line("anya", 190, "Who left the wheel running overnight? It is fine, but it looked *very* lonely."),
    Line("tomas", 2, "…"),
    Line("tomas", 0.5, "it may have been a person with a teapot"),
    Line(
        "mira",
        20,
        "Open evening on Saturday: we expect about thirty visitors. Sign up below if you can\n- welcome people at the door\n- keep an eye on the wheels\n- make tea",
        {"✋": ("tomas", "sofia", "lev"), "🍵": ("hana", "anya")},
    ),
    Line("lev", 34, "Я приду пораньше и помогу расставить столы."),
    Line("mira", 3, "Спасибо, Лев! 🙌"),
    Line(
        "bea",
        600,
        "Hello! I joined last week. @mira, is there still room at the beginners' table on Saturday?",
        {"👋": ("mira", "tomas", "hana", "sofia", "priya")},
    ),
    Line("hana", 5, "Always. Come at five, bring clothes that forgive.", answers=1),
    Line("sofia", 3, "and short nails 😄"),
    Line(
        "jonas",
        44,
        "For those who asked, the slides about firing curves: <https://example.org/firing-curves>. Short version: ~~faster is better~~ slower is better.",
    ),
    Line(
        "priya",
        9,
        "First celadon test came out! Pale green, one pinhole, I am __unreasonably__ happy.",
        {"🎉": ("mira", "hana", "tomas", "anya", "jonas"), "💚": ("hana", "sofia")},
    ),
    Line(
        "mira",
        6,
        "Before I order: what do we fire next month?",
        question=Question(
            "Next month's glaze",
            {
                "Celadon": ("hana", "priya", "anya"),
                "Tenmoku": ("tomas", "jonas"),
                "Shino": ("sofia",),
                "Salt": ("lev",),
            },
        ),
    ),
    Line("hana", 1, "you did sieve it twice", answers=2),
    Line("priya", 0.5, "I sieved it ||three times||", {"😂": ("hana", "tomas")}),
    Line(
        "mira",
        31,
        "Kiln is loaded. See you all on Saturday, and thank you for the shelves and the tea.",
        earlier=("Kiln is loaded. See you all on Friday!", "Kiln is loaded. See you all on Saturday!"),
    ),
    Line("tomas", 2, "the teapot made it in. back row, left. think of it."),
    Line("tomas", 0.5, "", sticker="Doubting teapot", reactions={"❤️": ("mira", "priya", "sofia")}),
]
GLAZES = [
    Line("hana", 0, "# Test tiles\nLabel them on the **back**, with the *date*."),
    Line("priya", 22, "Done: 16 tiles, 3 firings, one mystery.", {"😍": ("hana", "mira")}, photos=("test-tiles.jpg",)),
    Line("hana", 5, "every good series has a mystery, @mira wants to fire it again", {"🔍": ("priya", "mira")}),
    Line("jonas", 140, "Cobalt is back in stock, in the locked cupboard. Gloves, please."),
]
RUSSIAN = [
    Line("anya", 0, "Здесь можно по-русски 🙂 Кто едет на ярмарку в субботу?"),
    Line("lev", 7, "Я! Беру с собой *двенадцать* кружек и надежду.", {"☕": ("anya", "mira")}),
    Line("anya", 2, "Надежда продаётся отдельно. @mira, ты с нами?"),
    Line("lev", 1, "По ~~500~~ 300 ₽", {"😂": ("anya",)}),
]

GUILD = "Clay & Kiln"


class Room(NamedTuple):
    kind: str
    name: str
    topic: str = ""
    lines: tuple[Line, ...] = ()


CHANNELS = (
    Room("category", "Studio"),
    Room("text", "general", "Kiln bookings, open evenings and tea", tuple(GENERAL)),
    Room("text", "glazes", "Recipes, test tiles and the occasional mystery", tuple(GLAZES)),
    Room(
        "announcement",
        "announcements",
        "Dates and news of the studio",
        (
            Line(
                "mira",
                0,
                "The kiln fund has reached its goal. New elements arrive next week.",
                {"🔥": ("jonas", "hana")},
            ),
            Line(
                "mira",
                700,
                "@everyone Doors open on Saturday at 17:00. Friends are welcome.",
                {"🎉": ("tomas", "sofia")},
            ),
        ),
    ),
    Room("category", "After hours"),
    Room("text", "по-русски", "Всё о глине по-русски", tuple(RUSSIAN)),
    Room(
        "text",
        "show-and-tell",
        "What came out of the kiln, whole or not",
        (
            Line("sofia", 0, "A vase that leans. Intentionally, as of now.", {"❤️": ("hana", "priya")}),
            Line(
                "jonas",
                60,
                "Thursday night, cone 9. Nobody breathes.",
                {"🔥": ("mira", "tomas", "hana")},
                photos=("kiln-thursday.jpg",),
            ),
        ),
    ),
)
