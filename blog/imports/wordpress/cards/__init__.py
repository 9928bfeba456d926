"""The recipe cards of WordPress's plugins: one module a plugin, each from its own form to a `Card`."""
