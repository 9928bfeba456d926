"""A card as other programs read it, a module for each format; `front_matter` is the one door to YAML."""

from . import cooklang, front_matter, schema_org, text

__all__ = ["cooklang", "front_matter", "schema_org", "text"]
