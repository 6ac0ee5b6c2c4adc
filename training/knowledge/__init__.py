"""Scripts that derive the files of knowledge from public data sets."""
