"""Accounts of one encounter put together, and what it was by all of them."""
