from nlp.claims import claim_words as patterns


def test_lists_hold_lower_case_words_alone() -> None:
    for name in ("DETERMINERS", "FORECASTS", "GENERIC_HEADS", "MEASURE_HEADS", "NEGATIONS", "PHRASE_STOPS"):
        words = getattr(patterns, name)
        assert words
        assert all(word == word.lower() and " " not in word for word in words)


def test_words_of_flow_are_measures_or_what_is_done_with_them() -> None:
    assert set(patterns.FLOW_WORDS.values()) == {"M", "X", "B", "T"}
    assert not set(patterns.FLOW_WORDS) & patterns.NO_FLOW_HEADS
