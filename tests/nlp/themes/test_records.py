from nlp.themes.records import Theme


def test_a_theme_is_new_unless_it_is_said_to_be_old() -> None:
    assert Theme(1, "tariffs", (), (), 1.0, 1, (), ()).is_new
