"""Of a request: who asks, and how long it may wait for the database."""
