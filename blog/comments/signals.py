from django.dispatch import Signal

# What stands under a post has changed; sent after commit with `post`.
discussion_changed = Signal()
