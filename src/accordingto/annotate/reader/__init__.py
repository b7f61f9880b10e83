"""The reader: a small encoder with several heads that reads what rules cannot."""
