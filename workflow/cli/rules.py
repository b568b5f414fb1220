"""``anxin rules | diagram | regulation``: the rule catalogue and the law, the tables drawn, a regulation held against the law."""

import argparse
import json
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from states import labels
from states.floors import weaknesses
from states.regulation import parse
from states.stages import NEW, LifeCycle
from states.table import STEPS
from workflow import clock
from workflow.reads import catalogue, law


def add(verbs: Any) -> None:
    listed = verbs.add_parser("rules", help="全部步骤、规则与依据")
    listed.add_argument("--json", action="store_true")
    listed.add_argument("--law", action="store_true", help="只列法律参数：各版本、未使用的及理由、不明的及理由")
    listed.add_argument("--on", type=date.fromisoformat, default=None, help="法律参数按哪一天（默认今天）")
    listed.set_defaults(run=run_rules)
    drawn = verbs.add_parser("diagram", help="把步骤表画成状态图（Mermaid）")
    drawn.add_argument("table", nargs="?", choices=[t.value for t in LifeCycle], default=LifeCycle.CASE.value)
    drawn.set_defaults(run=lambda options: print("\n".join(diagram(LifeCycle(options.table)))) or 0)
    checked = verbs.add_parser("regulation", help="检查一份制度是否弱于法律")
    checked.add_argument("what", choices=["check"])
    checked.add_argument("file", type=Path)
    checked.add_argument("--on", type=date.fromisoformat, default=None, help="按哪一天的法律（默认今天）")
    checked.set_defaults(run=run_regulation)


def run_rules(options: argparse.Namespace) -> int:
    of_law = law.law(options.on or clock.day(clock.machine_now()))
    if options.json:
        print(json.dumps(of_law if options.law else catalogue.rules(), ensure_ascii=False, indent=2))
        return 0
    if not options.law:
        _print_steps()
    print("\n".join(_law_lines(of_law)))
    return 0


def _print_steps() -> None:
    found = catalogue.rules()
    for line in found:
        seats = "、".join(s["name"] for s in line["seats"])
        print(f"{line['title']}  {line['action']}  {line['source']} → {line['destination']}  （{seats}）")
        for rule in line["rules"]:
            print(f"    {rule['rule']}  {rule['title']}  [{'、'.join(c['key'] for c in rule['citations'])}]")
    for road in catalogue.roads():
        title = "移转权利" if road["moves_title"] else "不移转权利"
        print(f"{road['name']}  {road['method']}  （{title}，按{road['registration']}登记）")
        print("\n".join(f"    不适用：{s['rule']}  {s['title']}，{s['reason']}" for s in road["spared"]) or "    以上规则全部适用")


def _law_lines(of_law: dict[str, Any]) -> Iterator[str]:
    """Every parameter with its versions, then what binds nobody, what is not known, and what within twelve months will not be."""
    yield f"法律参数（{of_law['on']}）"
    for one in of_law["parameters"]:
        days = f"{one['effective_from']} 至 {one['effective_to'] or '今'}"
        yield f"    {one['rule']}  {one['name']}  {one['value']} {one['unit']}  {days}  {'、'.join(one['regimes'])}  {'、'.join(one['citations'])}"
        if one["unused"]:
            yield f"        未使用：{one['unused']}"
    for kind, label in (("unbound", "不约束"), ("unknown", "不明")):
        for line in of_law[kind]:
            days = f"{line['from'] or '起初'} 至 {line['to'] or '今后'}"
            yield f"    {label}：{'、'.join(line['rules'])}  {days}  {'、'.join(line['regimes'])}  {line['reason']}"
    for line in of_law["ending"]:
        yield f"    将不明：{line['rule']} 自 {line['from']} 起，{line['reason']}；请在此前录入新的文件"


def diagram(table: LifeCycle) -> Iterator[str]:
    """The table's lines as a Mermaid state diagram, internal rows left out; identifiers ASCII, labels Chinese."""
    yield "stateDiagram-v2"
    for state, label in labels.STATE[table].items():
        yield f"    {state} : {label}"
    for step in STEPS:
        if step.table is table and step.source != step.destination:
            source = "[*]" if step.source == NEW else str(step.source)
            yield f"    {source} --> {step.destination} : {step.title}"


def run_regulation(options: argparse.Namespace) -> int:
    try:
        regulation = parse(options.file.read_text(encoding="utf-8"))
    except (OSError, ValidationError, tomllib.TOMLDecodeError, ValueError) as error:
        print(f"{options.file}：读不成制度\n{error}")
        return 2
    weak = weaknesses(regulation, on=options.on or clock.day(clock.machine_now()))
    for point in weak:
        print(f"{point.where}：{point}")
    print(f"{regulation.title} {regulation.version}：{'不弱于法律' if not weak else f'{len(weak)} 处弱于法律，不得发布'}")
    return 1 if weak else 0
