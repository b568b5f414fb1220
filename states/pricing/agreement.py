"""协议定价: the price is negotiated with a buyer already found, and published (浙江条例 17(2))."""

from states.pricing.method import Method
from states.terms import Pricing

AGREEMENT = Method(
    key=Pricing.AGREEMENT,
    name="协议定价",
    price_notice=True,
    buyer_known=True,
    no_market="采用协议定价，不经挂牌或拍卖",
)
