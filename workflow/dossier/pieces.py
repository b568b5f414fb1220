"""What proves a duty: pieces of evidence, each of a kind, and where a duty is owed to or by persons, one for each of them.

A piece says in Chinese what it is and which entries are it. Where nothing else is said, the pieces of a duty are the steps whose
lines in the table say that they prove it; a duty that asks for more has its function here.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from states.achievement import Leadership
from states.case import Case
from states.facts import Facts
from states.notice import Notice
from states.notices import award_notice, price_notice
from states.seating import current
from states.signoff import Matter, SignoffOutcome, outcome
from states.stages import LifeCycle
from states.table import LINES
from workflow.trail.entry import Entry


@dataclass(frozen=True, slots=True)
class Piece:
    """``listed``: whether its entries are shown as the evidence, or only have to be there; ``person``: whether it is one person's."""

    name: str
    found: Callable[[Entry], bool]
    listed: bool = True
    person: bool = False


def by_hand(action: str) -> str:
    """The automatic action that one takes by hand; any other action itself."""
    return LINES[action].instead_of or action


def steps(actions: frozenset[str], *, listed: bool = True) -> tuple[Piece, ...]:
    """A piece for each of the actions."""
    return tuple(Piece(LINES[name].title, lambda e, name=name: by_hand(e.action) == name, listed) for name in sorted(actions))  # type: ignore[misc]  # the default binds the name


def kept(entry: Entry, group: str) -> tuple[Mapping[str, Any], ...]:
    """The members of a group that the entry changed."""
    found = entry.body.get("set", {}).get(group, ())
    return tuple(member for member in found if isinstance(member, dict)) if isinstance(found, list) else ()


def declared(case: Case, facts: Facts, _actions: frozenset[str]) -> tuple[Piece, ...]:
    """关联声明 of every completer, of who handled the case, and of who gave an organ's opinion on it."""

    def of(person: str) -> Callable[[Entry], bool]:
        return lambda e: any(member.get("person") == person for member in kept(e, "relations"))

    return tuple(Piece(f"{facts.people.name(person)}的关联声明", of(person), person=True) for person in concerned(case, facts))


def concerned(case: Case, facts: Facts) -> tuple[str, ...]:
    """Completers, handlers and approvers, each once; who sat in a meeting is not known by name."""
    handled = [h.person for h in case.handlers if not h.answers] or [case.opened_by]
    signoffs = (current(case, Matter.REVIEW), current(case, Matter.DECISION))
    spoke = [o.person for s in signoffs if s is not None for o in s.standing().values() if o.minutes is None]
    return tuple(dict.fromkeys((*sorted(facts.completers()), *handled, *spoke)))


def agreed(case: Case, facts: Facts, _actions: frozenset[str]) -> tuple[Piece, ...]:
    """Every completer's word on the terms as they stand."""

    def of(person: str) -> Callable[[Entry], bool]:
        return lambda e: e.terms == case.terms_hash and any(m.get("person") == person and m.get("agrees") for m in kept(e, "consents"))

    return tuple(Piece(f"{facts.people.name(person)}的意见", of(person), person=True) for person in sorted(facts.completers()))


def answered(case: Case, facts: Facts, _actions: frozenset[str]) -> tuple[Piece, ...]:
    """Every completer's answer to the priority on the terms as they stand."""

    def of(person: str) -> Callable[[Entry], bool]:
        return lambda e: e.terms == case.terms_hash and any(m.get("person") == person for m in kept(e, "consents"))

    return tuple(Piece(f"{facts.people.name(person)}对优先受让权的答复", of(person), person=True) for person in sorted(facts.completers()))


def recused(case: Case, facts: Facts, _actions: frozenset[str]) -> tuple[Piece, ...]:
    """For each who declared an interest, completers aside, the record that they took no part."""

    def of(person: str) -> Callable[[Entry], bool]:
        return lambda e: any(
            person in opinion.get("minutes", {}).get("recused", ())
            for signoff in kept(e, "signoffs")
            for opinion in signoff.get("opinions", ())
        )

    return tuple(
        Piece(f"{r.name}的回避记录", of(r.person), person=True) for r in case.relations if r.related and r.person not in facts.completers()
    )


def decided(case: Case, _facts: Facts, actions: frozenset[str]) -> tuple[Piece, ...]:
    """The opinions or minutes that decided, not the automatic line that follows from them; that it followed has to be there."""
    follows = frozenset(name for name in actions if LINES[name].automatic)
    decision = current(case, Matter.DECISION)
    number = decision.n if decision is not None and outcome(decision) is SignoffOutcome.AGREED else 0

    def gave(e: Entry) -> bool:
        return e.action in actions - follows and any(s.get("n") == number for s in kept(e, "signoffs"))

    return (Piece("决策意见或会议纪要", gave), *steps(follows, listed=False))


def noticed(case: Case, _facts: Facts, actions: frozenset[str]) -> tuple[Piece, ...]:
    """What was drawn up, put up and ran out of the notice of the price; notices of awards are another duty."""
    return _of_notice(price_notice(case), actions)


def awards_noticed(case: Case, _facts: Facts, actions: frozenset[str]) -> tuple[Piece, ...]:
    """The same of the notice of each round that has an award."""
    awarded = [r for r in case.rounds if r.allocation is not None and r.allocation.pool]
    run = frozenset(name for name in actions if LINES[name].table is LifeCycle.NOTICE)
    return tuple(piece for r in awarded for piece in _of_notice(award_notice(case, r.key), run, f"第 {r.n} 轮"))


def _of_notice(notice: Notice | None, actions: frozenset[str], which: str = "") -> tuple[Piece, ...]:
    def of(action: str) -> Callable[[Entry], bool]:
        return lambda e: notice is not None and e.action == action and any(m.get("n") == notice.n for m in kept(e, "notices"))

    return tuple(Piece(f"{which}{LINES[action].title}", of(action)) for action in sorted(actions))


def leaders(case: Case, facts: Facts) -> Iterator[str]:
    """Who receives a share and is a leader, by the scheme's own word or by what the disclosure said."""
    told = {c.person for a in facts.achievements for c in a.completers if c.leadership is not Leadership.NONE}
    shares = case.scheme.shares if case.scheme else ()
    yield from dict.fromkeys(s.name for s in shares if s.leader or s.person in told)


def led(case: Case, facts: Facts, _actions: frozenset[str]) -> tuple[Piece, ...]:
    """For each leader who receives a share their own statement, which nobody can record yet."""
    return tuple(Piece(f"{name}的领导人员声明", lambda _: False, person=True) for name in leaders(case, facts))


#: Duties that ask for more than that the steps which prove them were taken.
PIECES: Mapping[str, Callable[[Case, Facts, frozenset[str]], tuple[Piece, ...]]] = {
    "EV-05": answered,
    "EV-06": agreed,
    "EV-08": declared,
    "EV-09": recused,
    "EV-12": decided,
    "EV-13": noticed,
    "EV-21": awards_noticed,
    "EV-23": led,
}
