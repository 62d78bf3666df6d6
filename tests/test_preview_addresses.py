"""Which addresses link previews are made of: those of public sites, however an address is written."""

import unittest

from preview_addresses import INSIDE, PUBLIC, REFUSED

from backend.previews.addresses import NotAllowed, allowed, is_public


class TestAddresses(unittest.TestCase):
    def test_what_is_not_of_a_public_site_is_refused_as_it_is_written(self):
        self.assertGreater(len(REFUSED), 60)
        for address in REFUSED:
            with self.subTest(address), self.assertRaises(NotAllowed):
                allowed(address)

    def test_public_sites_are_allowed(self):
        for address in (
            *(
                "http://site.example.org/",
                "https://site.example.org:443/a?b=c#d",
                "http://93.184.216.34/",
                "https://пример.рф/я",
            ),
            *(
                "http://[2606:4700::1111]/",
                "https://site.example.org./",
                "https://a.b.c.example.org:80/",
                "HTTPS://SITE.EXAMPLE.ORG",
            ),
        ):
            with self.subTest(address):
                self.assertEqual(allowed(address).fragment, "")

    def test_what_names_may_stand_for(self):
        for ip in INSIDE:
            self.assertFalse(is_public(ip), ip)
        for ip in PUBLIC:
            self.assertTrue(is_public(ip), ip)


if __name__ == "__main__":
    unittest.main()
