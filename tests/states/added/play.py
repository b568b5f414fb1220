"""Takes the added steps in memory, in a copy of the rules that has them; prints as JSON what it met.

python -m tests.states.added.play
"""

import json
import sys

from states.lifecycles import LIFE_CYCLES
from states.signoff import Matter
from states.stages import LifeCycle
from tests.players.memory import Memory
from workflow.api import actions, places
from workflow.demo import road
from workflow.demo.roads import ROADS
from workflow.demo.roads.road import Deal
from workflow.web import views


def main() -> None:
    unit = Memory()
    case = next(iter(ROADS.values())).play(Deal(player=unit), "", "submitted").case
    task = unit.task(case, Matter.REVIEW, "sun")
    told = {"elsewhere": sorted(unit.refuse("sun", "forward", case, task, to="zheng"))}
    unit.do("sun", "forward", case, task, to="gao")
    told["no longer"] = sorted(unit.refuse("sun", "agree", case, task, text="同意"))
    unit.do("gao", "agree", case, task, text="同意")
    unit.sign(case, Matter.REVIEW)
    told["no objection"] = sorted(unit.refuse("zhou", "convene_hearing", case, topic="价格"))
    notice = road.posted(unit, case, "price", ("unit_site", "market"))
    unit.do("zhou", "object", case, notice, objector="某校友", named=True, contact="", text="价格偏低。", evidence=[])
    for topic in ("价格", "程序"):
        unit.do("zhou", "convene_hearing", case, topic=topic)
    minutes = unit.upload("shen", case, "笔录.txt", "听证笔录")
    unit.do("shen", "record_hearing", case, "2", held_on=str(unit.today()), minutes=minutes)
    held = LIFE_CYCLES[LifeCycle("hearing")].members(unit.case(case))
    told["stand"] = [f"{key} {one.state}" for key, one in held.items()]
    told["page"] = [f"{one.title} {one.state}" for one in views.members(unit.case(case))]
    posted = {str(getattr(route, "path", "")) for route in actions.router().routes}
    told["posted"] = [action for action in ("forward", "convene_hearing", "record_hearing") if places.place(action) in posted]
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main()
