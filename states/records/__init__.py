"""What each action changes: given that the rules let it through, the groups of state as they are afterwards.

A record names only the groups it touched; `decide` turns them into the event, `evolve` merges them back.
"""
