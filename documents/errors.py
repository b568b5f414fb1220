"""What can go wrong while a paper is made."""


class RenderError(Exception):
    """The paper could not be made whole: a missing field, glyph or resource, an over-long job, a dead renderer.

    The message is Chinese and names what is missing. There is never a paper with a hole instead.
    """
