"""Text: repair with a map back to the page as it was, folding to simplified, stories, sentences."""

from graph.text.repair import Change, Repaired, describe_changes, repair
from graph.text.sentences import paragraphs, sentences
from graph.text.stories import Heading, Story, split_stories

__all__ = [
    "Change",
    "Heading",
    "Repaired",
    "Story",
    "describe_changes",
    "paragraphs",
    "repair",
    "sentences",
    "split_stories",
]
