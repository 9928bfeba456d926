"""Real exports, where they lie beside the checkout; tests that read them are skipped elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest

CORPUS = Path(__file__).resolve().parents[5] / "shared" / "corpus" / "wordpress"
KITCHEN = CORPUS / "kitchen"
THEMES = [
    CORPUS / "theme-unit-test" / "theme-unit-test-data.xml",
    CORPUS / "receptar" / "demo-content-receptar.xml",
]

needs_exports = pytest.mark.skipif(not KITCHEN.is_dir(), reason=f"no WordPress exports in {CORPUS}")
