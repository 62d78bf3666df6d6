"""An event loop for plain units."""


class FakeLoop:
    """Keeps what was to be called later until the test says so."""

    def __init__(self):
        self.calls = []

    def call_later(self, _seconds, call, *arguments):
        self.calls.append((call, arguments))
        return self

    def call_soon(self, call, *arguments):
        self.calls.append((call, arguments))

    def run(self):
        calls, self.calls = self.calls, []
        for call, arguments in calls:
            call(*arguments)
