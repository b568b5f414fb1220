"""One folder a kind of paper: `paper.py` (its data, and all that is said of it), `template.html`, `sample.py`.

What several share stands beside: `_page.html` and `_macros.html` here, `documents/head.py`, `documents/sample.py`.
"""
