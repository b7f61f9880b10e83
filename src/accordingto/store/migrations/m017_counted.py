"""A desk whose maps and series are counted from its rows in, one in which indices alone answer them out."""

from sqlalchemy import Connection, text


def m017_counted(connection: Connection) -> None:
    """Make the indices."""
    connection.execute(text(
        "CREATE INDEX ix_spots_counted ON spots (last_day, vouched, first_day, event_type, date_start, date_end, place, latitude, "
        "longitude, geo_precision, geo_reason, personal)"
    ))  # fmt: skip
    connection.execute(text(
        "CREATE INDEX ix_documents_published_publisher_language_original_id_id ON documents (published, publisher, language, "
        'original_id, id, "row")'
    ))  # fmt: skip
