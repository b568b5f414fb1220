"""Scenarios are played in memory, but for those that bear one of these tags, which says why it takes the use cases and their database."""

ON_A_HOUSE = {
    "看留痕": "what the log keeps is the point",
    "看落库": "what is written, or changed behind the program's back, is the point",
    "看制文书": "the paper, printed while others act, is the point",
}
