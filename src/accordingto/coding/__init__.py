"""Annotations in, readings (statements, events, figures, ledger) out."""
