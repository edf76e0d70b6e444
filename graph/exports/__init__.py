"""The graph written for others to read: files and snapshots."""
