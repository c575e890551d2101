"""The method says the numbers that the code goes by."""

from parley import method
from parley.queries import changes


def test_thresholds_are_said_where_they_apply():
    said = {term.name: " ".join(term.says) for term in method.METHOD}
    assert "older than 60 days" in said["A cell (party, issue, day)"]
    assert "older than 90 days" in said["Where they differ"]
    assert "within 14 days" in said["Contradiction"]


def test_the_classes_stand_in_the_order_in_which_they_are_tried():
    (differ,) = (term for term in method.METHOD if term.name == "Where they differ")
    assert [name for name, _ in differ.cases] == [
        "agreed in a text",
        "not addressed",
        "one side silent",
        "common ground",
        "conditional",
        "contested",
    ]


def test_every_change_is_said_in_the_words_of_the_method():
    (changed,) = (term for term in method.METHOD if term.name == "What changed")
    assert [each for each in changes.CHANGES if each not in " ".join(changed.says)] == []
