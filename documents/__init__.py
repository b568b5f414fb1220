"""Papers: a frozen context in, bytes out.

Nothing here reads a session, a setting, the clock or the network. One kind of paper is one folder
(`papers/<kind>/`) and one line in `kinds.py`; `render.py` is the only door to WeasyPrint and `worker.py` keeps it in a
process of its own. This layer imports `states` and never `workflow`.
"""
