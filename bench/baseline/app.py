"""The seed's stack done plainly: Flask, Flask-SocketIO, SQLAlchemy and SQLite, as its README asks for.

Neither crippled nor tuned: one query for the rights, one commit per message before it is shown, the library's own emit.
`ASYNC_MODE` chooses Flask-SocketIO's `threading` or `gevent`.
"""

import os

if os.environ.get("ASYNC_MODE") == "gevent":
    from gevent import monkey

    monkey.patch_all()

import logging
import re
import secrets
from functools import wraps
from pathlib import Path

from flask import Flask, jsonify, request, session
from flask_socketio import SocketIO, emit, join_room
from models import SEND_MESSAGES, VIEW_CHANNEL, Channel, Guild, Membership, Message, Role, User, db
from werkzeug.security import check_password_hash, generate_password_hash

ROOM = re.compile(r"g:(\d+):c:(\d+)")

app = Flask(__name__)
app.config["SECRET_KEY"] = os.environ["SECRET_KEY"]
app.config["SQLALCHEMY_DATABASE_URI"] = f"sqlite:///{Path(os.environ['DATA_DIR']).resolve() / 'baseline.db'}"
app.config["SQLALCHEMY_ENGINE_OPTIONS"] = {"connect_args": {"timeout": 30}}
socketio = SocketIO(async_mode=os.environ.get("ASYNC_MODE", "threading"))
db.init_app(app)
socketio.init_app(app)


def signed_in(view):
    @wraps(view)
    def checked(*args, **kwargs):
        if "user_id" not in session:
            return jsonify(error="not signed in"), 401
        if request.method != "GET" and request.headers.get("X-CSRF-Token") != session.get("csrf_token"):
            return jsonify(error="CSRF token missing"), 403
        return view(*args, **kwargs)

    return checked


def access_channel(user_id, channel_id, needs):
    """The channel, or None when this user lacks the right."""
    found = db.session.execute(
        db.select(Channel, Role.permissions)
        .join(Membership, Membership.guild_id == Channel.guild_id)
        .join(Role, Role.id == Membership.role_id)
        .where(Channel.id == channel_id, Membership.user_id == user_id)
    ).first()
    return found[0] if found and found[1] & needs == needs else None


def create_message(user_id, channel_id, content):
    content = content.strip() if isinstance(content, str) else ""
    if not 1 <= len(content) <= 4000:
        return None
    message = Message(channel_id=channel_id, user_id=user_id, content=content)
    db.session.add(message)
    db.session.commit()
    return message.to_dict()


@app.get("/healthz")
def healthz():
    return jsonify(status="ok")


@app.post("/api/register")
def register():
    data = request.get_json()
    if db.session.scalar(db.select(User.id).filter_by(username=data["username"])):
        return jsonify(error="username taken"), 409
    user = User(username=data["username"], email=data["email"], password_hash=generate_password_hash(data["password"]))
    db.session.add(user)
    db.session.flush()
    everyone = db.session.scalar(db.select(Role).filter_by(guild_id=1))
    db.session.add(Membership(guild_id=1, user_id=user.id, role_id=everyone.id))
    db.session.commit()
    return jsonify(user.to_dict()), 201


@app.post("/api/login")
def login():
    data = request.get_json()
    user = db.session.scalar(db.select(User).filter_by(username=data["username"]))
    if user is None or not check_password_hash(user.password_hash, data["password"]):
        return jsonify(error="wrong name or password"), 401
    session["user_id"] = user.id
    session["csrf_token"] = secrets.token_hex(16)
    return jsonify(id=user.id, username=user.username, email=user.email, csrf_token=session["csrf_token"])


@app.post("/api/guilds")
@signed_in
def create_guild():
    guild = Guild(name=request.get_json()["name"], owner_id=session["user_id"])
    guild.channels.append(Channel(name="general"))
    db.session.add(guild)
    db.session.flush()
    everyone = Role(guild_id=guild.id, name="everyone")
    db.session.add(everyone)
    db.session.flush()
    db.session.add(Membership(guild_id=guild.id, user_id=session["user_id"], role_id=everyone.id))
    db.session.commit()
    return jsonify(id=guild.id, name=guild.name, channels=[channel.to_dict() for channel in guild.channels]), 201


@app.get("/api/channels/<int:channel_id>/messages")
@signed_in
def read_messages(channel_id):
    if access_channel(session["user_id"], channel_id, VIEW_CHANNEL) is None:
        return jsonify(error="not found"), 404
    page = db.paginate(
        db.select(Message).filter_by(channel_id=channel_id).order_by(Message.id.desc()), max_per_page=100
    )
    return jsonify(
        messages=[message.to_dict() for message in reversed(page.items)],
        pagination={"page": page.page, "limit": page.per_page, "total": page.total, "pages": page.pages},
    )


@socketio.on("connect")
def on_connect(_auth=None):
    return "user_id" in session


def room_of(data):
    """The room's name and channel, or None for a name that is not a room's."""
    match = ROOM.fullmatch(str(data.get("room")))
    return (match.group(), int(match.group(2))) if match else (None, None)


@socketio.on("join_room")
def on_join_room(data):
    room, channel_id = room_of(data)
    if room is None or access_channel(session["user_id"], channel_id, VIEW_CHANNEL) is None:
        return {"ok": False, "error": "not found"}
    join_room(room)
    return {"ok": True, "room": room}


@socketio.on("send_message")
def on_send_message(data):
    room, channel_id = room_of(data)
    if room is None or access_channel(session["user_id"], channel_id, SEND_MESSAGES) is None:
        return {"ok": False, "error": "not found"}
    message = create_message(session["user_id"], channel_id, data.get("content"))
    if message is None:
        return {"ok": False, "error": "not valid"}
    emit("new_message", message | {"room": room}, to=room)
    return {"ok": True, "message": message}


def create_database():
    db.create_all()
    if db.session.get(Guild, 1) is None:
        db.session.add(Guild(id=1, name="Welcome", channels=[Channel(id=1, name="general")]))
        db.session.flush()
        db.session.add(Role(guild_id=1, name="everyone"))
        db.session.commit()


if __name__ == "__main__":
    logging.getLogger("werkzeug").setLevel(logging.WARNING)
    with app.app_context():
        create_database()
    if socketio.async_mode == "threading":
        socketio.run(app, host="127.0.0.1", port=int(os.environ["PORT"]), allow_unsafe_werkzeug=True)
    else:
        socketio.run(app, host="127.0.0.1", port=int(os.environ["PORT"]))
