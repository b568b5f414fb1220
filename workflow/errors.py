"""What can go wrong around a step; these know nothing of HTTP (``workflow/api/problems.py`` maps them).

TransferError (states/errors.py)
├── NotFound                not there, or another unit's: the same word, so that nothing leaks
├── Forbidden               this person may not see or do this
├── SignInFailed            wrong name or password
├── Stale                   the page shows an older state than the log
├── PreconditionRequired    the request does not say which state it saw
├── KeyReused               one Idempotency-Key, two different requests
├── InvalidInput            the input does not fit its model; carries the fields
├── TooLarge                more bytes than the door takes
├── RowDiffers              a row says something else than the log: it is not used
├── Busy                    the unit's lock was not to be had in time
├── Unreachable             the disk or the database does not answer; whether the step was taken may be unknown
├── StorageFull             there is no room left to write
├── UnsafeDatabase          the database's settings would lose what was answered: nothing is started on it
├── SignerRefuses           the log is not what was signed before: nothing is signed until somebody has settled it
├── ClockJumped             the clock is too far ahead of the log: two people must say that it is right
└── ClockRefused            a sandbox clock may only go forward, and only in a sandbox
"""

from collections.abc import Sequence

from states.errors import TransferError


class NotFound(TransferError):
    code = "not_found"
    title = "没有找到"


class Forbidden(TransferError):
    code = "forbidden"
    title = "没有权限"


class SignInFailed(TransferError):
    code = "sign_in_failed"
    title = "登录未成"


class Stale(TransferError):
    code = "stale"
    title = "页面已过时，请刷新后再办理"


class PreconditionRequired(TransferError):
    code = "precondition_required"
    title = "请求须注明所依据的版本"


class KeyReused(TransferError):
    code = "idempotency_key_reused"
    title = "同一请求编号用于不同的请求"


class InvalidInput(TransferError):
    """``fields``: (place, what is wrong) pairs, in Chinese."""

    code = "invalid_input"
    title = "填写有误"

    def __init__(self, fields: Sequence[tuple[str, str]]) -> None:
        self.fields = tuple(fields)
        super().__init__("；".join(f"{place}：{message}" for place, message in self.fields))


class TooLarge(TransferError):
    code = "too_large"
    title = "内容过大"


class RowDiffers(TransferError):
    """``unit`` and ``subject``: whose row it is; the message says what differs."""

    code = "row_differs"
    title = "数据与日志不符，未予办理"

    def __init__(self, unit: str, subject: str, what: str) -> None:
        self.unit, self.subject, self.what = unit, subject, what
        super().__init__(f"{subject} 的{what}与日志不符，请联系管理员核查（anxin audit check、audit repair）")


class Busy(TransferError):
    code = "busy"
    title = "系统正忙"


class Unreachable(TransferError):
    code = "unavailable"
    title = "数据库或存储暂时不可用"

    def __init__(self) -> None:
        super().__init__("数据库或存储暂时不可用，请稍后重试；重试前先查看是否已经办成，带同一请求编号（Idempotency-Key）重发则不会办两次")


class StorageFull(TransferError):
    code = "storage_full"
    title = "存储空间已满"

    def __init__(self) -> None:
        super().__init__("存储空间已满，本次操作没有生效；请告知管理员腾出空间后重试")


class UnsafeDatabase(TransferError):
    code = "unsafe_database"
    title = "数据库的设定不安全"


class SignerRefuses(TransferError):
    code = "signer_refuses"
    title = "日志与已签名的不符，已停止签名"


class ClockJumped(TransferError):
    code = "clock_jumped"
    title = "时钟与日志相差过大，暂停办理"


class ClockRefused(TransferError):
    code = "clock_refused"
    title = "时钟不可这样调整"
