"""Two kinds of paper that the product does not have, added to a copy of it: one about a notice, one about a round."""
