"""The HTTP door: JSON under ``/api/v1``, and what stands at the root. Routes bind; use cases do the work."""
