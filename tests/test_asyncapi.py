"""The socket API describes itself whole, in a document that AsyncAPI's tools can read, and what really happens fits it."""

import unittest

import jsonschema_rs
from described import references
from support import GuildhallTest

from backend import app as application
from backend.manual.asyncapi import sent_events

REFERENCE = {
    "type": "object",
    "properties": {"$ref": {"type": "string", "pattern": "^#/"}},
    "required": ["$ref"],
    "additionalProperties": False,
}
WORDS = {"type": "string", "pattern": r"^[A-Z`].*\S$"}

# The rules of AsyncAPI 3.0.0 for what we use of it. https://www.asyncapi.com/docs/reference/specification/v3.0.0
RULES = {
    "type": "object",
    "required": ["asyncapi", "info"],
    "properties": {
        "asyncapi": {"const": "3.0.0"},
        "info": {
            "required": ["title", "version"],
            "properties": {"title": WORDS, "version": {"type": "string"}, "license": {"required": ["name"]}},
        },
        "defaultContentType": {"const": "application/json"},
        "servers": {
            "propertyNames": {"pattern": r"^[A-Za-z0-9_\-]+$"},
            "additionalProperties": {
                "required": ["host", "protocol"],
                "properties": {
                    "host": {"type": "string", "pattern": "^[^/]+$"},
                    "pathname": {"type": "string", "pattern": "^/"},
                    "protocol": {"enum": ["ws", "wss"]},
                    "description": {"type": "string"},
                    "security": {"type": "array", "items": REFERENCE},
                },
                "additionalProperties": False,
            },
        },
        "channels": {
            "additionalProperties": {
                "properties": {
                    "address": {"type": ["string", "null"]},
                    "title": {"type": "string"},
                    "description": {"type": "string"},
                    "servers": {"type": "array", "items": REFERENCE, "uniqueItems": True},
                    "messages": {"type": "object", "additionalProperties": REFERENCE},
                },
                "additionalProperties": False,
            }
        },
        "operations": {
            "additionalProperties": {
                "required": ["action", "channel"],
                "properties": {
                    "action": {"enum": ["send", "receive"]},
                    "channel": REFERENCE,
                    "summary": WORDS,
                    "description": {"type": "string"},
                    "messages": {"type": "array", "items": REFERENCE},
                    "reply": {
                        "properties": {"channel": REFERENCE, "messages": {"type": "array", "items": REFERENCE}},
                        "additionalProperties": False,
                    },
                },
                "additionalProperties": False,
            }
        },
        "components": {
            "properties": {
                "schemas": {"propertyNames": {"pattern": r"^[\w.\-]+$"}},
                "messages": {
                    "propertyNames": {"pattern": r"^[\w.\-]+$"},
                    "additionalProperties": {
                        "required": ["name", "payload"],
                        "properties": {"name": {"type": "string"}, "summary": WORDS, "payload": {"type": "object"}},
                        "propertyNames": {"enum": ["name", "title", "summary", "description", "payload", "x-offset"]},
                    },
                },
                "securitySchemes": {
                    "additionalProperties": {
                        "required": ["type"],
                        "properties": {"type": {"enum": ["apiKey", "httpApiKey", "http"]}},
                        "allOf": [
                            {
                                "if": {"properties": {"type": {"const": "httpApiKey"}}},
                                "then": {
                                    "required": ["name", "in"],
                                    "properties": {"in": {"enum": ["query", "header", "cookie"]}},
                                },
                            },
                            {
                                "if": {"properties": {"type": {"const": "apiKey"}}},
                                "then": {"required": ["in"], "properties": {"in": {"enum": ["user", "password"]}}},
                            },
                        ],
                    }
                },
            },
            "additionalProperties": False,
        },
    },
    "additionalProperties": False,
}


class AsyncapiTest(GuildhallTest):
    async def asyncSetUp(self):
        await super().asyncSetUp()
        self.document = (await self.client().get("/api/asyncapi.json")).json
        self.messages = self.document["components"]["messages"]

    def what_is_wrong(self, names, value):
        """With a payload that must be that of one of these messages."""
        payloads = {"anyOf": [self.messages[name]["payload"] for name in names]}
        schema = {**payloads, "components": self.document["components"]}
        return [
            f"{'.'.join(map(str, error.instance_path))}: {error.message}"
            for error in jsonschema_rs.Draft7Validator(schema).iter_errors(value)
        ]


class TestDocument(AsyncapiTest):
    async def test_it_keeps_the_rules_of_asyncapi(self):
        errors = [error.message for error in jsonschema_rs.Draft7Validator(RULES).iter_errors(self.document)]
        self.assertEqual(errors, [])

    async def test_every_reference_leads_somewhere(self):
        found = set(references(self.document))
        self.assertGreater(len(found), 50)
        for reference in found:
            place = self.document
            for part in reference.removeprefix("#/").split("/"):
                self.assertIn(part, place, reference)
                place = place[part]

    async def test_the_messages_of_an_operation_are_those_of_its_channel(self):
        for name, operation in self.document["operations"].items():
            for part in (operation, operation.get("reply", {"messages": []})):
                for message in part["messages"]:
                    self.assertTrue(message["$ref"].startswith(operation["channel"]["$ref"] + "/messages/"), name)

    async def test_every_schema_is_one_of_json_schema_draft_7(self):
        for name, schema in self.document["components"]["schemas"].items():
            with self.subTest(name):
                jsonschema_rs.Draft7Validator({**schema, "components": self.document["components"]})

    async def test_every_door_is_in_it_with_its_acknowledgement(self):
        doors = {name: door for feature in application.SOCKET_FEATURES for name, door in feature.doors.by_name.items()}
        self.assertGreater(len(doors), 8)
        received = {key.removeprefix("receive.") for key in self.document["operations"] if key.startswith("receive.")}
        self.assertEqual(received, set(doors))
        for name, door in doors.items():
            reference = self.messages[name]["payload"]["$ref"]
            schema = self.document["components"]["schemas"][reference.rpartition("/")[2]]
            self.assertEqual(list(schema["properties"]), list(door.schema.__struct_fields__), name)
            self.assertIn(f"{name}.ack", self.messages)
            self.assertTrue(door.handle.__doc__, f"{name} has no words beside it")

    async def test_every_event_is_in_it(self):
        sent = {key.removeprefix("send.") for key in self.document["operations"] if key.startswith("send.")}
        self.assertEqual(sent, {kind.__name__ for kind in sent_events()})
        self.assertGreater(len(sent), 40)
        for kind in sent_events():
            self.assertEqual(self.messages[kind.__name__]["name"], kind.event_name)
            self.assertEqual("x-offset" in self.messages[kind.__name__], kind.kept)

    async def test_no_two_events_share_a_class_name(self):
        names = [kind.__name__ for kind in sent_events()]
        self.assertEqual(len(names), len(set(names)))


class TestAPublicAddress(AsyncapiTest):
    changes = {"public_url": "https://chat.example.org"}

    async def test_it_names_the_server_by_it(self):
        server = self.document["servers"]["this"]
        self.assertEqual((server["host"], server["protocol"]), ("chat.example.org", "wss"))


class TestWhatReallyHappens(AsyncapiTest):
    """A short session of two; whatever they receive is as described."""

    async def test_events_and_acknowledgements_are_as_described(self):
        alice, bob = await self.cast("alice", "bob")
        hers, his = await alice.socket(), await bob.socket()
        room = {"room": await hers.join()}
        await his.join()
        acknowledged = await self.talk(hers, room)
        guild = (await alice.post("/api/guilds", {"name": "Ours"})).json
        await alice.post(f"/api/guilds/{guild['id']}/channels", {"name": "kiln"})
        await alice.patch(f"/api/guilds/{guild['id']}", {"description": "Pots"})
        await alice.post(f"/api/guilds/{guild['id']}/roles", {"name": "potters"})
        await alice.post("/api/friends/request", {"to": "bob"})
        await alice.post("/api/dms", {"users": ["bob"]})
        await alice.delete(f"/api/guilds/{guild['id']}")

        for name, answer in acknowledged:
            self.assertEqual(self.what_is_wrong([f"{name}.ack"], answer), [], (name, answer))
        seen = [*(await self.settle(hers)), *(await self.settle(his))]
        for name, payload in seen:
            with self.subTest(name):
                classes = [key for key, message in self.messages.items() if message["name"] == name]
                self.assertTrue(classes, f"{name} is not described")
                self.assertEqual(self.what_is_wrong(classes, payload), [], payload)
        self.assertGreater(len({name for name, _ in seen}), 10, {name for name, _ in seen})

    async def talk(self, socket, room):
        sent = await socket.ask("send_message", {**room, "content": "hello", "nonce": "one"})
        message = {**room, "message_id": sent["message"]["id"]}
        asked = [
            ("add_reaction", {**message, "emoji": "🍵"}),
            ("remove_reaction", {**message, "emoji": "🍵"}),
            ("edit_message", {**message, "content": "good evening"}),
            ("mark_read", message),
            ("typing", room),
            ("set_status", {"status": "idle"}),
            ("set_active", {"active": True}),
            ("send_message", {**room, "content": ""}),
            ("delete_message", message),
            ("join_room", {"room": "g:1:c:4095"}),
            ("leave_room", room),
            ("join_room", room),
        ]
        return [("send_message", sent), *[(name, await socket.ask(name, said)) for name, said in asked]]

    async def test_what_is_not_as_described_is_noticed(self):
        self.assertTrue(self.what_is_wrong(["UserTyping"], {"room": "g:1:c:1"}))
        self.assertTrue(self.what_is_wrong(["typing.ack"], {"ok": "yes"}))


if __name__ == "__main__":
    unittest.main()
