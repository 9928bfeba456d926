"""The numbers in addresses."""

from django.urls import register_converter


class IdConverter:
    """A row's number, no longer than any database takes: what is longer is no address of ours."""

    regex = "[0-9]{1,9}"
    to_python = int
    to_url = str


register_converter(IdConverter, "id")
