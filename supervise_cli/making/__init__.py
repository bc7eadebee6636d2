"""Making and finishing records: what was said → typed values → defaults → a record, final or draft."""
