from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from fontTools.ttLib import TTCollection, TTFont

from documents import fonts
from documents.errors import RenderError
from states import text


def snapshot(folder: Path) -> dict[str, int]:
    return {str(path): path.lstat().st_mtime_ns for path in folder.rglob("*") if "cache" not in path.parts}


def test_a_second_preparation_changes_nothing(tmp_path: Path) -> None:
    fonts.prepare(tmp_path / "fonts")
    before = snapshot(tmp_path)
    fonts.prepare(tmp_path / "fonts")
    assert snapshot(tmp_path) == before


def test_a_face_that_went_away_is_put_back(tmp_path: Path) -> None:
    fonts.prepare(tmp_path)
    face = next((tmp_path / "faces").iterdir())
    face.unlink()
    face.symlink_to("/nowhere")
    fonts.prepare(tmp_path)
    assert face.is_file()


def test_the_configuration_names_our_folders_alone(tmp_path: Path) -> None:
    target = tmp_path / "a & b"
    fonts.prepare(target)
    tree = ET.parse(target / "fonts.conf").getroot()  # noqa: S314 - we have just written it
    assert [found.text for found in tree.iter("dir")] == [f"{target}/faces", f"{target}/unit"]
    assert [found.text for found in tree.iter("cachedir")] == [f"{target}/cache"]
    assert list(tree.iter("include")) == []


def test_missing_faces_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "FACES", ("/nowhere/Song.ttc",))
    with pytest.raises(RenderError, match="/nowhere/Song"):
        fonts.prepare(tmp_path)


@pytest.mark.parametrize("path", [face for face in fonts.FACES if "Noto" in face])
def test_every_last_resort_face_has_the_rare_characters_of_names(path: str) -> None:
    with TTCollection(path, lazy=True) as faces:
        covered = faces.fonts[2].getBestCmap()
    assert [char for char in "㛃𬱖䶮玥堃〔〕《》“”—¥" if ord(char) not in covered] == []


def covered(path: str) -> set[int]:
    if path.endswith(".ttc"):
        with TTCollection(path, lazy=True) as faces:
            return set(faces.fonts[2].getBestCmap())
    with TTFont(path, lazy=True) as face:
        return set(face.getBestCmap())


def test_whatever_is_let_in_where_it_is_typed_has_a_glyph() -> None:
    """`states/prints.py` is what these faces cover, less what shows nothing; a face that is changed changes it."""
    glyphs = set().union(*map(covered, fonts.FACES))
    let_in = {code for code in range(0x20, 0x40000) if not text.refusal(chr(code))}
    assert [f"U+{code:04X}" for code in sorted(let_in - glyphs)] == []
    assert len(let_in) > 50_000
