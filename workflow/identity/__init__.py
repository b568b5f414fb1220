"""Who is asking: accounts, sign-ins, and the caller that every use case is given."""
