"""Where things are kept: tables, engine, migrations and every SQL statement of the program. Nothing here decides."""
