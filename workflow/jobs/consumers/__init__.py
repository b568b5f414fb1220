"""The consumers, a file each and a line each; what is left out on either side is refused here."""

from pkgutil import iter_modules

from workflow.jobs.consumer import registered
from workflow.jobs.consumers import access_head, checkpoints, orphans

CONSUMERS = registered(
    [module.name for module in iter_modules(__path__)],
    (
        access_head.CONSUMER,
        checkpoints.CONSUMER,
        orphans.CONSUMER,
    ),
)
