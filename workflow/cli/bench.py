"""``anxin bench WHAT``: a benchmark beside its peers. They live with the tests, and so do their requirements."""

import importlib
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
BENCHES = ROOT / "tests" / "bench"
#: One of the test requirements and of no other; what a bench compares us with.
PEER = "django_fsm"


def add(verbs: Any) -> None:
    measured = verbs.add_parser("bench", help="测速，并与同类软件在同一次运行中交替比较")
    measured.add_argument(
        "what",
        help="steps：一步所费的 CPU、语句、WAL 字节和时间；writers：并发写入；papers：制文书时的列表；lanes：匿名登录成群、写锁被占时的读取；pages：各页面与接口的语句和时间",
    )
    measured.add_argument("--json", action="store_true")
    measured.set_defaults(run=lambda options: run(options.what, json=options.json))


def run(what: str, *, json: bool) -> int:
    """Run ``tests/bench/<what>.py``; 2 when there is no such bench here or its peers are not installed."""
    known = sorted(path.stem for path in BENCHES.glob("[a-z]*.py"))
    if what not in known:
        print(f"没有名为 {what} 的测速；可选：{'、'.join(known) or '无（本安装不含 tests）'}", file=sys.stderr)
        return 2
    if find_spec(PEER) is None:
        print("测速需要测试依赖。请用 ./run.sh bench 运行，或先安装 tests/requirements.txt", file=sys.stderr)
        return 2
    sys.path.insert(0, str(ROOT))
    status: int = importlib.import_module(f"tests.bench.{what}").main(as_json=json)
    return status
