"""What may never be committed, and what the files for setting up must hold."""

import re
import tomllib

import pytest

from tests import repository

#: Written in halves, or this file would break its own rule. Packages are named, never the host that hands them out.
REGISTRIES = tuple(
    "".join(halves)
    for halves in (
        ("pypi", ".org"),
        ("python", "hosted.org"),
        ("deb.", "debian.org"),
        ("security.", "debian.org"),
        ("registry.", "npmjs.org"),
        ("static.", "crates.io"),
        ("mirrors.", "aliyun.com"),
        ("tuna.", "tsinghua.edu.cn"),
    )
)
MACHINE_PATH = re.compile(r"(?<![\w.~<*])/(work|root|home|Users)/")
REQUIREMENTS = ("requirements.txt", "tests/requirements.txt")
PINNED = re.compile(
    r"^(?P<name>[a-z0-9][a-z0-9._-]*)==(?P<version>\S+)(?: ; [^\\]+)?(?P<hashes>(?: \\\n {4}--hash=sha256:[0-9a-f]{64})+)$", re.MULTILINE
)


def pins(path: str) -> dict[str, str]:
    return {found["name"]: found["version"] for found in PINNED.finditer(repository.text(path))}


def hosts_and_paths(text: str) -> list[str]:
    hosts = [host for host in REGISTRIES if host in text.lower()]
    return hosts + [found[0] for found in MACHINE_PATH.finditer(text)]


@pytest.mark.parametrize("path", repository.files())
def test_no_file_names_a_registry_or_a_path_of_one_machine(path: str) -> None:
    assert hosts_and_paths((repository.ROOT / path).read_bytes().decode("utf-8", errors="replace")) == []


@pytest.mark.parametrize("planted", [f"--index-url https://{REGISTRIES[0]}/simple", "cd /" + "work/main", "'/" + "root/x'"])
def test_a_planted_host_or_path_is_found(planted: str) -> None:
    assert len(hosts_and_paths(planted)) == 1


@pytest.mark.parametrize("path", REQUIREMENTS)
def test_every_requirement_is_pinned_and_hashed(path: str) -> None:
    kept = re.sub(r"^ *#.*\n", "", repository.text(path), flags=re.MULTILINE).rstrip("\n")
    left = PINNED.sub("", kept)
    assert left.strip() == ""
    assert len(pins(path)) > 10


@pytest.mark.parametrize("path", REQUIREMENTS)
@pytest.mark.parametrize("word", ["://", "--index", "--extra-index", "--find-links", "--trusted-host", " @ "])
def test_no_requirement_says_where_it_comes_from(path: str, word: str) -> None:
    assert word not in repository.text(path)


def test_both_requirement_files_agree() -> None:
    runtime, tests = map(pins, REQUIREMENTS)
    assert {name: version for name, version in tests.items() if runtime.get(name, version) != version} == {}


def test_everything_asked_for_is_pinned() -> None:
    project = tomllib.loads(repository.text("pyproject.toml"))
    for path, wanted in zip(REQUIREMENTS, (project["project"]["dependencies"], project["dependency-groups"]["dev"]), strict=True):
        names = {re.split(r"[\[<>=!~ ;]", requirement, maxsplit=1)[0].lower() for requirement in wanted}
        assert names - pins(path).keys() == set(), path


def test_every_file_that_the_layers_read_is_packed() -> None:
    packed = tuple(
        pattern.lstrip("*") for pattern in tomllib.loads(repository.text("pyproject.toml"))["tool"]["setuptools"]["package-data"]["*"]
    )
    read = [path for path in repository.files() if path.startswith(repository.LAYERS) and not path.endswith(".py")]
    assert len(read) > 10
    assert [path for path in read if not path.endswith(packed)] == []


@pytest.mark.parametrize("path", ["run.sh", ".ci/run"])
def test_scripts_can_be_run(path: str) -> None:
    assert (repository.ROOT / path).stat().st_mode & 0o111 == 0o111
    assert repository.text(path).startswith("#!/usr/bin/env bash\n")


def test_no_lock_with_addresses_no_database_and_no_key_is_committed() -> None:
    kept_out = (".lock", ".sqlite", ".db", ".vkey", ".pem", ".key", ".pyc")
    assert [path for path in repository.files() if path.endswith(kept_out)] == []
