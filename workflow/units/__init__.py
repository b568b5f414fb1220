"""A unit and what it brings: its logs, its regulation, its people and the seats they hold. Each change is an entry."""
