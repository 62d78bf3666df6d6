"""Guildhall: a self-hosted chat server. Start reading at app.py; docs/architecture.md is the map."""

__version__ = "0.1.0"
