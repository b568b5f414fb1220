"""Everything one installation consists of, opened once: database, folders, keys, calendar, renderer.

Use cases take a `House` and nothing global; a test opens one in a folder of its own.
"""

from dataclasses import dataclass, field
from functools import cached_property

from sqlalchemy import Engine

from documents.fonts import prepare
from documents.worker import Renderer, warm
from states.calendar import Calendar
from workflow.holidays import Holidays, load
from workflow.settings import Settings
from workflow.store.files import Files
from workflow.traces import Traces


@dataclass(frozen=True)
class House:
    settings: Settings
    engine: Engine
    files: Files
    sandbox: bool
    #: By unit and subject, what of its rows differs from the log; of these, which the access log could not be told yet.
    differing: dict[tuple[str, str], str] = field(default_factory=dict)
    untold: set[tuple[str, str]] = field(default_factory=set)
    #: By unit and log, why it is not signed any more (`workflow/signer.py`).
    refusing: dict[tuple[str, str], str] = field(default_factory=dict)
    #: What readers left, not in the log yet (`workflow/keep_traces.py`).
    traces: Traces = field(default_factory=Traces)

    @cached_property
    def holidays(self) -> Holidays:
        """The years' arrangements, read once."""
        return load(self.settings.data)

    @property
    def calendar(self) -> Calendar:
        return self.holidays.calendar

    @cached_property
    def renderer(self) -> Renderer:
        """The warm process that makes papers, shared with others that use the same fonts; these are prepared on first use."""
        fonts = self.settings.data / "fonts"
        prepare(fonts)
        return warm(fonts)

    def close(self) -> None:
        if "renderer" in self.__dict__:
            self.__dict__.pop("renderer").close()
        self.engine.dispose()
