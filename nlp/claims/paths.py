"""The way from one word of a sentence to another through its tree, in a few signs."""

from __future__ import annotations

from nlp.text import Tree, word_set

__all__ = ["FAR", "PREPOSITIONS", "path_between"]

FAR = "far"
"""The path between words that are too far apart for the tree to say anything of them."""
_LONGEST = 7
"""Signs of a path; our choice."""
PREPOSITIONS = word_set(
    "of in to from by for with at on than as per between among over under against into than like during since"
)
_CHAINS = {"verb": ("verb",), "and": ("and", "beside"), "beside": ("and", "beside"), "measure": ("measure",)}
"""Signs that say no more when they follow one another."""
_SIGNS = {
    "nsubj": "subject", "nsubjpass": "subject", "csubj": "subject", "expl": "subject",
    "dobj": "object", "attr": "object", "oprd": "object", "dative": "object", "acomp": "object",
    "nummod": "of-noun", "compound": "of-noun", "nmod": "of-noun", "amod": "of-noun", "quantmod": "of-noun",
    "poss": "owner", "appos": "beside", "parataxis": "beside", "dep": "beside", "meta": "beside",
    "relcl": "clause", "acl": "clause",
    "xcomp": "verb", "ccomp": "verb", "advcl": "verb", "pcomp": "verb", "aux": "verb", "auxpass": "verb",
    "npadvmod": "measure", "advmod": "measure", "conj": "and", "prt": "measure",
}  # fmt: skip
"""Relations of ClearNLP's labels, those alike for what is sought here under one sign."""


def path_between(tree: Tree, start: int, goal: int, *, alike: frozenset[int] = frozenset()) -> str:
    """The signs of the steps up from one word, "|", and those down to the other; `FAR` where they are many.

    "rose by 5%" leads from "%" to the subject as "by|subject". Steps between the words of `alike` count
    for none: what is said of the first of a list is said of all.
    """
    up = [start, *tree.above(start)]
    down = [goal, *tree.above(goal)]
    places = {at: step for step, at in enumerate(up)}
    met = next((step for step, at in enumerate(down) if at in places), None)
    if met is None:
        return FAR
    climb = _signs(tree, up[: places[down[met]]], alike)
    descent = _signs(tree, down[:met], alike)
    if len(climb) + len(descent) > _LONGEST:
        return FAR
    return ".".join(climb) + "|" + ".".join(reversed(descent))


def _signs(tree: Tree, steps: list[int], alike: frozenset[int]) -> list[str]:
    """A sign for each word that the way leaves, prepositions in the place of their objects."""
    found: list[str] = []
    for at in steps:
        word = tree.words[at]
        if at in alike and word.head in alike:
            continue
        if word.relation in ("prep", "agent"):
            continue  # said by its object
        if word.relation == "pobj":
            low = tree.words[word.head].low
            sign = low if low in PREPOSITIONS else "prep"
        else:
            sign = _SIGNS.get(word.relation, "other")
        if not (sign in _CHAINS and found and found[-1] in _CHAINS[sign]):
            found.append(sign)
    return found
