"""Where things once stood, under any address of any site before this one, and where they stand now.

`normal` says when two addresses are the same one, `lookup.find` where one leads, `missing.note` keeps what
was asked for in vain.
"""
