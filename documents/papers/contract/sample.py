"""The contract of domain example X1."""

from datetime import date

from documents.papers.contract.paper import Contract, Delivery, Party, Patent, Payment
from documents.sample import BUYER, PATENT, PRICE, TEAM, TITLE, UNIT, head
from states.contract import Definition


def sample(*, draft: bool = False, sandbox: bool = False) -> Contract:
    return Contract(
        head=head("ZJLG-HT-2026-0001", issued_at="2026年3月11日 10:30", draft=draft, sandbox=sandbox),
        case="C2026-0001",
        project=f"“{TITLE}”专利权转让",
        transferor=Party(
            name=UNIT,
            uscc="12339900MADEUP005M",
            legal_representative="方正平",
            agent="周敏",
            address="浙江省杭州市钱塘区学源街 998 号",
            contact="周敏",
            phone="0571-86000000",
            email="tto@zjlg.example",
            bank="中国银行杭州高教支行",
            account="400000000000000001",
        ),
        transferee=Party(
            name=BUYER,
            uscc="91330106MA2ABCDEX7",
            legal_representative="沈建华",
            agent="",
            address="浙江省杭州市西湖区云栖小镇石龙山街 18 号 3 幢 502 室",
            contact="金晨",
            phone="0571-87000000",
            email="jin@yunqi.example",
            bank="杭州银行西湖支行",
            account="330000000000000002",
        ),
        place="浙江省杭州市钱塘区",
        valid_until=date(2028, 12, 31),
        terms=(
            Definition(word="专利权", meaning="本合同第二条所列、经国家知识产权局授权的发明专利权。"),
            Definition(word="技术交易额", meaning="价款总额中扣除设备、材料等非技术性费用后的部分。"),
            Definition(word="日", meaning="除写明工作日的以外，均指自然日，开始的当日不计入。"),
        ),
        patents=(
            Patent(
                title=TITLE,
                kind="发明",
                number=PATENT,
                application_number="202110345678.3",
                owner=UNIT,
                makers="发明人",
                inventors=tuple(name for name, _, _ in TEAM),
                filed_on=date(2021, 3, 31),
                granted_on=date(2023, 5, 16),
                expires_on=date(2041, 3, 30),
                fees_paid_until=date(2027, 3, 31),
            ),
        ),
        scope="上述专利权的全部权利，包括在其有效期内于中国境内制造、使用、许诺销售、销售专利产品和使用专利方法的权利。",
        target="按照专利说明书实施例制备的复合膜，可见光下四小时对四环素的去除率不低于 90%。",
        existing_licences="无",
        pledges="无",
        price=PRICE,
        technical_amount=PRICE,
        listed_vat=0,
        payment="一次总付",
        payments=(Payment(condition="本合同生效之日起 15 日内", due=date(2026, 3, 31), amount=PRICE),),
        delivery=Delivery(
            documents=("专利证书原件、授权文本和登记簿副本", "最近一期年费缴纳凭证", "实施专利所需的工艺说明和中试记录"),
            document_days=15,
            place="乙方成果转化管理办公室",
            register_by="乙方",
            register_days=30,
            register_fee_by="乙方",
            annual_fee_by="乙方",
        ),
        acceptance="资料齐全，与第五条清单一致；按工艺说明制得的样品达到第二条所列要求。",
        acceptance_days=30,
        retained_use="乙方在转让前没有自行生产经营性实施该专利。转让后乙方可以继续将其用于教学和科学研究，不得用于生产经营。",
        improvements="任何一方在该专利基础上作出的新的改进，归改进方所有；改进方拟转让的，另一方在同等条件下优先受让。",
        secrecy_scope="双方为履行本合同提供的未公开技术资料、经营信息以及标明密级的文件。",
        secrecy_people="双方因履行本合同确需知悉的员工、发明人和受托机构人员。",
        secrecy_years=5,
        late_rate=500,
        late_cap=100_000,
        dispute="向乙方所在地有管辖权的人民法院提起诉讼。",
        copies=5,
        copies_each=2,
        copies_registration=1,
        annexes=("专利证书复印件", "资料交付清单", "成果完成人优先受让权声明"),
    )
