"""The map back through layers of edits."""

from graph.text.mapping import Layer, apply, back


def test_deletion_replacement_insertion() -> None:
    text = "abcdefgh"
    edits = [(1, 3, ""), (4, 5, "XY"), (6, 6, "_")]
    new = apply(text, edits)
    assert new == "adXYf_gh"
    layer = Layer(edits)
    assert back([layer], 0, 1) == (0, 1)
    assert back([layer], 0, 2) == (0, 4)
    assert back([layer], 1, 2) == (3, 4)
    assert back([layer], 2, 3) == (4, 5)
    assert back([layer], 4, 5) == (5, 6)
    assert back([layer], 6, 8) == (6, 8)
    assert back([layer], 0, 8) == (0, 8)


def test_layers_compose() -> None:
    first, second = [(0, 2, "")], [(1, 2, "ZZZ")]
    middle = apply("abcdef", first)
    assert apply(middle, second) == "cZZZef"
    assert back([Layer(first), Layer(second)], 0, 1) == (2, 3)
    assert back([Layer(first), Layer(second)], 2, 3) == (3, 4)
    assert back([Layer(first), Layer(second)], 4, 6) == (4, 6)
