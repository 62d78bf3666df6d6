"""Link previews."""

from __future__ import annotations

from tests.authz.messages import HIDDEN, MESSAGE
from tests.authz.rows import row

ROWS = [row(f"PATCH {MESSAGE}", body={"suppress_embeds": True}, allowed="moderator admin owner", **HIDDEN)]
