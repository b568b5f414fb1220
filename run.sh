#!/usr/bin/env bash
# Everything on a fresh Debian 12: ./run.sh serve | ./run.sh test | ./run.sh VERB … (any verb of the command `anxin`).
# Installs what is missing first, system packages included, and says so; a second run finds nothing to do.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
venv=$root/.venv

# WeasyPrint needs the first three; without the subset library one form costs 5.5 s instead of 0.3 s.
runtime_packages=(libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-noto-cjk fonts-lxgw-wenkai fonts-dejavu-core ca-certificates)
# Chromium is driven by Playwright, whose own program needs libatomic1.
test_packages=(postgresql chromium libatomic1 poppler-utils qpdf git)

usage() {
    cat <<'END'
用法：./run.sh serve [选项]   启动网页、接口与后台任务，首次启动建立示例单位
      ./run.sh test [参数]    跑全部检查；带参数时只把参数交给 pytest
      ./run.sh 命令 [选项]    安心的其他命令，如 demo --out out；./run.sh --help 列出全部
首次运行会安装缺少的系统软件包（apt-get，需 root 或 sudo）和 .venv 里的 Python 依赖，需几分钟。
END
}

say() { printf '%s\n' "$*" >&2; }

fail() {
    say "$@"
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
        say "不是 Debian 系统，请自行备好相当的软件：$*"
        return
    fi
    installed=" $(dpkg-query -W -f '${Package}:${db:Status-Status} ' "$@" 2>/dev/null || true)"
    for package in "$@"; do
        [[ $installed == *" $package:installed "* ]] || missing+=("$package")
    done
    ((${#missing[@]})) || return 0

    local install=(apt-get install -y --no-install-recommends "${missing[@]}")
    local by_hand="请以 root 执行：apt-get update && ${install[*]}"
    if ((EUID != 0)); then
        command -v sudo >/dev/null || fail "缺少系统软件包，安装需要 root 权限。$by_hand"
        as_root=(sudo)
    fi
    say "将安装系统软件包：${missing[*]}"
    # A service that a package starts must not inherit our lock: hence 9<&-.
    if ! { "${as_root[@]}" apt-get update -q && "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive "${install[@]}"; } </dev/null >&2 9<&-; then
        fail "系统软件包未能安装。$by_hand"
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

# A path file and a launcher do what an editable install would, without a build.
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

prepare() { # REQUIREMENTS-FILE…
    local packages=("${runtime_packages[@]}") python file
    (($# > 1)) && packages+=("${test_packages[@]}")
    exec 9<"$root" && flock 9 # of two runs at once the second waits here
    if [[ -x $venv/bin/python && -x $venv/bin/pip && -d $venv/lib/python3.11 ]]; then
        install_system_packages "${packages[@]}"
    else
        python311 >/dev/null || packages=(python3 python3-venv "${packages[@]}")
        install_system_packages "${packages[@]}"
        python=$(python311) || fail "找不到带 venv 的 Python 3.11（Debian 12 的 python3 与 python3-venv）。"
        "$python" -m venv --clear "$venv"
    fi
    for file in "$@"; do install_requirements "$file"; done
    link_project
    exec 9<&-
}

check() {
    "$venv/bin/python" -m ruff check .
    "$venv/bin/python" -m ruff format --check .
    parts
}

# What is tested together shares what it sets up. The law and the trail count for coverage, and for them alone it is
# measured, which slows everything down; whatever no part names is in "rest".
law=(tests/states tests/steps tests/golden tests/workflow/trail)
api=(tests/workflow/api)
races=(tests/workflow/concurrency)
pages=(tests/e2e tests/workflow/web)
papers=(tests/documents)
stores=(tests/workflow/store tests/workflow/jobs tests/workflow/added tests/workflow/cli)

# One part a core, the long ones first; each tells what came of it when it is done.
parts() {
    local named=("${law[@]}" "${api[@]}" "${races[@]}" "${pages[@]}" "${papers[@]}" "${stores[@]}") logs name
    logs=$(mktemp -d)
    export ANXIN_TESTS_SHARED=$logs/shared # what the parts make once for all of them
    # shellcheck disable=SC2064 # its value now: it is gone when the trap runs
    trap "kill \$(jobs -p) 2>/dev/null || true; rm -rf '$logs'" EXIT
    part rest pytest -q "${named[@]/#/--ignore=}" &
    part law pytest -q --cov --cov-report=term "${law[@]}" &
    for name in pages stores api papers races; do
        wait -n || true # a core is free
        local -n folders=$name
        part "$name" pytest -q "${folders[@]}" &
    done
    wait -n || true
    part types mypy &
    wait
    for name in rest law api races pages papers stores types; do [[ -e $logs/$name.passed ]] || fail "未通过：$name"; done
}

part() { # NAME MODULE ARGUMENT…
    "$venv/bin/python" -m "${@:2}" >"$logs/$1" 2>&1 && touch "$logs/$1.passed"
    cat "$logs/$1"
}

case ${1-help} in
    help) usage ;;
    test)
        prepare requirements.txt tests/requirements.txt
        cd "$root"
        (($# > 1)) && exec "$venv/bin/python" -m pytest "${@:2}"
        check
        ;;
    bench) # its peers are among the test requirements
        prepare requirements.txt tests/requirements.txt
        exec "$venv/bin/anxin" "$@"
        ;;
    *)
        prepare requirements.txt
        export ANXIN_DATA_DIR=${ANXIN_DATA_DIR:-$root/data} # the same data, from wherever this is called
        exec "$venv/bin/anxin" "$@"
        ;;
esac
