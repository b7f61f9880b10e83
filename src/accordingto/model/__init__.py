"""The records and their rules; imports no other room."""
