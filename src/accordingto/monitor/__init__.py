"""Incidents, ledger entries and positions in, series, baselines and alerts out."""
