"""What only a door can refuse: the rest stands in ``states/errors.py`` and ``workflow/errors.py``."""

from states.errors import TransferError


class NotSignedIn(TransferError):
    code = "not_signed_in"
    title = "尚未登录或登录已过期"


class FormTokenMissing(TransferError):
    """A cookie alone does not act: another site could send it (CSRF)."""

    code = "csrf"
    title = "请求缺少本会话的防伪标记"


class TooManyRequests(TransferError):
    """One address asks for too much at once, or tries too often to sign in."""

    code = "too_many_requests"
    title = "请求过多"


class WrongMediaType(TransferError):
    code = "unsupported_media_type"
    title = "内容类型不对"
