"""The context of 公示张贴证明."""

from states.notice import Notice
from tests.workflow.added.posting.paper import Posting
from workflow.papers.builders import builds
from workflow.papers.source import Source


@builds("posting")
def context(source: Source[Notice]) -> Posting:
    notice, regulation = source.target, source.regulation
    return Posting(
        head=source.head,
        case=source.case.id,
        title=notice.title,
        places=tuple(regulation.place_name(p.place) for p in notice.postings),
        ends_on=notice.ends_on,
        log_size=source.log.size,
        log_root=source.log.root,
    )
