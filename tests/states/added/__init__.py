"""A life cycle and a verb of sign-off that a copy of the product is given, each by its files and one line."""
