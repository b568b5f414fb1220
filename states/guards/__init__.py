"""The rules, one file a stage (and ``everywhere``): each a small function that answers with a reason and its ground."""
