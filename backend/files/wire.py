"""What the server and its workers for pictures say to each other. (The server itself never loads the decoders.)

A job is answered by parts; one of the first three is the last of them.
"""

import struct

JOB = struct.Struct(
    "!HHBBI"
)  # width, height (0: as large as it is, for attachments), may it move, is it kept whole, length
PART = struct.Struct("!BI")  # what comes now, its length
MADE, UNREADABLE, TOO_LARGE, PICTURE, THUMBNAIL, FACTS = range(6)
LARGEST_PART = 4 * 1024 * 1024  # bytes
LARGEST_MADE = 4 * 1024 * 1024  # of a picture that is made to a size; only those that move come near it
LARGEST_KEPT = 64 * 1024 * 1024  # of an attachment, which can grow when it is written anew
