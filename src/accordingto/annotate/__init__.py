"""Documents in, annotations out."""
