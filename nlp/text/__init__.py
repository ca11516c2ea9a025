"""Tokens, sentences, word lists and folding: what every rule on text stands on."""
