"""What the renderer may reach for: nothing but data that stands in the page itself.

Imported by `render` alone and late, as the base class comes from WeasyPrint. Our style sheets are handed over as
text, so no address at all has to be allowed.
"""

from weasyprint.urls import URLFetcher, URLFetcherResponse


class Fence(URLFetcher):  # type: ignore[misc]  # WeasyPrint carries no types
    """Answers `data:` addresses and refuses every other; `refused` remembers those, as WeasyPrint may pass over them."""

    def __init__(self) -> None:
        super().__init__(allowed_protocols=("data",), allow_redirects=False)
        self.refused: list[str] = []

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """The resource behind a `data:` address; raises ValueError for every other address."""
        if not url.lower().startswith("data:"):
            self.refused.append(url)
            raise ValueError("文书只可使用自带的资源")
        return super().fetch(url, headers)
