"""What the refused case is about, and the prices and days that the wrong attempts get wrong."""

NUMBER, TITLE, PRICE = "ZL202010000001.1", "一种膜面在线检测方法", "1200000.00"
FIRST, SECOND = "1000000.00", "200000.00"  #: the two instalments as they arrive
TAKEN_PATENT, TAKEN_REGISTRATION = "ZL202110345678.3", "2026330101000123"  #: numbers of the straight case

#: Days for which the annual fee is paid each time, so that it lapses where a rule should notice.
UNTIL_REVIEW, UNTIL_ISSUE, UNTIL_CONFIRM, FOR_GOOD = 2, 50, 25, 700
