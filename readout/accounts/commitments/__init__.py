"""Promises of many reports in one ledger, each followed through what reports tell became of it."""
