"""Readings shown: as JSON, at a terminal, on a page, and explained."""
