"""The command ``anxin``: one file a verb or a family of them; each calls use cases and prints what they answer."""
