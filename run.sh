#!/usr/bin/env bash
# Everything on a fresh Debian 12: ./run.sh serve | ./run.sh test | ./run.sh VERB … (any verb of the command `anxin`).
# Installs what is missing first, system packages included; says so; does nothing twice.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
venv=$root/.venv

# WeasyPrint needs the first three; without the subset library one form costs 5.5 s instead of 0.3 s.
runtime_packages=(libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-noto-cjk fonts-lxgw-wenkai ca-certificates)
# Chromium is driven by Playwright, whose own program needs libatomic1.
test_packages=(postgresql chromium libatomic1 poppler-utils qpdf git)

usage() {
    cat <<'END'
用法：./run.sh serve [选项]     启动网页、接口与后台任务（首次会建示例单位）
      ./run.sh test [参数]      安装测试依赖并跑全部检查；带参数时只把参数交给 pytest
      ./run.sh 命令 [选项]      anxin 的其他命令，如 demo --out out、verify 文件、--help
首次运行会安装缺少的系统软件包（apt-get，需 root 或 sudo）和 .venv 中的 Python 依赖。
END
}

say() { printf '%s\n' "$*" >&2; }

fail() { # MESSAGE
    say "$*"
    exit 3
}

# The first Python 3.11 that can make a virtual environment.
python311() {
    local candidate
    for candidate in python3.11 python3; do
        if "$candidate" -c 'import sys, ensurepip; sys.exit(sys.version_info[:2] != (3, 11))' 2>/dev/null; then
            command -v "$candidate"
            return
        fi
    done
    return 1
}

install_system_packages() { # PACKAGE…
    local installed package missing=() as_root=()
    if ! command -v dpkg-query >/dev/null; then
        say "不是 Debian 系统：请自行备好与这些软件包相当的软件：$*"
        return
    fi
    installed=" $(dpkg-query -W -f '${Package}:${db:Status-Status} ' "$@" 2>/dev/null || true)"
    for package in "$@"; do
        [[ $installed == *" $package:installed "* ]] || missing+=("$package")
    done
    ((${#missing[@]})) || return 0

    local install=(apt-get install -y --no-install-recommends "${missing[@]}")
    if ((EUID != 0)); then
        command -v sudo >/dev/null || fail "缺少系统软件包，需要 root 权限。请以 root 执行：apt-get update && ${install[*]}"
        as_root=(sudo)
    fi
    say "将安装系统软件包：${missing[*]}"
    if ! { "${as_root[@]}" apt-get update -q && "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive "${install[@]}"; } </dev/null >&2; then
        fail "系统软件包未能安装。请以 root 执行：apt-get update && ${install[*]}"
    fi
}

# A requirements file is installed once for each content, place and Python; the stamp says which was last.
install_requirements() { # FILE
    local stamp=$venv/.installed-${1//\//-} state
    state="$(sha256sum <"$root/$1") $root $(readlink -f "$venv/bin/python")"
    [[ -f $stamp && $(<"$stamp") == "$state" ]] && return
    say "将安装 Python 依赖：$1"
    "$venv/bin/python" -m pip install -q --disable-pip-version-check --require-hashes --no-deps -r "$root/$1" >&2
    printf '%s' "$state" >"$stamp"
}

# The command `anxin`: a path file and a launcher do what an editable install would, without a build.
link_project() {
    local path_file=$venv/lib/python3.11/site-packages/anxin.pth
    [[ -x $venv/bin/anxin && -f $path_file && $(<"$path_file") == "$root" ]] && return
    printf '%s' "$root" >"$path_file"
    cat >"$venv/bin/anxin" <<'END'
#!/bin/sh
exec "$(dirname "$0")/python" -P -c 'import sys; sys.argv[0] = "anxin"; from workflow.cli.main import main; sys.exit(main())' "$@"
END
    chmod +x "$venv/bin/anxin"
}

prepare() { # runtime | test
    exec 9<"$root" # of two runs at once the second waits here
    flock 9
    local packages=("${runtime_packages[@]}") python
    [[ $1 == test ]] && packages+=("${test_packages[@]}")
    if [[ -x $venv/bin/python && -x $venv/bin/pip && -d $venv/lib/python3.11 ]]; then
        install_system_packages "${packages[@]}"
    else
        python311 >/dev/null || packages=(python3 python3-venv "${packages[@]}")
        install_system_packages "${packages[@]}"
        python=$(python311) || fail "找不到带 venv 的 Python 3.11（Debian 12 的 python3 与 python3-venv）。"
        "$python" -m venv "$venv"
    fi
    install_requirements requirements.txt
    [[ $1 == test ]] && install_requirements tests/requirements.txt
    link_project
    exec 9<&-
}

check() { # PYTEST-ARGUMENT…: all checks; with arguments those tests alone
    cd "$root"
    (($#)) && exec "$venv/bin/python" -m pytest "$@"
    "$venv/bin/python" -m ruff check .
    "$venv/bin/python" -m ruff format --check .
    "$venv/bin/python" -m mypy
    exec "$venv/bin/python" -m pytest -q --cov --cov-report=term
}

case ${1-} in
    "" | help) usage ;;
    test)
        prepare test
        check "${@:2}"
        ;;
    bench)
        prepare test
        exec "$venv/bin/anxin" "$@"
        ;;
    *)
        prepare runtime
        exec "$venv/bin/anxin" "$@"
        ;;
esac
