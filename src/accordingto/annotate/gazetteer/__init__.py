"""The gazetteer: places of the whole world by name, in one file that is only read."""
