"""The stage of tests about searches: alice says something in the guild "Ours" of `guild_stage`, carol looks for it."""

from channel_stage import ChannelTest


class FindingTest(ChannelTest):
    async def search(self, q="", person=None, **parameters):
        answer = await (person or self.carol).get("/api/search/messages", params={"q": q, **parameters})
        self.assertEqual(answer.status, 200, answer)
        return answer.json

    async def found(self, q="", person=None, **parameters):
        """The texts, in their order."""
        return [one["content"] for one in (await self.search(q, person, **parameters))["results"]]

    async def say(self, *texts, person=None, channel=None):
        return [await (person or self.alice).say(one, channel or self.channel) for one in texts]
