"""What a browser makes of a page: its forms with the values they would send, its labels, its text."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"input", "meta", "link", "br", "hr", "img"}


@dataclass
class Form:
    action: str
    values: dict[str, list[str]] = field(default_factory=dict)

    def add(self, name: str, value: str) -> None:
        if name:
            self.values.setdefault(name, []).append(value)


@dataclass
class Page(HTMLParser):
    """Reads a page once; ``forms`` in order, ``ids``, ``labels`` (what they are for), every tag with its attributes."""

    source: str

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.forms: list[Form] = []
        self.ids: list[str] = []
        self.labels: list[str] = []
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.texts: list[str] = []
        self._open: Form | None = None
        self._area = self._select = ""
        self._written: list[str] = []
        self._chosen: list[str] = []
        self.feed(self.source)

    @property
    def text(self) -> str:
        return "".join("".join(self.texts).split())

    def form(self, action: str) -> Form:
        return next(f for f in self.forms if f.action == action)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.tags.append((tag, values))
        if "id" in values:
            self.ids.append(values["id"])
        if tag == "label" and "for" in values:
            self.labels.append(values["for"])
        if tag == "form":
            self._open = Form(values["action"])
            self.forms.append(self._open)
        elif tag == "input":
            self._input(values)
        elif tag == "textarea":
            self._area, self._written = values.get("name", ""), []
        elif tag == "select":
            self._select, self._chosen = values.get("name", ""), []
        elif tag == "option" and (not self._chosen or "selected" in values):
            self._chosen = [values.get("value", "")]

    def _input(self, values: dict[str, str]) -> None:
        unsent = values.get("type") in {"checkbox", "radio"} and "checked" not in values
        if self._open is not None and not unsent and values.get("type") != "file":
            self._open.add(values.get("name", ""), values.get("value", ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._open = None
        elif tag == "textarea" and self._open is not None:
            # A line end right after the tag is dropped; line ends are sent as CRLF.
            self._open.add(self._area, "".join(self._written).removeprefix("\n").replace("\n", "\r\n"))
            self._area = ""
        elif tag == "select" and self._open is not None:
            for value in self._chosen:
                self._open.add(self._select, value)

    def handle_data(self, data: str) -> None:
        if self._area:
            self._written.append(data)
        self.texts.append(data)
