"""Readings in, files out; one file a format."""

from accordingto.export.base import Exporter, ExportError
from accordingto.export.tables import EXPORTERS, write_desk, write_readings, write_stream, write_tables

__all__ = ["EXPORTERS", "ExportError", "Exporter", "write_desk", "write_readings", "write_stream", "write_tables"]
