"""The first README's examples, run as written: from registering to chatting, with stock clients over both transports."""

import asyncio
import unittest

import aiohttp
import socketio
from support import PATIENCE, GuildhallTest

PASSWORD = "securepassword of mine"


class TestFirstReadme(GuildhallTest):
    """Only what the README says: its paths, bodies and headers, and the keys and types of its answers."""

    async def asyncSetUp(self):
        await super().asyncSetUp()
        self.http = aiohttp.ClientSession(self.server.url, cookie_jar=aiohttp.CookieJar(unsafe=True))
        self.addAsyncCleanup(self.http.close)

    async def call(self, method, path, body=None, status=200, **headers):
        async with self.http.request(method, path, json=body, headers=headers) as response:
            self.assertEqual(response.status, status, await response.text())
            self.assertEqual(response.content_type, "application/json")
            return await response.json()

    async def sign_in(self, name="testuser"):
        account = {"username": name, "password": PASSWORD, "email": f"{name}@example.com"}
        registered = await self.call("POST", "/api/register", account, 201)
        self.assert_shape(registered, {"id": int, "username": str, "email": str, "created_at": str})
        logged_in = await self.call("POST", "/api/login", {"username": name, "password": PASSWORD})
        self.assert_shape(logged_in, {"id": int, "username": str, "email": str})
        self.assertEqual([logged_in[key] for key in ("id", "username", "email")], [*list(registered.values())[:3]])
        return (await self.call("GET", "/api/csrf"))["csrf_token"]

    def assert_shape(self, answer, shape):
        """At least these keys, of these types; more may be there."""
        self.assertEqual({key: type(answer.get(key)) for key in shape}, shape)

    async def test_from_registration_to_a_message(self):
        token = await self.sign_in()
        guild = await self.call("POST", "/api/guilds", {"name": "My Server"}, 201, **{"X-CSRF-Token": token})
        self.assert_shape(guild, {"id": int, "name": str})

        channels = await self.call("GET", "/api/guilds/1/channels")
        self.assert_shape(channels[0], {"id": int, "name": str, "type": str, "position": int})
        first = {key: channels[0][key] for key in ("id", "name", "type", "position")}
        self.assertEqual(first, {"id": 1, "name": "general", "type": "text", "position": 0})

        said = {"content": "Hello, everyone!"}
        sent = await self.call("POST", "/api/channels/1/messages", said, 201, **{"X-CSRF-Token": token})
        history = await self.call("GET", "/api/channels/1/messages?page=1&limit=50")
        self.assertEqual(history["pagination"], {"page": 1, "limit": 50, "total": 1, "pages": 1})
        shape = {"id": int, "content": str, "username": str, "timestamp": str, "pinned": bool, "files": list}
        self.assert_shape(history["messages"][0], shape)
        self.assertEqual(history["messages"], [sent])
        self.assertEqual((sent["content"], sent["username"]), ("Hello, everyone!", "testuser"))

    async def test_changes_need_the_csrf_token(self):
        await self.sign_in()
        answer = await self.call("POST", "/api/guilds", {"name": "My Server"}, 403)
        self.assertEqual(answer["error"]["code"], "csrf_failed")

    async def connect(self, token, *transports):
        """A stock client with the browser's cookie; what it hears is kept by event."""
        socket = socketio.AsyncClient(reconnection=False)
        heard = {name: asyncio.Queue() for name in ("new_message", "user_typing", "reaction_added")}
        for name, queue in heard.items():
            socket.on(name, lambda data, _offset=None, queue=queue: queue.put_nowait(data))
        cookies = "; ".join(f"{cookie.key}={cookie.value}" for cookie in self.http.cookie_jar)
        await socket.connect(
            self.server.url, headers={"Cookie": cookies}, auth={"csrf": token}, transports=list(transports)
        )
        self.addAsyncCleanup(socket.disconnect)
        return socket, heard

    async def hear(self, heard, name):
        return await asyncio.wait_for(heard[name].get(), PATIENCE)

    async def chat(self, *transports):
        token = await self.sign_in()
        alice, alice_hears = await self.connect(token, *transports)
        self.http.cookie_jar.clear()
        bob, bob_hears = await self.connect(await self.sign_in("bob"), *transports)
        room = {"room": "g:1:c:1"}
        for socket in (alice, bob):  # the README's emits wait for no answer; one that asks gets one
            self.assertEqual(await socket.call("join_room", room), {"ok": True, **room})

        await alice.emit("typing", room)
        typing = await self.hear(bob_hears, "user_typing")
        self.assertEqual(typing["username"], "testuser")

        await alice.emit("send_message", {**room, "content": "Hello!"})
        for heard in (alice_hears, bob_hears):
            message = await self.hear(heard, "new_message")
            self.assertEqual((message["content"], message["username"]), ("Hello!", "testuser"))

        await bob.emit("add_reaction", {**room, "message_id": message["id"], "emoji": "👍"})
        reaction = await self.hear(alice_hears, "reaction_added")
        self.assertEqual((reaction["message_id"], reaction["emoji"]), (message["id"], "👍"))
        history = await self.call("GET", "/api/channels/1/messages?page=1&limit=50")
        self.assertEqual(history["messages"][0]["reactions"], [{"emoji": "👍", "count": 1, "me": True}])

    async def test_chatting_over_websocket(self):
        await self.chat("websocket")

    async def test_chatting_over_long_polling(self):
        await self.chat("polling")

    async def test_chatting_from_polling_to_websocket(self):
        await self.chat("polling", "websocket")

    async def test_the_page_and_its_files_are_served(self):
        async with self.http.get("/") as response:
            page = await response.text()
            self.assertEqual((response.status, response.content_type), (200, "text/html"))
        self.assertIn("<html", page)
        for path in ("/static/script.js", "/static/style.css"):
            async with self.http.get(path) as response:
                self.assertEqual(response.status, 200, path)


if __name__ == "__main__":
    unittest.main()
