"""What pages and calls ask; nothing here writes."""
