"""Losing the network, the server, or both: what was said meanwhile comes, once and in order, and what was written goes out once."""

from playwright.sync_api import expect

from browser.people import Person
from browser.stage import BrowserTest, Friend

TALK = [f"message {number}" for number in range(1, 31)]


class TestLostNetwork(BrowserTest):
    def setUp(self) -> None:
        super().setUp()
        self.bob = self.friend("bob")
        self.bob.say("before")
        self.alice = self.member("alice")
        expect(self.alice.message("before")).to_be_visible()

    def lose_network(self) -> None:
        self.alice.context.set_offline(True)
        expect(self.alice.banner).to_be_visible()

    def is_whole(self, person: Person, teller: Friend, texts: list[str]) -> None:
        """The page shows what the server tells, and both show these texts."""
        expect(person.banner).to_have_count(0)
        person.says_in_order(texts)
        self.assertEqual(teller.history(), texts)

    def test_what_was_said_meanwhile_comes_once_and_in_order(self):
        self.lose_network()
        self.bob.say(*TALK)
        self.assertEqual(self.alice.texts(), ["before"])
        self.alice.context.set_offline(False)
        self.is_whole(self.alice, self.bob, ["before", *TALK])
        self.bob.say("after")
        self.is_whole(self.alice, self.bob, ["before", *TALK, "after"])

    def test_what_one_wrote_without_a_network_goes_out_once(self):
        self.lose_network()
        for text in ("first thought", "second thought"):
            self.alice.write(text)
            expect(self.alice.message(text)).to_have_attribute("data-state", "pending")
        self.bob.say("meanwhile")
        self.alice.context.set_offline(False)
        self.is_whole(self.alice, self.bob, ["before", "meanwhile", "first thought", "second thought"])

    def test_what_one_wrote_survives_a_reload(self):
        self.stage.drop_server()
        expect(self.alice.banner).to_be_visible()
        self.alice.write("keep me")
        self.stage.raise_server()
        self.alice.page.reload()
        self.is_whole(self.alice, self.bob, ["before", "keep me"])

    def test_edits_and_reactions_of_the_time_away_are_there(self):
        (said,) = self.bob.say("half a thougt")
        expect(self.alice.message("half a thougt")).to_be_visible()
        self.lose_network()
        path = f"/api/channels/1/messages/{said['id']}"
        self.stage.run(self.bob.client.patch(path, {"content": "half a thought"}))
        self.stage.run(self.bob.client.put(f"{path}/reactions/👍"))
        self.alice.context.set_offline(False)
        expect(self.alice.message("half a thought").get_by_role("button", name="👍, 1 reaction")).to_be_visible()
        self.assertEqual(self.alice.texts()[0], "before")

    def test_a_server_that_starts_again_is_found_again_and_nothing_is_missing(self):
        self.stage.drop_server()
        expect(self.alice.banner).to_be_visible()
        self.alice.write("written to nobody")
        self.stage.raise_server()
        self.bob.say(*TALK[:5])
        expect(self.alice.banner).to_have_count(0)
        expect(self.alice.message("written to nobody")).to_have_attribute("data-state", "sent")
        told = self.bob.history()
        self.assertEqual(sorted(told), sorted(["before", "written to nobody", *TALK[:5]]))
        self.is_whole(self.alice, self.bob, told)
        expect(self.alice.other_member("bob", "Offline")).to_be_visible()

    def test_a_channel_that_was_left_before_is_whole_when_opened_after(self):
        owner = self.owner("owner")
        kiln = owner.open_channel("kiln")
        owner.say("one", channel_id=kiln)
        self.alice.go_to("kiln")
        expect(self.alice.message("one")).to_be_visible()
        self.alice.go_to("general")
        self.lose_network()
        owner.say("two", "three", channel_id=kiln)
        self.alice.context.set_offline(False)
        expect(self.alice.channel("kiln")).to_have_accessible_name("kiln, unread messages")
        self.alice.go_to("kiln")
        self.alice.says_in_order(["one", "two", "three"])
