"""Synthetic data in bulk: decided and appended by the code that serves people, many steps a transaction."""
