"""What is typed in an open form and not saved yet: kept on the server, offered again, never published."""

from .keeping import end, forget_old, keep, kept_for, others_at, typed_in, unsaved_of

__all__ = ["end", "forget_old", "keep", "kept_for", "others_at", "typed_in", "unsaved_of"]
