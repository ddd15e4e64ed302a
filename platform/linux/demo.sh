#!/usr/bin/env bash
# Shows Banyan on one machine: an office with a demo district, served over TLS on loopback, and a
# grid worker's phone enrolled with it.
#
#   platform/linux/demo.sh              opens the app
#   platform/linux/demo.sh --headless   no display: two phones, one door, a conflict, its decision
#
#   --size grid|community|district      how much of the district to make (grid: about 400
#                                       households; district: about 76,000, two minutes)
#   --keep                              goes on with the data of the last run, instead of afresh
#   --screenshots DIR                   where --headless puts them (build/demo-screenshots)
#
# Installs Debian packages that are missing (platform/linux/packages.sh) and builds build/release.
# Asks nothing; may be repeated. Its processes end with it.

set -u -o pipefail
export LC_ALL=C.UTF-8
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd) || exit 1
root=$(cd "$here/../.." && pwd) || exit 1
bin=$root/build/release/bin
size=grid
headless=no
keep=no
screenshots=$root/build/demo-screenshots
grid=445202001001001
office_pid=
child=

fail() {
    echo "demo.sh: $*" >&2
    exit 1
}

usage() {
    sed -n '2,16s/^# \{0,1\}//p' "$here/demo.sh"
}

while [ $# -gt 0 ]; do
    case "$1" in
    --headless) headless=yes ;;
    --keep) keep=yes ;;
    --size | --screenshots)
        [ $# -ge 2 ] || fail "$1 needs a value; see --help"
        if [ "$1" = --size ]; then size=$2; else screenshots=$(realpath -m "$2"); fi
        shift
        ;;
    --help | -h) usage && exit 0 ;;
    *) fail "there is no option $1; see --help" ;;
    esac
    shift
done
case "$size" in
grid | community | district) ;;
*) fail "--size is grid, community or district" ;;
esac
if [ "$headless" = no ] && [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    fail "there is no display here; with --headless the demo does without"
fi

# --- what is needed -----------------------------------------------------------------------------

scratch=$(mktemp -d) || fail "cannot make a temporary folder"
stop_office() {
    [ -n "$office_pid" ] || return 0
    kill "$office_pid" 2>/dev/null
    wait "$office_pid" 2>/dev/null
    office_pid=
}
# Not in the foreground, where a signal to this script would have to wait until it has ended.
run() {
    local code=0
    "$@" &
    child=$!
    wait "$child" || code=$?
    child=
    return $code
}
trap '[ -z "$child" ] || kill "$child" 2>/dev/null; stop_office; rm -rf "$scratch"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
# Compilers, ccache and Qt want a home, also where there is none.
if [ ! -d "${HOME:-}" ] || [ ! -w "${HOME:-}" ]; then
    export HOME=$scratch/home
    mkdir -p "$HOME"
fi

install_packages() {
    . "$here/packages.sh"
    if [ "$headless" = yes ]; then
        banyan_install_packages build run screen
    else
        banyan_install_packages build run
    fi
}

build() {
    local launcher=() log=$root/build/demo.log
    mkdir -p "$root/build"
    if command -v ccache >/dev/null; then
        launcher=(-DCMAKE_CXX_COMPILER_LAUNCHER=ccache -DCMAKE_C_COMPILER_LAUNCHER=ccache)
    fi
    echo "Building (minutes the first time, seconds later; the log is build/demo.log) ..."
    { (cd "$root" && cmake --preset release "${launcher[@]}") \
        && run ninja -C "$root/build/release" -j "$(nproc)" \
            banyan banyan-cli banyan-office banyan-screenshots; } >"$log" 2>&1 || {
        tail -n 40 "$log" >&2
        fail "Banyan could not be built; the whole log is build/demo.log"
    }
}

# --- office and phones --------------------------------------------------------------------------

office() { "$bin/banyan-office" --data "$data/office" "$@"; }
phone() { # <whose> <words...>
    local whose=$1
    shift
    "$bin/banyan-cli" --home "$data/$whose" "$@"
}

# On the port it had before, if any: phones are enrolled with it.
start_office() {
    local address=$scratch/address log=$data/office.log i
    : >"$address"
    # Not through office(): the process to stop would be a shell around it.
    "$bin/banyan-office" --data "$data/office" serve \
        --listen "127.0.0.1:$(cat "$data/port" 2>/dev/null || echo 0)" >"$address" 2>>"$log" &
    office_pid=$!
    for ((i = 0; i < 300; ++i)); do
        if [ -s "$address" ]; then
            sed 's/.*://' "$address" >"$data/port"
            return 0
        fi
        kill -0 "$office_pid" 2>/dev/null || break
        sleep 0.1
    done
    fail "the office did not start: $(tail -n 1 "$log")"
}

make_office() {
    mkdir -p "$data" || fail "cannot make the folder $data"
    touch "$data/.banyan-demo"
    office init --demo "$size" 2>"$data/init.log" || fail "$(tail -n 1 "$data/init.log")"
    made=$(tr '\r' '\n' <"$data/init.log" | sed -n '$s/^[0-9]* records: //p')
}

add_user() { # <name> <role> [scope]
    office user add "$1" --role "$2" --scope "${3:-$grid}" >/dev/null || fail "cannot add user $1"
}

enrol() { # <whose home> <user>
    local uri
    uri=$(office enrol "$2") || fail "the office gave no enrolment code"
    phone "$1" enrol "$uri" >/dev/null || fail "the phone of $2 could not be enrolled"
    phone "$1" sync >"$scratch/pulled" || fail "the phone of $2 could not synchronise"
    pulled=$(sed -n 's/.*received \([0-9]*\) records.*/\1/p' "$scratch/pulled")
}

# --- with a display -----------------------------------------------------------------------------

open_app() {
    data=${XDG_DATA_HOME:-$HOME/.local/share}/banyan-demo
    if [ "$keep" = no ] && [ -e "$data" ]; then
        # Never what is not ours.
        [ -e "$data/.banyan-demo" ] || fail "$data is not a demo's folder; move it away"
        rm -rf "$data"
    fi
    if [ ! -e "$data/office" ]; then
        make_office
        add_user 王芳 grid_worker
        start_office
        enrol wang 王芳
        echo "A demo $size: $made. 王芳's phone holds her grid, $pulled records."
    else
        start_office
    fi
    echo "The office serves on 127.0.0.1:$(cat "$data/port"); its data is in $data."
    echo "To enrol another phone: $bin/banyan-office --data $data/office enrol 王芳"
    run "$bin/banyan" --home "$data/wang" || fail "the app ended with an error"
}

# --- in order -----------------------------------------------------------------------------------

install_packages || fail "what is missing could not be installed; the reason is above"
build
if [ "$headless" = yes ]; then
    . "$here/headless.sh"
    data=$scratch/demo
    show_the_main_job
    take_screenshots
    echo
    echo "Done in $SECONDS s. Nothing was left running; the demo's data is gone again."
else
    open_app
fi
