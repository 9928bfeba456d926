"""Photos: uploads understood, renditions made, words asked for. `models.Photo` and the tags of `photos` are the front door."""
