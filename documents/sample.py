"""The people, the patent and the small parts that the sample papers share (domain example X1)."""

from datetime import date
from hashlib import sha256

from documents.head import Head, Opinion, Regulation

UNIT = "浙江省之江理工大学(示例)"
COLLEGE = "材料科学与工程学院"
BUYER = "杭州云栖新材料有限公司"
TITLE = "一种光催化降解膜及其制备方法"
PATENT = "ZL202110345678.3"
PRICE = 100_000_000
TEAM = (("王明远", "教授", 500_000), ("李思齐", "副教授", 300_000), ("陈㛃", "讲师", 200_000))


def digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()


REGULATION = Regulation(title=f"{UNIT}科技成果转化管理办法", version="2026年第1版", content_hash=digest("rule"))


def head(number: str, *, issued_at: str, draft: bool = False, sandbox: bool = False, terms: str = digest("terms")) -> Head:
    return Head(
        unit=UNIT,
        number="" if draft else number,
        version=1,
        sandbox=sandbox,
        draft=draft,
        issued_at="" if draft else issued_at,
        verify_url="" if draft else f"http://127.0.0.1:8000/check?paper={number}",
        terms_hash=terms,
    )


def opinion(seat: str, name: str, text: str, on: date, *, on_behalf_of: str = "") -> Opinion:
    return Opinion(seat=seat, name=name, verdict="同意", text=text, on=on, on_behalf_of=on_behalf_of)
