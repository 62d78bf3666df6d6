"""The load client: who connects (fleet), what is said (frames, plan), what is counted (native, portable)."""
