"""The commands there are, in the order in which a newcomer meets them: what each is for and where it is made.

A call imports the module of its own command and no other, and the list of commands imports none.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["DIRECTORY", "Listed"]


@dataclass(frozen=True, slots=True)
class Listed:
    """A command, or a group of commands, as the help lists it."""

    module: str
    """Module of `figtrace.commands` that makes it by being imported."""
    help: str


DIRECTORY = {
    "ingest": Listed("shelf", "Read PDFs into the corpus."),
    "status": Listed("shelf", "What is in the corpus, what failed and why."),
    "search": Listed("searches", "Search papers: words, phrases, fields."),
    "like": Listed("searches", "Papers that say the same as a page."),
    "news": Listed("searches", "What came since a kept search was last looked at."),
    "claims": Listed("questions", "Claims by number and scope."),
    "series": Listed("series", "Every published value of one thing, by period and document."),
    "themes": Listed("themes", "What the corpus is about, and how it moves over the years."),
    "kwic": Listed("corpus_words", "Every place of a word with the words around it."),
    "terms": Listed(
        "corpus_words", "Words that a part of the corpus uses more than the rest or another text."
    ),
    "collocates": Listed("corpus_words", "Words that stand near a word."),
    "trend": Listed("corpus_words", "How often words are used in the papers of each year."),
    "graph": Listed("entities", "An entity among its neighbours: JSON, DOT, GraphML or PNG."),
    "conflicts": Listed("questions", "Where papers of the corpus give different values for the same thing."),
    "check": Listed("checks", "Check every figure of a draft against the corpus."),
    "decide": Listed("checks", "Accept, reject or note a finding on a draft; kept beside it."),
    "show": Listed("shelf", "A page as PNG with the evidence boxed."),
    "desk": Listed("serve", "The corpus and the check of drafts in a browser."),
    "export": Listed(
        "exports", "The corpus for other programs: tables, bibliographies, annotations, TEI, graphs."
    ),
    "remove": Listed("upkeep", "Take documents out of the corpus."),
    "recover": Listed("upkeep", "Save what can be read of a damaged corpus."),
    "doctor": Listed("upkeep", "Is all well with figtrace and this corpus."),
    "verify": Listed("upkeep", "Hold every stored figure against its page."),
    "trust": Listed("upkeep", "Trust the corpus's own config file to name a server or key."),
    "lsp": Listed("editors", "The language server of editors, over stdio."),
    "mcp": Listed("editors", "Tools for assistants, over stdio (Model Context Protocol)."),
    "index": Listed("indexes", "The search index: what it holds, what it refused, made again."),
    "vectors": Listed("vectors", "Search by meaning beside words, with a small model that you add."),
    "meta": Listed("shelf", "Set a document's title, authors or year."),
    "entities": Listed("entities", "Products, firms, policies and places; who is who."),
}
"""By name, in the order of the list."""
