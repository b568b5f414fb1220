"""The part of the audit that looks at the consumers' cursors. They are no copies of the log, so most of a row cannot be held
against it; but what a consumer has read must still be there, and so must what it wrote down."""

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection

from workflow.jobs.consumers import access_head
from workflow.store import cursors


def strays(connection: Connection, units: Sequence[str]) -> Iterator[str]:
    """Cursors of units that there are not; those of the installation itself name none."""
    for row in cursors.every(connection):
        if row.unit and row.unit not in units:
            yield f"表 cursor 中有单位 {row.unit} 的行，却没有这个单位"


def compare(connection: Connection, unit: str, sizes: dict[str, int], recorded: int) -> Iterator[str]:
    """A cursor beyond its log's end: the log was cut. Heads taken down (the last of ``recorded`` entries) that the case log no
    longer holds: it was cut."""
    for row in cursors.every(connection):
        if row.unit != unit:
            continue
        if max(row.seq, row.until) > sizes.get(row.kind, 0):
            yield f"{unit}/{row.kind} 日志：后台任务 {row.consumer} 已读到第 {max(row.seq, row.until)} 条，日志却没有这么长"
        if row.consumer == access_head.CONSUMER.name and row.seq > recorded:
            yield f"{unit}/case 日志：访问日志前 {row.seq} 条的日志头曾记入，现已不见"
