"""The client as the server hands it out."""
