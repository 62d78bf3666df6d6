"""The web client in a real Chromium, before a real server: what a person sees, does and never loses."""
