"""The encoder of a model folder: its graph on onnxruntime, its word pieces by tokenizers.

Texts go through the graph in batches of like length, so that little is spent on padding, each on one thread;
several batches run at once where more is asked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from corpus.errors import UsageError
from nlp.vectors.encoder import Encoder, Rows
from nlp.vectors.model_folder import GRAPH, TOKENIZER, ModelCard, read_card

__all__ = ["MISSING", "open_encoder"]

MISSING = "search by meaning needs onnxruntime and tokenizers: pip install 'figtrace[vectors]'"
_BATCH = 32
"""Texts in a batch; a larger one gains nothing on one core and takes more memory."""
_KNOWN_INPUTS = frozenset({"input_ids", "attention_mask", "token_type_ids"})
"""Inputs of encoders of BERT's kind, by the names that transformers exports; another model cannot be fed."""


def open_encoder(folder: Path, *, jobs: int = 1) -> Encoder:
    """The encoder of the model in this folder, with so many batches at once.

    Raises:
        UsageError: if the libraries are missing, or the folder is no model that can be run.
    """
    card = read_card(folder)
    try:
        import onnxruntime
        import tokenizers
    except ImportError as exc:
        raise UsageError(MISSING) from exc
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 4
    try:
        pieces = tokenizers.Tokenizer.from_file(str(folder / TOKENIZER))
        session = onnxruntime.InferenceSession(
            str(folder / GRAPH), options, providers=["CPUExecutionProvider"]
        )
        return _OnnxEncoder(card, session, pieces, jobs)
    except UsageError:
        raise
    except Exception as exc:  # both libraries raise bare exceptions of their own
        raise UsageError(f"the model in {folder} cannot be run ({str(exc)[:200]})") from exc


class _OnnxEncoder:
    """One session; `run` may be called from several threads."""

    def __init__(self, card: ModelCard, session: Any, pieces: Any, jobs: int) -> None:
        pieces.no_padding()
        pieces.enable_truncation(card.max_tokens)
        self._card, self._session, self._pieces, self._jobs = card, session, pieces, jobs
        self._inputs = [one.name for one in session.get_inputs()]
        if unknown := set(self._inputs) - _KNOWN_INPUTS:
            raise UsageError(f"the model asks for {', '.join(sorted(unknown))}, which a text does not have")
        self._dimension = int(self._batch(["x"]).shape[1])

    @property
    def model(self) -> str:
        return self._card.sha256

    @property
    def dimension(self) -> int:
        return self._dimension

    def encode(self, texts: Sequence[str], *, asked: bool = False) -> Rows:
        import numpy as np

        prefix = self._card.query_prefix if asked else self._card.passage_prefix
        prefixed = [prefix + text.encode("utf-8", "replace").decode("utf-8") for text in texts]
        order = sorted(range(len(prefixed)), key=lambda at: len(prefixed[at]))
        batches = [order[first : first + _BATCH] for first in range(0, len(order), _BATCH)]
        rows = np.zeros((len(prefixed), self._dimension), np.float32)
        with ThreadPoolExecutor(self._jobs) as crew:
            parts = crew.map(lambda batch: self._batch([prefixed[at] for at in batch]), batches)
            for batch, part in zip(batches, parts, strict=True):
                rows[batch] = part
        return rows

    def _batch(self, texts: Sequence[str]) -> Rows:
        import numpy as np

        encoded = self._pieces.encode_batch(list(texts))
        longest = max(1, *(len(one.ids) for one in encoded))
        ids, mask = (np.zeros((len(encoded), longest), np.int64) for _ in range(2))
        for row, one in enumerate(encoded):
            ids[row, : len(one.ids)] = one.ids
            mask[row, : len(one.ids)] = one.attention_mask
        given = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
        hidden = self._session.run(None, {name: given[name] for name in self._inputs})[0]
        return _unit(_pooled(np.asarray(hidden, np.float32), mask, self._card.pooling))


def _pooled(hidden: Any, mask: Any, pooling: str) -> Any:
    """A row a text; a graph that pools by itself gives two dimensions."""
    import numpy as np

    if hidden.ndim == 2:
        return hidden
    if pooling == "cls":
        return hidden[:, 0]
    weights = mask[:, :, None].astype(np.float32)
    return (hidden * weights).sum(axis=1) / np.maximum(weights.sum(axis=1), 1)


def _unit(rows: Any) -> Rows:
    import numpy as np

    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    made: Rows = np.divide(rows, lengths, out=np.zeros_like(rows), where=lengths > 0)
    return made
