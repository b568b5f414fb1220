"""Who is competent for what, by the act in force."""

from datetime import date

from states.citations import Citation, cite

_REGISTRATION = (("登记办法2000-63", "科学技术主管部门"), ("登记办法2026", "工业和信息化主管部门"))


def registration_body(on: date) -> tuple[str, Citation]:
    """Which department's registration bodies recognise technology contracts on the day, and by which act; the first one before any."""
    found = [(name, cite(key)) for key, name in _REGISTRATION]
    return next((one for one in found if one[1].in_force(on)), found[0])
