"""The HTTP door to polls."""

from __future__ import annotations

from quart import Blueprint, Response

from backend.described import gives
from backend.polls import adding, closing, voting
from backend.polls.schemas import NewPoll, Poll, TakenBack, Vote, Voters, VotersQuery
from backend.polls.voters import list_voters, one_poll
from backend.web import answer, body, db, me, nothing, query

routes = Blueprint("polls", __name__, url_prefix="/api")


@routes.post("/messages/<id:message_id>/poll")
@gives(Poll, 201)
async def add_poll(message_id: int) -> Response:
    user, new = me("send"), await body(NewPoll)
    return answer(await db().write_bulk(adding.add_polls, user, message_id, new), 201)


@routes.get("/polls/<id:poll_id>")
@gives(Poll)
async def show_poll(poll_id: int) -> Response:
    return answer(await db().read(one_poll, me(), poll_id))


@routes.post("/polls/<id:poll_id>/vote")
@gives(Poll)
async def vote(poll_id: int) -> Response:
    return answer(await db().write(voting.vote, me("react"), poll_id, await body(Vote)))


@routes.delete("/polls/<id:poll_id>/vote")
async def take_vote_back(poll_id: int) -> Response:
    await db().write(voting.take_back, me("react"), poll_id, query(TakenBack).option_id)
    return nothing()


@routes.get("/polls/<id:poll_id>/votes/<option_id>")
@gives(Voters)
async def list_votes(poll_id: int, option_id: str) -> Response:
    asked = query(VotersQuery)
    return answer(await db().read(list_voters, me(), poll_id, option_id, asked))


@routes.post("/polls/<id:poll_id>/close")
@gives(Poll)
async def close_poll(poll_id: int) -> Response:
    return answer(await db().write(closing.close_poll, me("edit"), poll_id))
