"""Numbers of a text with unit, hedge and kind; and the numbers that are no figures."""
