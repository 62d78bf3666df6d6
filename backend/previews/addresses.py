"""Where a preview may be fetched from: sites that anybody on the internet could open, and nothing else.

An address is looked at three times: as it is written (`allowed`), as what its name stands for, and as what is connected
to in the end (`is_public`, both in `connecting.py`).
"""

from __future__ import annotations

import ipaddress

from yarl import URL

LONGEST = 2048  # characters
PORTS = (80, 443)
# Names that stand for something inside, wherever they lead.
_INSIDE = (
    "localhost",
    "local",
    "internal",
    "intranet",
    "lan",
    "home",
    "corp",
    "private",
    "home.arpa",
    "localdomain",
    "onion",
)

# Everything that is not the public internet, or leads into another network. The version of Python has a say in what
# `is_global` means, so it is not relied on.
_NOT_PUBLIC_4 = tuple(
    ipaddress.IPv4Network(network)
    for network in (
        *("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24"),
        *("192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24"),
        *("198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4"),
        "168.63.129.16/32",  # Azure's hosts answer here
    )
)
# Of version 6 only global unicast is public: mapped, translated (NAT64), local and multicast addresses lie elsewhere.
_PUBLIC_6 = ipaddress.IPv6Network("2000::/3")
_NOT_PUBLIC_6 = tuple(
    ipaddress.IPv6Network(network)
    for network in ("2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3ffe::/16", "3fff::/20")
)


class NotAllowed(OSError):
    """This address is nobody's to be fetched. An OSError, so that a connector treats it as a connection that failed."""


def allowed(address: str) -> URL:
    """The address without its fragment. Raises NotAllowed for other schemes, ports, users' names and inside names."""
    try:
        url = URL(address).with_fragment(None)
        host, port = url.host, url.port
    except ValueError as problem:
        raise NotAllowed(f"not an address: {address[:100]}") from problem
    if len(address) > LONGEST or url.scheme not in ("http", "https") or not host or port not in PORTS:
        raise NotAllowed(f"not an address of a public site: {address[:100]}")
    if url.user is not None or url.password is not None or not is_public_name(host):
        raise NotAllowed(f"not a public host: {address[:100]}")
    return url


def is_public_name(host: str) -> bool:
    """A canonical public IP address, or a name of several labels that is not known to stand for something inside."""
    name = host.rstrip(".").lower()
    try:
        return is_public(str(ipaddress.ip_address(name)))
    except ValueError:
        pass
    last = name.rpartition(".")[2]
    if last.isdigit() or last.startswith("0x"):  # a number that the system's resolver would take for an address
        return False
    return "." in name and not any(name == inside or name.endswith(f".{inside}") for inside in _INSIDE)


def is_public(address: str) -> bool:
    """Whether an IP address, as a resolver or a socket gives it, is one of the public internet."""
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv4Address):
        return not any(ip in network for network in _NOT_PUBLIC_4)
    return ip.scope_id is None and ip in _PUBLIC_6 and not any(ip in network for network in _NOT_PUBLIC_6)
