"""An objector's contact is nowhere but sealed: not in the log, the rows, the papers or a dossier; erased, all proofs hold."""

import subprocess
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from cryptography.exceptions import InvalidTag
from sqlmodel import SQLModel

from states.inputs.contracting import PrepareContract
from tests.workflow import dba
from tests.workflow.conftest import Demo
from workflow import keys
from workflow.audit import check
from workflow.demo import material
from workflow.demo.player import Player
from workflow.dossier import export
from workflow.house import House
from workflow.step import personal
from workflow.store.tables import Disclosure, core
from workflow.trail import verify
from workflow.transaction import writing
from workflow.units import sample
from workflow.web import prefill

CONTACT = "13800005678"
CASE = "C2026-0002"


@pytest.fixture
def admin(finished: House) -> Iterator[dba.Dba]:
    made = dba.at(finished.settings.url)
    yield made
    made.engine.dispose()


def test_no_file_of_the_installation_says_it(demo: Demo) -> None:
    files = [path for path in demo.data.rglob("*") if path.is_file()]
    assert len(files) > 50
    assert [path.name for path in files if CONTACT.encode() in path.read_bytes()] == []


def test_no_row_says_it(finished: House, admin: dba.Dba) -> None:
    for table in SQLModel.metadata.sorted_tables:
        assert CONTACT not in str(admin.rows(table)), table.name


def test_no_dossier_and_no_paper_in_it_says_it(demo: Demo, tmp_path: Path) -> None:
    for case in ("C2026-0001", CASE):
        for name, content in demo.members(case).items():
            assert CONTACT.encode() not in content, name
            if name.endswith(".pdf"):
                assert CONTACT not in read(content, tmp_path), name
                with pikepdf.open(BytesIO(content)) as pdf:
                    assert all(CONTACT.encode() not in file.get_file().read_bytes() for file in pdf.attachments.values()), name


def read(pdf: bytes, folder: Path) -> str:
    (folder / "paper.pdf").write_bytes(pdf)
    done = subprocess.run(["pdftotext", str(folder / "paper.pdf"), "-"], capture_output=True, check=True)
    return "".join(done.stdout.decode().split())


def opens(house: House, row: dict[str, Any]) -> str:
    """What the row keeps, opened."""
    return personal.opened(keys.personal(house.settings.data), row["sealed"], row["commitment"])


def test_it_can_be_read_back_while_it_is_kept(finished: House, admin: dba.Dba) -> None:
    (row,) = (row for row in admin.rows(core(Disclosure)) if opens(finished, row) == CONTACT)
    assert row["subject"] == CASE
    assert personal.opened(keys.personal(finished.settings.data), row["sealed"], row["commitment"]) == CONTACT
    notice = Player(finished, sample.UNIT).case(CASE).notices[0]
    assert notice.objections[0].contact == row["commitment"]


def test_a_wrong_key_or_another_commitment_opens_nothing(finished: House, admin: dba.Dba) -> None:
    row = next(row for row in admin.rows(core(Disclosure)) if opens(finished, row) == CONTACT)
    key = keys.personal(finished.settings.data)
    with pytest.raises(InvalidTag):
        personal.opened(bytes(32), row["sealed"], row["commitment"])
    with pytest.raises(InvalidTag):
        personal.opened(key, row["sealed"], "0" * 64)
    other = personal._seal(key, bytes(personal.SALT) + CONTACT.encode(), row["commitment"])
    with pytest.raises(ValueError, match="does not match"):
        personal.opened(key, other, row["commitment"])


def test_the_same_contact_again_commits_to_another_value(finished: House, admin: dba.Dba) -> None:
    with writing(finished, sample.UNIT) as write:
        again = [personal._store(write, CASE, CONTACT) for _ in range(2)]
    kept = [row["commitment"] for row in admin.rows(core(Disclosure)) if opens(finished, row) == CONTACT]
    assert len({*again, *kept}) == len(kept) == 3


def test_telephone_mail_and_account_of_a_contract_are_in_no_entry_and_on_the_contract_alone(
    finished: House, admin: dba.Dba, demo: Demo, tmp_path: Path
) -> None:
    asked = material.contract("a" * 64, "1")
    sides = (asked["transferor"], asked["transferee"])
    said = [side[field] for side in sides for field in ("phone", "email", "account") if side.get(field)]
    kept = {opens(finished, row) for row in admin.rows(core(Disclosure)) if row["subject"] == "C2026-0001"}
    assert kept == set(said)
    members = demo.members("C2026-0001")
    case = Player(finished, sample.UNIT).case("C2026-0001")
    contract = next(f"data/papers/{p.sha256}.pdf" for p in case.papers if p.kind == "contract")
    told = {
        name: read(content, tmp_path) if name.endswith(".pdf") else content.decode(errors="replace") for name, content in members.items()
    }
    for word in said[1:]:  # the first is the office's line, which notices name too
        assert [name for name, text in told.items() if word in text] == [contract]


def test_what_was_erased_is_said_to_be_and_what_was_in_clear_is_read(finished: House, admin: dba.Dba) -> None:
    opened = personal.reader(finished, sample.UNIT)
    row = next(row for row in admin.rows(core(Disclosure)) if opens(finished, row) == CONTACT)
    assert [opened(kept) for kept in (row["commitment"], "0" * 64, "0571-1", "")] == [CONTACT, "已删除", "0571-1", ""]


def test_a_correction_is_not_filled_with_a_commitment(finished: House) -> None:
    player = Player(finished, sample.UNIT)
    filled = prefill.as_input(PrepareContract, player.case("C2026-0001").contract)
    assert filled["transferee"]["contact"] == "陈经理"
    assert filled["transferee"]["phone"] == ""


def test_erased_it_leaves_audit_and_dossiers_as_they_were(finished: House, admin: dba.Dba, demo: Demo) -> None:
    admin.put(core(Disclosure), [])
    assert check.differences(finished) == []
    content = export.dossier(finished, Player(finished, sample.UNIT).caller("yang"), CASE)
    report = verify.verify_bytes(content, vkey=demo.vkey)
    assert (report.status, report.problems) == (verify.VERIFIED, ())
