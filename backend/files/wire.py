"""What the server and its workers for pictures say to each other. (The server itself never loads the decoders.)"""

import struct

JOB = struct.Struct("!HHBBI")  # width, height, may it move, is it kept whole, length of the file that follows
RESULT = struct.Struct("!BI")  # one of the next three, length of what follows
MADE, UNREADABLE, TOO_LARGE = range(3)
LARGEST_MADE = 4 * 1024 * 1024  # bytes; only pictures that move come near it
