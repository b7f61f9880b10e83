"""Documents of a desk in, what is the same in them out: copies, stories, incidents."""
