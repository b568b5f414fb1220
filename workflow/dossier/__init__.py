"""What a stranger needs to check a case years later: the dossier, its cover, the duty matrix, signed checkpoints."""
