"""Runs the stages over sources."""
