"""Everything that is recorded with a day or a file can be corrected, is recorded anew by its own step, or stands here as still owed."""

from states.corrections import FACTS
from states.inputs.base import BOUNDS, UPLOAD, paths
from states.inputs.corrections import Correct
from states.table import STEPS

#: Put right by the step itself, taken again, or by the second person that it asks for anyway: each with how.
ANEW = {
    "Draft": "sent back and amended, all signatures given anew",
    "RecordFee": "a later fee is recorded over it; none reaches less far",
    "SetTerms": "set anew; the notice, the opinions and the decision fall with the old ones",
    "RecordBuyerCheck": "recorded anew while the proposal is drawn up",
    "RecordPricing": "recorded anew while the proposal is drawn up",
    "OfferPriority": "offered anew while the proposal is drawn up",
    "RecordPaperConsent": "its second person says that it is not what was signed",
    "RecordPaperSignature": "its second person says that it is not what was signed",
    "RecordMeeting": "its second person says that it is not what the minutes say",
    "PrepareContract": "drawn up anew until both have signed",
    "UploadSignedContract": "uploaded anew until the second clerk confirmed it",
    "RecordShortfall": "recorded anew, and counted once a second person confirmed it",
    "RecordVatRate": "recorded anew until the receipt is allocated",
    "Object": "what somebody else said is no record of ours to correct",
}
#: What has no correction yet.
OWED = {"RecordScreening", "Pay", "Dated", "FinalRefusal", "RecogniseIncome"}


def test_what_is_recorded_can_be_corrected_or_says_why_not() -> None:
    asked = {s.asks for s in STEPS if s.asks and (paths(s.asks, BOUNDS) or paths(s.asks, UPLOAD)) and not issubclass(s.asks, Correct)}
    left = {model.__name__ for model in asked} - {fact.value.__name__ for fact in FACTS.values()}
    assert left == ANEW.keys() | OWED
    assert not ANEW.keys() & OWED


def test_a_correction_asks_for_what_its_fact_asked_for() -> None:
    for fact in FACTS.values():
        inner = {path.removeprefix("value.") for path in paths(fact.asks, UPLOAD) if path.startswith("value.")}
        assert inner == paths(fact.value, UPLOAD)
