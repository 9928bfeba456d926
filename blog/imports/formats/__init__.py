"""Recipes of other programs and pages of the web: bytes -> the values that the one writer takes. Pure."""

from .looking import UnknownFormatError, read

__all__ = ["UnknownFormatError", "read"]
