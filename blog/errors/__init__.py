"""What the site answers when there is no page, or something fails."""
