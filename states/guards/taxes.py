"""What a round's tax rests on: the law of the day, or the tax office's paper where the law is not known."""

from datetime import datetime

from states import taxes
from states.case import Case
from states.facts import Facts
from states.money import percent
from states.regulation import Regulation
from states.rule import Verdict, met, not_applicable, refused, rule


@rule("增值税的计算依据", "财税2016-36", "公告2026-10", "增值税法10", informs=True)
def vat_basis(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    """Never refuses: an unregistered contract is taxed, and whoever allocates should know it before."""
    found = state.round(facts.target)
    if found is not None and found.vat_rate is not None:
        return met(f"到账当日的增值税规定不明，按税务机关文件以 {percent(found.vat_rate)}% 计算", found.vat_paper)
    if found is None or not taxes.vat_exempt(state, found, facts):
        return not_applicable("合同尚未取得登记证明或免税不在有效期内，按含税价扣除增值税；登记后再分配可以免税")
    return met("合同已登记，技术部分免征增值税", received_on=str(found.received_on))


@rule("增值税的规定已知，或已登记税务机关认可的税率", "增值税法10")
def vat_known(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    """Of this receipt and of those before it that are still open: what they cannot bear comes to this one."""
    because = taxes.unsettled(state, facts)
    if because:
        return refused(f"{because}，请先登记税务机关认可的税率及其文件")
    return met("增值税的规定已知，或已按税务机关文件登记")


@rule("到账当日的增值税规定不明", "增值税法10")
def vat_rule_unknown(state: Case, facts: Facts, regulation: Regulation, at: datetime) -> Verdict:
    """Where the law is known nobody chooses another rate."""
    found = state.round(facts.target)
    because = taxes.vat_unknown(found, facts) if found is not None else ""
    if not because:
        return refused("到账当日的增值税规定已知，按规定计算，不另登记税率")
    return met(because)
