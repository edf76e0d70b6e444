"""Finders of people, posts, organizations, places and dates in the repaired text of a page."""
