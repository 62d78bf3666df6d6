"""Addresses that link previews connect to, and those that they never do."""

REFUSED = (
    # Version 4, as people write it
    *(
        "http://127.0.0.1/",
        "http://127.0.0.1:80/",
        "https://127.0.0.1/",
        "http://127.1.2.3/",
        "http://0.0.0.0/",
        "http://0/",
    ),
    *(
        "http://10.0.0.1/",
        "http://10.255.255.255/",
        "http://172.16.0.1/",
        "http://172.31.255.255/",
        "http://192.168.1.1/",
    ),
    *(
        "http://169.254.169.254/latest/meta-data/",
        "http://169.254.0.1/",
        "http://100.64.0.1/",
        "http://100.127.255.255/",
    ),
    *(
        "http://100.100.100.200/",
        "http://168.63.129.16/",
        "http://192.0.0.192/",
        "http://192.0.2.1/",
        "http://198.18.0.1/",
    ),
    *(
        "http://198.51.100.1/",
        "http://203.0.113.1/",
        "http://224.0.0.1/",
        "http://239.255.255.250/",
        "http://240.0.0.1/",
    ),
    *("http://255.255.255.255/", "http://192.88.99.1/"),
    # The same in other numbers
    *("http://2130706433/", "http://017700000001/", "http://0x7f000001/", "http://0177.0.0.1/", "http://0x7f.0.0.1/"),
    *(
        "http://127.1/",
        "http://127.0.1/",
        "http://0x7f.1/",
        "http://010.0.0.1/",
        "http://2852039166/",
        "http://0xa9fea9fe/",
    ),
    *(
        "http://127.0.0.1./",
        "http://0x7f.0x0.0x0.0x1/",
        "http://１２７.0.0.1/",
        "http://127。0。0。1/",
        "http://①②⑦.0.0.1/",
    ),
    # Version 6
    *(
        "http://[::1]/",
        "http://[::]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[::ffff:7f00:1]/",
        "http://[::127.0.0.1]/",
    ),
    *(
        "http://[0:0:0:0:0:ffff:a9fe:a9fe]/",
        "http://[64:ff9b::7f00:1]/",
        "http://[64:ff9b::8.8.8.8]/",
        "http://[64:ff9b:1::1]/",
    ),
    *(
        "http://[fe80::1]/",
        "http://[fe80::1%25eth0]/",
        "http://[fc00::1]/",
        "http://[fd00:ec2::254]/",
        "http://[fec0::1]/",
    ),
    *(
        "http://[ff02::1]/",
        "http://[2002:7f00:1::]/",
        "http://[2001:0:7f00:1::]/",
        "http://[2001:db8::1]/",
        "http://[100::1]/",
    ),
    # Names of something inside
    *(
        "http://localhost/",
        "http://LOCALHOST/",
        "http://localhost./",
        "http://a.localhost/",
        "http://localhost.localdomain/",
    ),
    *(
        "http://router/",
        "http://printer.local/",
        "http://metadata.google.internal/",
        "http://metadata/",
        "http://db.lan/",
    ),
    *("http://kubernetes.default.svc.cluster.local/", "http://intranet/", "http://wiki.corp/", "http://x.onion/"),
    # Other schemes, ports and tricks with names
    *(
        "ftp://site.example.org/",
        "file:///etc/passwd",
        "gopher://site.example.org/",
        "ws://site.example.org/",
        "data:text/html,x",
    ),
    *(
        "javascript:alert(1)",
        "//site.example.org/",
        "site.example.org",
        "",
        "http://",
        "http:///x",
        "https://?x",
        "http://[::1/",
    ),
    *(
        "http://site.example.org:22/",
        "http://site.example.org:8080/",
        "http://site.example.org:6379/",
        "http://site.example.org:0/",
    ),
    *("http://site.example.org:99999/", "http://user@site.example.org/", "http://user:word@site.example.org/"),
    *(
        "http://site.example.org@127.0.0.1/",
        "http://127.0.0.1#@site.example.org/",
        "http://127.0.0.1?@site.example.org/",
    ),
    *("http://site.example.org:80@127.0.0.1/", "http://:@site.example.org/", f"http://site.example.org/{'a' * 2048}"),
)
# What a name may stand for
INSIDE = (
    *("127.0.0.1", "127.8.8.8", "0.0.0.0", "10.1.2.3", "172.20.1.1", "192.168.0.1", "169.254.169.254", "100.64.1.1"),
    *("192.0.0.1", "198.19.0.1", "224.0.0.251", "255.255.255.255", "168.63.129.16", "::1", "::", "::ffff:127.0.0.1"),
    *("::ffff:8.8.8.8", "::127.0.0.1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::a00:1", "fe80::1", "fe80::1%lo", "fc00::1"),
    *(
        "fd12:3456::1",
        "fec0::1",
        "ff02::1",
        "2001::1",
        "2001:db8::1",
        "2002:a00:1::1",
        "100::1",
        "5f00::1",
        "no address",
    ),
)
PUBLIC = (
    "8.8.8.8",
    "1.1.1.1",
    "93.184.216.34",
    "172.15.0.1",
    "172.32.0.1",
    "100.63.255.255",
    "2606:4700::1111",
    "2a00:1450::5",
)
