"""The record as pages: each route asks the record, and fills a template."""
