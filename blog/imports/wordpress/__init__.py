"""Moving in from WordPress: export files -> validated values -> one transaction a post.

`run.work` does it all. Readers (`wxr`, `php`, `content`, `cards`, `posts`) are pure; `plan` lays out slugs and old
addresses; `writer`, `recipes`, `discussion` and `photos` write.
"""
