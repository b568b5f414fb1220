"""Players of a road besides the demonstration's: each plays the same acts on another stage."""
