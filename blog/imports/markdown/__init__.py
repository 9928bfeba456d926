"""Moving in from a folder of Markdown: fetch, parse to plain values, one write for each post."""
