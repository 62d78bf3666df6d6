"""Measures Guildhall beside the stack it grew from and a bare C++ pub/sub. Run it by `bin/bench`."""
