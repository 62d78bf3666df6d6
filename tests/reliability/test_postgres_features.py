"""The features' own tests once more, on PostgreSQL."""

import unittest

import test_auth
import test_guilds
import test_messages
import test_permissions
import test_reactions
import test_realtime
from postgres import OnPostgres
from support import GuildhallTest

FEATURES = (test_auth, test_guilds, test_messages, test_permissions, test_reactions, test_realtime)

for feature in FEATURES:
    for name, case in list(vars(feature).items()):
        if isinstance(case, type) and issubclass(case, GuildhallTest) and case.__module__ == feature.__name__:
            again = f"{name}Of{feature.__name__.removeprefix('test_').title()}"
            globals()[again] = type(again, (OnPostgres, case), {"__module__": __name__})
del case


if __name__ == "__main__":
    unittest.main()
