"""What is said to a person when a backup cannot be made or put back."""

from __future__ import annotations


class BackupError(Exception):
    """Its text says what is wrong and what to do; nothing was changed, or it says what was."""
