"""Texts to vectors of their meaning, by a small model that a person adds: optional, and in no verdict."""

from typing import TYPE_CHECKING

from corpus.faces import face

if TYPE_CHECKING:
    from nlp.vectors.adding import add_model
    from nlp.vectors.encoder import Encoder
    from nlp.vectors.model_folder import ModelCard, read_card
    from nlp.vectors.onnx_encoder import open_encoder

__all__ = ["Encoder", "ModelCard", "add_model", "open_encoder", "read_card"]

if not TYPE_CHECKING:
    __getattr__ = face(
        __name__,
        adding="add_model",
        encoder="Encoder",
        model_folder="ModelCard read_card",
        onnx_encoder="open_encoder",
    )
