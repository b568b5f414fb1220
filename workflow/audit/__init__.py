"""An installation checked against its own log."""
