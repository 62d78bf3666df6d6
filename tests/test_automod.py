"""Automod: what its rules find, what they do about it, and who may say so."""

import asyncio
import random
import unittest
from types import SimpleNamespace

from support import GuildhallTest

from backend.errors import InvalidFields
from backend.moderation.addresses import clean_host, hosts_in, invites_in
from backend.moderation.folding import fold, fold_word
from backend.moderation.matching import compile_patterns, links, mentions
from backend.moderation.options import clean_options
from backend.moderation.rulesets import Ruleset
from backend.moderation.schemas import Actions, Options
from backend.moderation.trying import affordable
from backend.permissions.bits import DEFAULT_EVERYONE, Permission

BLOCK = {"block": True}


def words(*given, **more):
    return Options(actions=Actions(block=True), words=given, **more)


def found(options, content, kind="words"):
    hits = Ruleset([("rule", kind, clean_options(kind, options))]).find(content, lambda codes: set())
    return hits[0].matched if hits else None


class TestWords(unittest.TestCase):
    def test_a_word_is_found_whole_and_in_any_case(self):
        for content in ("badger", "BADGER!", "a 'badger', no", "badger\nbadger", "ｂａｄｇｅｒ", "_badger_"):
            self.assertEqual(found(words("Badger"), content), "Badger", content)
        for content in ("badgers", "abadger", "bad ger", ""):
            self.assertIsNone(found(words("Badger"), content), content)

    def test_look_alikes_accents_and_hidden_signs_do_not_help(self):
        for content in ("bаdgеr", "bádgẹr", "bad\u200bger", "b\u00adadger", "ba\u0301dger"):
            self.assertEqual(found(words("badger"), content), "badger", content)

    def test_stars_open_the_ends(self):
        self.assertEqual(found(words("badg*"), "Badgers"), "badg*")
        self.assertIsNone(found(words("badg*"), "abadger"))
        self.assertEqual(found(words("*ger"), "badger"), "*ger")
        self.assertIsNone(found(words("*ger"), "gerbil"))
        self.assertEqual(found(words("*adge*"), "badger"), "*adge*")

    def test_edges_are_seen_in_every_script(self):
        self.assertEqual(found(words("кот"), "Это КОТ."), "кот")
        self.assertIsNone(found(words("кот"), "который"))
        self.assertEqual(found(words("كلب"), "هذا كلب!"), "كلب")
        self.assertIsNone(found(words("كلب"), "كلبي"))
        self.assertEqual(found(words("笨蛋"), "你是笨蛋吗"), "笨蛋")  # written without spaces: no edge to look for

    def test_phrases_stand_for_any_space_between(self):
        self.assertEqual(found(words("free money"), "get FREE -- money now"), "free money")
        self.assertIsNone(found(words("free money"), "freemoney"))

    def test_thousands_of_words_are_told_apart(self):
        many = Options(actions=Actions(alert=True), words=tuple(f"word{i}x" for i in range(900)))
        rules = Ruleset([("one", "words", many), ("two", "words", words("zebra", "word17x"))])
        hits = rules.find("a word17x and word899x", lambda codes: set())
        self.assertEqual([(hit.name, hit.matched) for hit in hits], [("one", "word17x"), ("two", "word17x")])

    def test_what_has_nothing_to_look_for_is_refused(self):
        for wrong in ("", "*", "**", "!!", "\u200b", "x" * 61):
            with self.assertRaises(InvalidFields, msg=wrong):
                clean_options("words", words("fine", wrong))


class TestPatterns(unittest.TestCase):
    def test_patterns_that_stall_others_match_here(self):
        text = "a" * 3999 + "!"
        for pattern in (r"(a+)+$", r"(a|a)*$", r"(a|aa)+$", r"^(([a-z])+.)+[A-Z]([a-z])+$", r"(.*a){12}"):
            compile_patterns([pattern]).find(text)
        self.assertEqual(compile_patterns([r"(a+)+!$"]).find(text), text)

    def test_what_is_no_pattern_of_re2_is_refused_by_name(self):
        for wrong in (r"(a)\1", r"(?=a)", r"(?<!a)b", "(", "[", "a{2000}", r"(((a{99}){99}){99})", "", "x" * 261):
            with self.assertRaises(InvalidFields) as refused:
                compile_patterns(["fine", wrong])
            self.assertIn(repr(wrong[:40])[1:-1], refused.exception.fields["patterns"])

    def test_a_dry_run_looks_at_no_more_than_its_patterns_allow(self):
        rows = [SimpleNamespace(content="x" * 4000)] * 100
        self.assertEqual(len(affordable(rows, 0)), 100)
        self.assertEqual(len(affordable(rows, 4000)), 12)

    def test_case_does_not_matter(self):
        self.assertEqual(compile_patterns(["b.d"]).find("so BAD"), "BAD")


class TestLinksInvitesMentions(unittest.TestCase):
    def test_a_host_is_read_as_a_browser_reads_it(self):
        cases = {
            "see https://example.org/a?b": ["example.org"],
            "HTTPS://EXAMPLE.org.": ["example.org"],
            "https://good.org@evil.net/": ["evil.net"],
            "https://evil.net\\@good.org": ["evil.net"],
            "https:/\\evil.net:8080/x": ["evil.net"],
            "(http://a.b) [x](http://c.d)": ["a.b", "c.d"],
            "https://go\u200bod.org": ["good.org"],
            "https://пример.рф/": ["xn--e1afmkfd.xn--p1ai"],
            "http: //nothing ftp://x.y": [],
        }
        for content, hosts in cases.items():
            self.assertEqual(hosts_in(content), hosts, content)

    def test_hosts_below_an_allowed_one_are_allowed(self):
        allowed = frozenset({clean_host("allow", "https://Example.org/"), clean_host("allow", "*.wiki.org")})
        self.assertIsNone(links("https://example.org https://docs.example.org http://wiki.org", allowed))
        self.assertEqual(links("https://badexample.org", allowed), "badexample.org")
        self.assertEqual(links("https://example.org.evil.net", allowed), "example.org.evil.net")

    def test_what_is_no_host_is_refused(self):
        for wrong in ("", "a b", "http://", "exa/mple", "-", "x" * 300):
            with self.assertRaises(InvalidFields, msg=wrong):
                clean_host("allow", wrong)

    def test_invites_are_known_in_every_spelling(self):
        codes = [
            (one.code, one.is_elsewhere) for one in invites_in("discord.gg/abc https://chat.org/invite/xyz-1 invite/no")
        ]
        self.assertEqual(codes, [("abc", True), ("xyz-1", False)])
        self.assertTrue(invites_in("DISCORD.com/invite/abc")[0].is_elsewhere)

    def test_each_one_mentioned_counts_once(self):
        self.assertIsNone(mentions("<@1> <@1> <@!1> <@&1>", 2))
        self.assertEqual(mentions("<@1> <@2> <@&1>", 2), "3 mentions")


class TestFuzz(unittest.TestCase):
    def test_whatever_is_said_the_matcher_answers(self):
        dice = random.Random(3)
        alphabet = "aAbB01 <@&>!/\\.:*|#\n\u200b\u0301éж漢한กﷺ🏳️‍🌈" + "http://invite/discord.gg/"
        characters = range(1, 0xD800)
        rules = Ruleset(
            [
                ("words", "words", clean_options("words", words("a", "*b*", "ж*", "漢"))),
                ("patterns", "patterns", Options(actions=Actions(block=True), patterns=(r"(a+)+$", r"\bж", "^$"))),
                ("mentions", "mentions", Options(actions=Actions(block=True), limit=1)),
                ("invites", "invites", Options(actions=Actions(block=True))),
                ("links", "links", Options(actions=Actions(block=True), allow=())),
            ]
        )
        for _ in range(2000):
            content = "".join(dice.choices(alphabet, k=dice.randrange(80)))
            if dice.random() < 0.3:
                content += "".join(chr(dice.choice(characters)) for _ in range(20))
            rules.find(content, lambda codes: set())
        for content in ("a" * 4000, "/invite/" * 500, "https://" * 500, "<@" * 2000, "\u0301" * 4000, "@" * 4000):
            rules.find(content, lambda codes: set())

    def test_every_word_is_found_in_itself(self):
        dice = random.Random(4)
        letters = (*range(33, 0x600), *range(0x1E00, 0x2100))
        for _ in range(500):
            text = "".join(chr(dice.choice(letters)) for _ in range(12))
            self.assertIn(fold_word(text), fold(f"so {text} it is"), text)


class TestRules(GuildhallTest):
    async def asyncSetUp(self):
        await super().asyncSetUp()
        self.owner, self.bob = await self.cast("owner", "bob")
        await self.give_role(self.owner.id, Permission.ADMINISTRATOR)
        self.rules = "/api/guilds/1/automod"

    async def rule(self, kind="words", name="No badgers", actions=None, **options):
        if kind == "words":
            options.setdefault("words", ["badger"])
        body = {"name": name, "kind": kind, "options": {"actions": actions or BLOCK, **options}}
        answer = await self.owner.post(self.rules, body)
        self.assertEqual(answer.status, 201, answer)
        return answer.json

    async def say(self, content, who=None):
        return await (who or self.bob).post("/api/channels/1/messages", {"content": content})

    async def reports(self, status="open"):
        return (await self.owner.get(f"/api/guilds/1/reports?status={status}")).json["reports"]

    async def actions_in_log(self):
        return [entry["action"] for entry in (await self.owner.get("/api/guilds/1/audit-log")).json["entries"]]

    # Making and changing them

    async def test_a_rule_is_made_changed_and_deleted_and_managers_hear_of_it(self):
        manager, member = await self.owner.socket(), await self.bob.socket()
        rule = await self.rule()
        self.assertEqual(await manager.event("automod_updated"), {"guild_id": 1})
        self.assertEqual((await self.owner.get(self.rules)).json, {"rules": [rule]})

        changed = await self.owner.patch(f"{self.rules}/{rule['id']}", {"name": "Nope", "enabled": False})
        self.assertEqual(changed.json, {**rule, "name": "Nope", "enabled": False})
        await manager.event("automod_updated")
        self.assertEqual((await self.say("badger")).status, 201)

        self.assertEqual((await self.owner.delete(f"{self.rules}/{rule['id']}")).status, 204)
        await manager.event("automod_updated")
        self.assert_refused(await self.owner.delete(f"{self.rules}/{rule['id']}"), 404, "not_found")
        self.assertEqual(await self.actions_in_log(), ["automod_delete", "automod_update", "automod_create"])
        self.assertNotIn("automod_updated", [name for name, _ in await self.settle(member)])

    async def test_changing_nothing_tells_nobody(self):
        rule = await self.rule()
        await self.owner.patch(f"{self.rules}/{rule['id']}", {"name": rule["name"], "options": rule["options"]})
        self.assertEqual(await self.actions_in_log(), ["automod_create"])

    async def test_only_managers_may_and_strangers_see_nothing(self):
        rule = await self.rule()
        private = (await self.owner.post("/api/guilds", {"name": "Private"})).json["id"]
        new = {"name": "x", "kind": "invites", "options": {"actions": BLOCK}}
        for method, path, body in (
            ("GET", self.rules, None),
            ("POST", self.rules, new),
            ("PATCH", f"{self.rules}/{rule['id']}", {"enabled": False}),
            ("DELETE", f"{self.rules}/{rule['id']}", None),
            ("POST", f"{self.rules}/test", {"kind": "invites", "options": {"actions": BLOCK}}),
        ):
            self.assert_refused(await self.bob.request(method, path, body), 403, "forbidden")
            hidden = path.replace("/guilds/1/", f"/guilds/{private}/")
            self.assert_refused(await self.bob.request(method, hidden, body), 404, "not_found")

    async def test_a_rule_of_another_guild_is_not_there(self):
        rule = await self.rule()
        mine = (await self.bob.post("/api/guilds", {"name": "Mine"})).json["id"]
        for method, body in (("PATCH", {"enabled": False}), ("DELETE", None)):
            answer = await self.bob.request(method, f"/api/guilds/{mine}/automod/{rule['id']}", body)
            self.assert_refused(answer, 404, "not_found")

    async def test_who_cannot_time_out_cannot_make_a_rule_that_does(self):
        await self.give_role(self.bob.id, Permission.MANAGE_GUILD)
        body = {"name": "x", "kind": "invites", "options": {"actions": {"timeout": 60}}}
        self.assert_refused(await self.bob.post(self.rules, body), 403, "forbidden")
        body["options"]["actions"] = {"alert": True}
        rule = await self.bob.post(self.rules, body)
        self.assertEqual(rule.status, 201)

    async def test_bad_options_are_refused_with_the_field_and_the_reason(self):
        cases = (
            ("words", {}, "words"),
            ("words", {"words": []}, "words"),
            ("words", {"words": ["!!"]}, "words"),
            ("words", {"words": ["a"], "limit": 3}, "limit"),
            ("patterns", {"patterns": [r"(a)\1"]}, "patterns"),
            ("patterns", {"patterns": [r"[\pL\pN]{1,19}"] * 3 + [r"\pL{15}", r"\pL{16}"]}, "patterns"),
            ("patterns", {"patterns": [f"p{i}" for i in range(31)]}, "patterns"),
            ("mentions", {}, "limit"),
            ("mentions", {"limit": 0}, "options.limit"),
            ("links", {}, "allow"),
            ("links", {"allow": ["not a host"]}, "allow"),
            ("invites", {"actions": {}}, "actions"),
            ("invites", {"exempt_roles": [12345]}, "exempt_roles"),
            ("invites", {"exempt_channels": [12345]}, "exempt_channels"),
            ("invites", {"else": 1}, "else"),
        )
        for kind, options, field in cases:
            body = {"name": "x", "kind": kind, "options": {"actions": BLOCK, **options}}
            answer = await self.owner.post(self.rules, body)
            self.assert_refused(answer, 422, "invalid_fields")
            self.assertEqual(list(answer.json["error"]["fields"]), [field], (kind, options))
        for body in (
            {"name": "x", "kind": "magic", "options": {"actions": BLOCK}},
            {"name": " ", "kind": "invites", "options": {"actions": BLOCK}},
        ):
            self.assert_refused(await self.owner.post(self.rules, body), 422, "invalid_fields")

    async def test_the_words_of_all_rules_together_are_bounded(self):
        many = [f"{'x' * 50}{i:04}" for i in range(350)]
        await self.rule(words=many)
        body = {"name": "more", "kind": "words", "options": {"actions": BLOCK, "words": [f"{word}b" for word in many]}}
        self.assert_refused(await self.owner.post(self.rules, body), 422, "invalid_fields")

    # What they do

    async def test_a_blocked_message_is_not_said_over_either_door_or_by_editing(self):
        listener = await self.owner.socket()
        await listener.join()
        await self.rule()
        socket = await self.bob.socket()
        room = await socket.join()
        fine = (await self.say("hello")).json
        refused = await self.say("a BADGER", self.bob)
        self.assert_refused(refused, 403, "blocked_by_automod")
        self.assertIn("No badgers", refused.json["error"]["message"])
        sent = await socket.ask("send_message", {"room": room, "content": "badger"})
        self.assertEqual(sent["error"]["code"], "blocked_by_automod")
        edited = await self.bob.patch(f"/api/channels/1/messages/{fine['id']}", {"content": "badger"})
        self.assert_refused(edited, 403, "blocked_by_automod")
        edit = {"room": room, "message_id": fine["id"], "content": "badger"}
        self.assertEqual((await socket.ask("edit_message", edit))["error"]["code"], "blocked_by_automod")
        history = (await self.bob.get("/api/channels/1/messages")).json["messages"]
        self.assertEqual([message["content"] for message in history], ["hello"])
        self.assertEqual([n for n, _ in await self.settle(listener) if n.startswith("message")], [])

    async def test_the_alert_about_a_blocked_message_is_kept_and_told(self):
        moderator = await self.owner.socket()
        await self.rule(actions={"block": True, "alert": True})
        self.assertEqual((await self.say("my badger")).status, 403)  # alone in its transaction
        told = await moderator.event("report_created")
        self.assertEqual(await self.reports(), [told])
        self.assertEqual(
            (told["rule"], told["reporter"], told["user"]["id"], told["content"], told["message_id"], told["reason"]),
            ("No badgers", None, self.bob.id, "my badger", None, "badger"),
        )
        self.assertEqual(await self.actions_in_log(), ["automod_block", "automod_create"])

    async def test_the_alert_about_a_blocked_edit_is_kept_too(self):
        await self.rule(actions={"block": True, "alert": True})
        said = (await self.say("fine")).json
        await self.bob.patch(f"/api/channels/1/messages/{said['id']}", {"content": "badger"})
        self.assertEqual([report["content"] for report in await self.reports()], ["badger"])

    async def test_the_same_again_and_again_is_one_alert_and_one_line_a_minute(self):
        await self.rule(actions={"block": True, "alert": True})
        for _ in range(3):
            await self.say("badger")
        await self.say("badger two")
        self.assertEqual([report["content"] for report in await self.reports()], ["badger two", "badger"])
        self.assertEqual((await self.actions_in_log()).count("automod_block"), 1)

    async def test_an_alert_alone_lets_the_message_pass_and_names_it(self):
        await self.rule(actions={"alert": True})
        said = await self.say("badger")
        self.assertEqual(said.status, 201)
        self.assertEqual([report["message_id"] for report in await self.reports()], [said.json["id"]])

    async def test_a_retry_is_answered_with_its_message_and_not_looked_at_again(self):
        body = {"content": "badger", "nonce": "n1"}
        first = await self.bob.post("/api/channels/1/messages", body)
        await self.rule()
        again = await self.bob.post("/api/channels/1/messages", body)
        self.assertEqual((again.status, again.json["id"]), (200, first.json["id"]))

    async def test_a_blocked_message_may_be_tried_again_with_the_same_nonce(self):
        rule = await self.rule()
        body = {"content": "badger", "nonce": "n1"}
        self.assertEqual((await self.bob.post("/api/channels/1/messages", body)).code, "blocked_by_automod")
        self.assertEqual((await self.bob.post("/api/channels/1/messages", body)).code, "blocked_by_automod")
        await self.owner.delete(f"{self.rules}/{rule['id']}")
        self.assertEqual((await self.bob.post("/api/channels/1/messages", body)).status, 201)

    async def test_a_timeout_silences_at_once(self):
        watcher = await self.owner.socket()
        await self.rule(actions={"block": True, "timeout": 600})
        self.assertEqual((await self.say("badger")).code, "blocked_by_automod")
        told = await watcher.event("member_updated")
        self.assertIsNotNone(told["member"]["timed_out_until"])
        self.assert_refused(await self.say("hello"), 403, "forbidden")
        entries = (await self.owner.get("/api/guilds/1/audit-log?action=member_update")).json["entries"]
        self.assertEqual(
            [(e["actor"], e["target_id"], e["reason"]) for e in entries], [(None, self.bob.id, "No badgers")]
        )

    async def test_others_who_write_at_the_same_moment_are_not_disturbed(self):
        await self.rule(actions={"block": True, "alert": True})
        eve = await self.member("eve")
        answers = await asyncio.gather(
            *(self.say(f"{word} {i}", who) for i in range(6) for word, who in (("badger", self.bob), ("hello", eve)))
        )
        self.assertEqual([answer.status for answer in answers], [403, 201] * 6)
        self.assertEqual(len(await self.reports()), 6)

    # Whom they leave alone

    async def test_managers_exempt_roles_and_exempt_channels(self):
        role = await self.give_role(self.bob.id)
        quiet = (await self.owner.post("/api/guilds/1/channels", {"name": "wild"})).json["id"]
        rule = await self.rule(exempt_channels=[quiet])
        self.assertEqual((await self.say("badger", self.owner)).status, 201)
        self.assertEqual((await self.bob.post(f"/api/channels/{quiet}/messages", {"content": "badger"})).status, 201)
        self.assertEqual((await self.say("badger")).status, 403)
        options = {**rule["options"], "exempt_roles": [role]}
        self.assertEqual((await self.owner.patch(f"{self.rules}/{rule['id']}", {"options": options})).status, 200)
        self.assertEqual((await self.say("badger")).status, 201)

    async def test_other_guilds_and_direct_messages_are_none_of_its_business(self):
        await self.rule()
        mine = (await self.bob.post("/api/guilds", {"name": "Mine"})).json
        await self.bob.say("badger", mine["channels"][0]["id"])
        dm = await self.bob.post("/api/dms", {"users": [self.owner.id]})
        await self.bob.say("badger", dm.json["id"])

    async def test_each_kind_blocks(self):
        await self.rule("patterns", patterns=[r"b\w+ger"])
        await self.rule("mentions", limit=2)
        await self.rule("links", allow=["example.org"])
        for content in ("BLOGGER", "<@1> <@2> <@3>", "http://evil.net"):
            self.assert_refused(await self.say(content), 403, "blocked_by_automod")
        for content in ("<@1> <@2>", "https://www.example.org/x", "hello"):
            self.assertEqual((await self.say(content)).status, 201, content)

    async def test_invites_to_this_guild_pass_and_others_do_not(self):
        own = (await self.owner.post("/api/guilds/1/invites", {})).json["code"]
        elsewhere = (await self.bob.post("/api/guilds", {"name": "Mine"})).json["id"]
        other = (await self.bob.post(f"/api/guilds/{elsewhere}/invites", {})).json["code"]
        await self.rule("invites", actions={"block": True})
        self.assertEqual((await self.say(f"{self.bob.url}/invite/{own}")).status, 201)
        for content in (
            f"{self.bob.url}/invite/{other}",
            "https://discord.gg/abcdef",
            f"x.org/invite/{own} y.org/invite/{other}",
        ):
            self.assert_refused(await self.say(content), 403, "blocked_by_automod")

    # What it costs

    async def test_without_rules_sending_costs_nothing_more(self):
        await self.say("warm up")
        await self.say("warm up again")
        async with self.statements() as ran:
            await self.say("hello")
        self.assertFalse([statement for statement in ran if "automod_rules" in statement], ran)
        self.assertLessEqual(len(ran), 4, ran)

    async def test_with_rules_a_message_that_breaks_none_costs_nothing_more(self):
        await self.rule()
        await self.rule("invites")
        await self.say("warm up")
        await self.say("warm up again")
        async with self.statements() as ran:
            await self.say("hello")
        self.assertLessEqual(len(ran), 4, ran)

    # The dry run

    async def test_a_dry_run_shows_what_would_have_been_hit(self):
        hit = (await self.say("a badger")).json
        await self.say("an otter")
        await self.say("owner's badger", self.owner)
        trial = {"kind": "words", "options": {"actions": BLOCK, "words": ["badger"]}}
        answer = await self.owner.post(f"{self.rules}/test", trial)
        self.assertEqual(answer.status, 200, answer)
        self.assertEqual(answer.json["looked_at"], 3)
        self.assertEqual(
            [(one["message_id"], one["matched"], one["author"]["id"]) for one in answer.json["hits"]],
            [(hit["id"], "badger", self.bob.id)],
        )
        self.assertEqual(await self.reports(), [])

    async def test_a_dry_run_reads_no_more_than_its_caller_may(self):
        manager = await self.member("manager")
        await self.give_role(manager.id, Permission.MANAGE_GUILD)
        await self.set_everyone(DEFAULT_EVERYONE)
        hidden = (await self.owner.post("/api/guilds/1/channels", {"name": "hidden"})).json["id"]
        await self.bob.say("badger here", hidden)
        await self.set_overwrite(1, deny=Permission.VIEW_CHANNEL, channel_id=hidden)
        await self.say("badger there")
        trial = {"kind": "words", "options": {"actions": BLOCK, "words": ["badger"]}}
        answer = await manager.post(f"{self.rules}/test", trial)
        self.assertEqual([one["content"] for one in answer.json["hits"]], ["badger there"])
        refused = await manager.post(f"{self.rules}/test", {**trial, "channel_id": hidden})
        self.assert_refused(refused, 404, "not_found")
        elsewhere = (await manager.post("/api/guilds", {"name": "Mine"})).json["channels"][0]["id"]
        refused = await manager.post(f"{self.rules}/test", {**trial, "channel_id": elsewhere})
        self.assert_refused(refused, 404, "not_found")

    async def test_a_dry_run_asks_the_same_number_of_statements_however_much_it_finds(self):
        trial = {"kind": "invites", "options": {"actions": BLOCK}}
        await self.owner.post(f"{self.rules}/test", trial)
        counts = []
        for amount in (1, 12):
            for i in range(amount):
                await self.say(f"x.org/invite/code{i}")
            async with self.statements() as ran:
                answer = await self.owner.post(f"{self.rules}/test", trial)
            counts.append(len(ran))
        self.assertEqual(len(answer.json["hits"]), 13)
        self.assertEqual(counts[0], counts[1], ran)
        limited = await self.owner.post(f"{self.rules}/test", {**trial, "limit": 2})
        self.assertEqual(limited.json["looked_at"], 2)
        self.assert_refused(
            await self.owner.post(f"{self.rules}/test", {**trial, "limit": 1001}), 422, "invalid_fields"
        )


if __name__ == "__main__":
    unittest.main()
