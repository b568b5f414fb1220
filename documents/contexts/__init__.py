"""What each paper is made from: one frozen dataclass a kind, plain values only."""
