"""Records in other shapes: JSON and its Schema, rows for a table, a page for the terminal.

Nothing is imported here, so that a user pays only for the view that is asked for.
"""
