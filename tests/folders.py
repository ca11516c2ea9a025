"""Where the tree stands, and the maintainers' test data beside it, which a user has not."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
