"""The reference: uWebSockets (C++, through socketify) that publishes what it gets to everyone and stores nothing."""

import os

from socketify import App, OpCode

TOPIC = "room"

app = App()
app.ws(
    "/*",
    {
        "compression": 0,
        "idle_timeout": 120,
        "send_pings_automatically": True,
        "max_backpressure": 64 * 1024 * 1024,
        "open": lambda ws: ws.subscribe(TOPIC),
        "message": lambda ws, message, opcode: app.publish(TOPIC, message, OpCode.TEXT),
    },
)
app.get("/healthz", lambda res, req: res.end("ok"))
app.listen(int(os.environ["PORT"]), lambda config: None)
app.loop.uv_loop.run()  # not app.run(): that one polls, and sleeps up to 10 ms between two looks
