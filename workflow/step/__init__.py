"""One step through the house: judge, render, lock, decide, append, write, answer. And what is written besides steps: uploads."""
