"""The files of static/: how they are found, joined and kept. settings.py names the two classes."""
