"""Where readings are kept: Store, Writer, View."""
