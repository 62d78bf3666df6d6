from datetime import UTC, datetime

from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import event
from sqlalchemy.engine import Engine

db = SQLAlchemy()

VIEW_CHANNEL = 1 << 10
SEND_MESSAGES = 1 << 11
EVERYONE = VIEW_CHANNEL | SEND_MESSAGES


@event.listens_for(Engine, "connect")
def durable(connection, _record):
    """The same promise to the disk as the server under test."""
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=FULL")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.close()


def now():
    return datetime.now(UTC)


class User(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    username = db.Column(db.String(32), unique=True, nullable=False)
    email = db.Column(db.String(255), unique=True, nullable=False)
    password_hash = db.Column(db.String(255), nullable=False)
    created_at = db.Column(db.DateTime, default=now, nullable=False)

    def to_dict(self):
        return {
            "id": self.id,
            "username": self.username,
            "email": self.email,
            "created_at": self.created_at.isoformat() + "Z",
        }


class Guild(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    name = db.Column(db.String(100), nullable=False)
    owner_id = db.Column(db.Integer, db.ForeignKey("user.id"))
    channels = db.relationship("Channel", back_populates="guild", order_by="Channel.position")


class Role(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    guild_id = db.Column(db.Integer, db.ForeignKey("guild.id"), nullable=False, index=True)
    name = db.Column(db.String(100), nullable=False)
    permissions = db.Column(db.BigInteger, default=EVERYONE, nullable=False)


class Membership(db.Model):
    guild_id = db.Column(db.Integer, db.ForeignKey("guild.id"), primary_key=True)
    user_id = db.Column(db.Integer, db.ForeignKey("user.id"), primary_key=True)
    role_id = db.Column(db.Integer, db.ForeignKey("role.id"), nullable=False)


class Channel(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    guild_id = db.Column(db.Integer, db.ForeignKey("guild.id"), nullable=False, index=True)
    name = db.Column(db.String(100), nullable=False)
    type = db.Column(db.String(20), default="text", nullable=False)
    position = db.Column(db.Integer, default=0, nullable=False)
    guild = db.relationship("Guild", back_populates="channels")

    def to_dict(self):
        return {"id": self.id, "name": self.name, "type": self.type, "position": self.position}


class Message(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    channel_id = db.Column(db.Integer, db.ForeignKey("channel.id"), nullable=False, index=True)
    user_id = db.Column(db.Integer, db.ForeignKey("user.id"), nullable=False)
    content = db.Column(db.Text, nullable=False)
    timestamp = db.Column(db.DateTime, default=now, nullable=False)
    pinned = db.Column(db.Boolean, default=False, nullable=False)
    user = db.relationship("User")

    def to_dict(self):
        return {
            "id": self.id,
            "channel_id": self.channel_id,
            "content": self.content,
            "username": self.user.username,
            "timestamp": self.timestamp.isoformat() + "Z",
            "pinned": self.pinned,
            "files": [],
        }
