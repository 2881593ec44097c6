"""Words that every room shares: partial dates, reasons, text forms. Nothing here knows Django."""
