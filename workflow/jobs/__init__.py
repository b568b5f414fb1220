"""What happens after a commit: consumers read the logs behind a durable cursor, at least once, and do each thing once."""
