"""The one error tree: what can go wrong, as a person is told it.

    FigtraceError
    ├── UsageError            a path, option or name that does not exist
    ├── ReadError             a file that cannot be read
    │   ├── NotAPdfError      its bytes are not a PDF
    │   ├── EncryptedError    it needs a password, or another one
    │   ├── DamagedError      no reader opens it
    │   └── DraftError        a draft that cannot be read
    ├── LimitError            a file that took too long or too much memory
    ├── WorkersError          the machines that were to read files are not to be had
    ├── StoreError            corpus.db cannot be used
    │   ├── ForeignStoreError it is not a figtrace corpus, or a newer one
    │   └── LockedStoreError  another program is writing it
    ├── RuleError             a gazetteer or rule file with a mistake
    └── EngineError           the search engine cannot answer
        ├── EngineDownError   it is not reachable
        ├── NoIndexError      there is no index yet
        └── QueryError        the query cannot be understood
            └── UnsupportedQueryError  the engine cannot honour a part of it

Foreign errors are translated in the one module that knows the foreign library.
"""

__all__ = [
    "DamagedError",
    "DraftError",
    "EncryptedError",
    "EngineDownError",
    "EngineError",
    "FigtraceError",
    "ForeignStoreError",
    "LimitError",
    "LockedStoreError",
    "NoIndexError",
    "NotAPdfError",
    "QueryError",
    "ReadError",
    "RuleError",
    "StoreError",
    "UnsupportedQueryError",
    "UsageError",
    "WorkersError",
]


class FigtraceError(Exception):
    """Anything that figtrace tells a person; its text is one clear line."""


class UsageError(FigtraceError):
    """A path, option or name that does not exist."""


class ReadError(FigtraceError):
    """A file that cannot be read."""


class NotAPdfError(ReadError):
    """The bytes are not a PDF."""


class EncryptedError(ReadError):
    """The file needs a password, or another one than given."""


class DamagedError(ReadError):
    """No reader opens the file."""


class DraftError(ReadError):
    """A draft that cannot be read."""


class LimitError(FigtraceError):
    """A file that took too long or too much memory."""


class WorkersError(FigtraceError):
    """The machines that were to read files are not to be had."""


class StoreError(FigtraceError):
    """The file corpus.db cannot be used."""


class ForeignStoreError(StoreError):
    """The file is not a figtrace corpus, or one of a newer version."""


class LockedStoreError(StoreError):
    """Another program is writing the corpus."""


class RuleError(FigtraceError):
    """A gazetteer or rule file with a mistake."""


class EngineError(FigtraceError):
    """The search engine cannot answer."""


class EngineDownError(EngineError):
    """The search engine is not reachable."""


class NoIndexError(EngineError):
    """There is no index yet."""


class QueryError(EngineError):
    """A query that cannot be understood."""


class UnsupportedQueryError(QueryError):
    """A query with a part that this engine cannot honour."""
