"""Rarity: common words tell little, rare ones much, in every collection."""

from timeline.merging.rarity import rarities


def test_rarity_grows_from_common_to_rare_words() -> None:
    the, people, attack, ferry, unknown = rarities(["the", "people", "attack", "ferry", "qwzxv"]).tolist()
    assert 0 < the < people < attack < ferry <= unknown == 1


def test_the_forms_of_a_word_are_equally_rare() -> None:
    attack, attacks, attacked = rarities(["attack", "attacks", "attacked"]).tolist()
    assert attack == attacks == attacked
