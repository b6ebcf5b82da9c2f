"""Prints every document the ways Python does."""

import json
from pathlib import Path

VARIANTS = {
    "default": {},
    "unicode": {"ensure_ascii": False},
    "compact": {"separators": (",", ":")},
    "compact-unicode": {"separators": (",", ":"), "ensure_ascii": False},
    "sorted": {"sort_keys": True},
    "indent2": {"indent": 2},
    "indent4": {"indent": 4},
}

here = Path(__file__).resolve().parent
for variant, options in VARIANTS.items():
    folder = here / "printed" / f"python-{variant}"
    folder.mkdir(parents=True, exist_ok=True)
    for document in here.glob("documents/*.json"):
        value = json.loads(document.read_bytes())
        (folder / document.name).write_bytes(json.dumps(value, **options).encode())
