"""verify.py as an auditor starts it: alone, with nothing but the standard library, and on older Pythons."""

import ast
import contextlib
import io
import runpy
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.workflow.trail.dossier_builder import ORIGIN, VKEY, a_dossier, a_payload
from workflow.trail import note, verify

DOSSIER = a_dossier()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the dossier, its verifier, the trust anchors and a forged copy."""
    shutil.copy(verify.__file__, tmp_path / "verify.py")
    (tmp_path / "C.zip").write_bytes(DOSSIER)
    (tmp_path / "forged.zip").write_bytes(DOSSIER.replace(b"%PDF-1.7 paper", b"%PDF-1.7 PAPER"))
    (tmp_path / "log.vkey").write_text(VKEY + "\n")
    (tmp_path / "other.vkey").write_text(note.vkey(note.generate(ORIGIN)) + "\n")
    (tmp_path / "binary.vkey").write_bytes(b"\xff\xfe")
    (tmp_path / "held").write_bytes(a_payload()["data/checkpoint"])
    return tmp_path


RUNS = [
    (["C.zip", "--vkey", "log.vkey"], 0, "结论 0"),
    (["C.zip", "--vkey", "log.vkey", "--checkpoint", "held"], 0, "手中的检查点"),
    (["C.zip"], 3, "未核验签署者"),
    (["C.zip", "--vkey", "other.vkey"], 1, "别的密钥"),
    (["forged.zip", "--vkey", "log.vkey"], 1, "data/papers/"),
    (["C.zip", "--vkey", "C.zip"], 2, "打不开"),
    (["C.zip", "--vkey", "binary.vkey"], 2, "打不开"),
    (["C.zip", "--vkey", "missing"], 2, "打不开"),
    (["C.zip", "--checkpoint", "missing"], 2, "打不开"),
    (["missing.zip", "--vkey", "log.vkey"], 2, "打不开"),
    ([".", "--vkey", "log.vkey"], 2, "打不开"),
    (["log.vkey"], 2, "不是案卷"),
]


@pytest.mark.parametrize(("arguments", "status", "shown"), RUNS)
def test_statuses_and_words(folder: Path, monkeypatch, capsys, arguments: list[str], status: int, shown: str):
    monkeypatch.chdir(folder)
    assert verify.main(arguments) == status
    assert shown in capsys.readouterr().out


def test_it_runs_alone_without_our_packages_or_any_other(folder: Path):
    for arguments, status, shown in RUNS[:5]:
        done = subprocess.run([sys.executable, "-I", "-S", "verify.py", *arguments], cwd=folder, capture_output=True, check=False)
        assert done.returncode == status
        assert shown in done.stdout.decode()
        assert done.stderr == b""


def test_a_console_without_chinese_shows_escapes_instead_of_falling_over(folder: Path):
    environment = {"PYTHONIOENCODING": "ascii"}
    done = subprocess.run([sys.executable, "-S", "verify.py", "C.zip"], cwd=folder, capture_output=True, check=False, env=environment)
    assert (done.returncode, done.stderr) == (3, b"")


def test_it_prints_to_a_stream_that_is_no_console(folder: Path):
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        assert verify.main([str(folder / "C.zip")]) == 3
    assert "结论 3" in printed.getvalue()


def test_the_file_is_a_command(folder: Path, monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["verify.py", str(folder / "forged.zip")])
    with pytest.raises(SystemExit) as stopped:
        runpy.run_path(verify.__file__, run_name="__main__")
    assert stopped.value.code == 1
    assert "结论 1" in capsys.readouterr().out


def test_wrong_usage_is_unreadable():
    with pytest.raises(SystemExit) as stopped:
        verify.main([])
    assert stopped.value.code == 2


def test_it_imports_the_standard_library_only_and_is_written_for_python_3_9():
    tree = ast.parse(Path(verify.__file__).read_text(encoding="utf-8"), feature_version=(3, 9))
    imports = [node for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom)]
    names = {alias.name for node in imports if isinstance(node, ast.Import) for alias in node.names}
    names |= {str(node.module) for node in imports if isinstance(node, ast.ImportFrom)}
    assert {name.split(".")[0] for name in names} <= sys.stdlib_module_names
