"""``anxin VERB …``: reads the words, calls the verb, returns its exit status."""

import argparse
import sys
from collections.abc import Sequence

from states.errors import TransferError
from workflow.cli import bench, clock, demo, generate, operations, rules, serve, trail, worker

VERBS = (serve, worker, demo, trail, rules, operations, clock, generate, bench)


def parser() -> argparse.ArgumentParser:
    """All verbs with their options; each module adds its own."""
    top = argparse.ArgumentParser(prog="anxin", description="安心：职务科技成果转化审批。每个子命令都有 --help。")
    verbs = top.add_subparsers(dest="verb", required=True, metavar="VERB")
    for module in VERBS:
        module.add(verbs)
    return top


def main(argv: Sequence[str] | None = None) -> int:
    """Run one verb. 0 done; 1 the answer is no; 2 wrong words or unreadable; 3 see the verb."""
    options = parser().parse_args(argv)
    try:
        status: int = options.run(options)
    except (TransferError, OSError) as error:
        print(f"未办理：{error}", file=sys.stderr)
        return 1
    return status


if __name__ == "__main__":
    sys.exit(main())
