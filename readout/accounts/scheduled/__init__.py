"""Encounters that were arranged, followed through what reports tell became of them."""
