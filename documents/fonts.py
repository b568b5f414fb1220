"""The isolated font folder: the same glyphs on every machine, whatever else is installed there.

`prepare` links the faces of Debian's fonts-noto-cjk and fonts-lxgw-wenkai into one folder beside a `fonts.conf` that
names this folder alone and keeps fontconfig's cache inside it; what those lack (⁻, subscripts) comes from fonts-dejavu-core. A unit that owns other faces (方正小标宋, 仿宋_GB2312)
puts them into `unit/` there; the style sheets name them first.
"""

from pathlib import Path
from xml.sax.saxutils import escape

from documents.errors import RenderError

#: What papers are set in; the family each is for stands in `styles/page.css`.
FACES = (
    "/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc",
    "/usr/share/fonts/opentype/noto/NotoSerifCJK-Bold.ttc",
    "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
    "/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc",
    "/usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf",
    "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
)

_CONFIG = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>{0}/faces</dir>
  <dir>{0}/unit</dir>
  <cachedir>{0}/cache</cachedir>
</fontconfig>
"""


def prepare(target: Path) -> None:
    """Builds the font folder under `target`, or leaves a finished one as it is.

    Raises RenderError naming the files that are not on this machine.
    """
    missing = [path for path in FACES if not Path(path).is_file()]
    if missing:
        raise RenderError(f"缺少字体，请安装 fonts-noto-cjk、fonts-lxgw-wenkai 与 fonts-dejavu-core：{'、'.join(missing)}")
    for name in ("faces", "unit", "cache"):
        (target / name).mkdir(parents=True, exist_ok=True)
    for path in FACES:
        link = target / "faces" / Path(path).name
        if not link.exists():
            link.unlink(missing_ok=True)
            link.symlink_to(path)
    config = target / "fonts.conf"
    text = _CONFIG.format(escape(str(target.resolve())))
    if not config.is_file() or config.read_text(encoding="utf-8") != text:
        config.write_text(text, encoding="utf-8")
