"""The words of schema.org in the shape of its own JSON-LD file, from the classes of pydantic2-schemaorg."""

from __future__ import annotations

import importlib
import inspect
from typing import Any


def vocabulary(types: set[str]) -> dict[str, Any]:
    """`{"@graph": […]}` of these types, all above them, and their properties. Unknown types are missing."""
    classes: dict[str, type] = {}
    for name in types:
        try:
            module = importlib.import_module(f"pydantic2_schemaorg.{name}")
        except ModuleNotFoundError:
            continue
        for found in getattr(module, name).__mro__:
            if found.__module__.startswith("pydantic2_schemaorg."):
                classes[found.__name__] = found
    graph: list[dict[str, Any]] = []
    domains: dict[str, list[str]] = {}
    for name, found in sorted(classes.items()):
        above = [base.__name__ for base in found.__bases__ if base.__name__ in classes]
        graph.append(
            {
                "@type": "rdfs:Class",
                "@id": f"schema:{name}",
                "rdfs:subClassOf": [{"@id": f"schema:{base}"} for base in above],
            }
        )
        for word in inspect.get_annotations(found):
            domains.setdefault(word, []).append(name)
    for word, names in sorted(domains.items()):
        graph.append(
            {
                "@type": "rdf:Property",
                "@id": f"schema:{word}",
                "schema:domainIncludes": [{"@id": f"schema:{name}"} for name in names],
            }
        )
    return {"@graph": graph}
