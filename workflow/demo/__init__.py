"""Sample cases of the sample unit, played through the same use cases that the pages and the interface call."""
