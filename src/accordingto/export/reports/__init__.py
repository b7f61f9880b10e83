"""A desk in, reports for people out: what stands in one, and one writer for each format."""
