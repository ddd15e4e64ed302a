#!/usr/bin/env bash
# Builds Banyan, runs its tests and then its gates, and says at the end what failed.
#
#   tests/run.sh            everything: also clang-tidy, sanitizers, fuzzing and the slow tests
#   tests/run.sh --quick    without those
#
# Installs Debian packages that are missing (platform/linux/packages.sh). Builds in build/<preset>;
# each gate's full output is in build/gates/<gate>.log. Exit code 0 only if nothing has failed.

set -u -o pipefail
cd "$(dirname "$0")/.." || exit 1
root=$PWD
logs=$root/build/gates
jobs=$(nproc)
quick=no

for argument in "$@"; do
    case "$argument" in
    --quick) quick=yes ;;
    *)
        sed -n '2,9s/^# \{0,1\}//p' "$0"
        [ "$argument" = --help ] && exit 0
        exit 2
        ;;
    esac
done

rm -rf "$logs"
mkdir -p "$logs"
summary=()
failed=()

# gate <name> <function or command...>: runs it, keeps its output, notes how it ended. A gate that
# cannot run prints why as its last line and returns 77.
gate() {
    local name=$1 log=$logs/$1.log began=$SECONDS code
    shift
    echo "== $name"
    "$@" >"$log" 2>&1
    code=$?
    local took="$((SECONDS - began)) s"
    case $code in
    0) summary+=("PASSED   $name ($took)") ;;
    77) summary+=("SKIPPED  $name: $(tail -n 1 "$log")") ;;
    *)
        summary+=("FAILED   $name ($took): see ${log#"$root"/}")
        failed+=("$name")
        tail -n 60 "$log"
        ;;
    esac
    echo "   ${summary[-1]}"
    return $code
}

skip() {
    echo "$*"
    return 77
}

# Like skip, for gates that were not even tried.
not_run() {
    summary+=("SKIPPED  $1: $2")
    echo "   ${summary[-1]}"
}

sources() { # the C++ files of the given folders
    find "$@" -name build -prune -o \( -name '*.h' -o -name '*.cpp' \) -print | sort
}

install_packages() {
    . platform/linux/packages.sh
    banyan_install_packages build test
}

configure() { # <preset>
    local launcher=()
    if command -v ccache >/dev/null; then
        launcher=(-DCMAKE_CXX_COMPILER_LAUNCHER=ccache -DCMAKE_C_COMPILER_LAUNCHER=ccache)
    fi
    cmake --preset "$1" "${launcher[@]}"
}

build() { # <preset> <targets, or none for all>
    local preset=$1
    shift
    cmake --build --preset "$preset" --parallel "$jobs" --target "${@:-all}"
}

run_tests() { # <preset> <ctest's arguments...>
    local preset=$1
    shift
    ctest --test-dir "build/$preset" --output-on-failure --no-tests=error --parallel "$jobs" "$@"
}

# clang-format's result depends on its version; the sources are formatted with that of Debian 12.
check_format() {
    command -v clang-format >/dev/null || { skip "clang-format is not installed"; return; }
    local version
    version=$(clang-format --version | sed 's/.*version \([0-9]*\).*/\1/')
    [ "$version" = 14 ] || { skip "formatted with clang-format 14, this is $version"; return; }
    sources core sync qml platform tests | xargs clang-format --dry-run -Werror
}

# One file of check_clang_tidy. A file that passed is passed over until it, a header or the checks
# change: parsing Qt's headers takes seconds a file.
tidy_file() { # <file> <digest of what all files depend on>
    local stamp
    stamp=build/tidy/$(cat "$1" <(echo "$1 $2") | sha256sum | cut -c 1-32)
    [ -e "$stamp" ] && return 0
    # The build is gcc's, which knows warnings that clang does not.
    clang-tidy -p build/release --quiet --extra-arg=-Wno-unknown-warning-option "$1" 2>&1 \
        | grep -v ' warnings\? generated\.$'
    [ "${PIPESTATUS[0]}" = 0 ] && touch "$stamp"
}
export -f tidy_file

check_clang_tidy() {
    command -v clang-tidy >/dev/null || { skip "clang-tidy is not installed"; return; }
    local digest
    mkdir -p build/tidy
    digest=$(find core sync .clang-tidy -name '*.h' -o -name .clang-tidy | sort | xargs cat \
        | cat - <(clang-tidy --version) | sha256sum)
    sources core sync | grep '\.cpp$' \
        | xargs -P "$jobs" -I '{}' bash -c 'tidy_file "$1" "$2"' tidy '{}' "$digest"
}

check_qml() {
    build release all_qmllint
}

# The programs of the tests that ctest would run with these arguments, which are named after them;
# one that runs again on PostgreSQL has a name behind it.
programs_of() { # <preset> <ctest's arguments...>
    local preset=$1
    shift
    ctest --test-dir "build/$preset" -N "$@" | sed -n 's/^ *Test *#[0-9]*: \(tst_[a-z_]*\)$/\1/p' \
        | sed 's/_\(postgres\|partitions\)$//' | sort -u
}

# What runs in one process: its programs together take a third of the whole run's time.
check_addresses() {
    local tests without='slow|tidy|bench|properties|e2e'
    configure asan || return
    mapfile -t tests < <(programs_of asan -LE "$without")
    build asan banyan-sim "${tests[@]}" && run_tests asan -LE "$without"
}

# Address layouts that are random in many bits leave the thread sanitizer no room.
check_threads() {
    local tests steady=()
    configure tsan || return
    mapfile -t tests < <(programs_of tsan -L threads)
    build tsan "${tests[@]}" || return
    setarch -R true 2>/dev/null && steady=(setarch -R)
    "${steady[@]}" ctest --test-dir build/tsan --output-on-failure --no-tests=error -L threads
}

# One target for a while: new inputs on top of its seeds and of what was found before.
fuzz_target() { # <target> <seconds>
    local name=${1#fuzz_} folder folders=()
    for folder in build/fuzz/found/$name build/fuzz/seeds/$name tests/fuzz/corpus/$name; do
        [ -d "$folder" ] && folders+=("$folder")
    done
    echo "-- $1"
    "build/fuzz/bin/$1" -max_total_time="$2" -max_len=4096 -timeout=10 -print_final_stats=1 \
        -artifact_prefix="build/fuzz/$name-" "${folders[@]}" 2>&1 | tail -n 30
    return "${PIPESTATUS[0]}"
}
export -f fuzz_target

check_fuzz() {
    command -v clang++ >/dev/null || { skip "clang is not installed"; return; }
    local targets
    configure fuzz && build fuzz fuzz && build/fuzz/bin/makeseeds build/fuzz/seeds || return
    targets=$(cd tests/fuzz && basename -s .cpp -a fuzz_*.cpp)
    (cd build/fuzz && mkdir -p ${targets//fuzz_/found/})
    xargs -P "$jobs" -I '{}' bash -c 'fuzz_target "$1" 20' fuzz '{}' <<<"$targets"
}

# --- in order -----------------------------------------------------------------------------------

export QT_QPA_PLATFORM=${QT_QPA_PLATFORM:-offscreen}
# faketime, which some tests start programs under, is loaded before the sanitizer's library.
export ASAN_OPTIONS=detect_leaks=1:detect_stack_use_after_return=1:verify_asan_link_order=0
export UBSAN_OPTIONS=print_stacktrace=1:halt_on_error=1
export TSAN_OPTIONS=halt_on_error=1:second_deadlock_stack=1:suppressions=$root/tests/tsan.supp

gate packages install_packages
gate format check_format

slow=()
[ "$quick" = yes ] && slow=(-LE slow)
if gate configure configure release && gate build build release; then
    gate tests run_tests release "${slow[@]}"
    gate qmllint check_qml
    if [ "$quick" = yes ]; then
        not_run clang-tidy "left out by --quick"
    else
        gate clang-tidy check_clang_tidy
    fi
else
    not_run tests "nothing to test: the build has failed"
    not_run qmllint "the build has failed"
    not_run clang-tidy "the build has failed"
fi

if [ "$quick" = yes ]; then
    not_run asan "left out by --quick"
    not_run tsan "left out by --quick"
    not_run fuzz "left out by --quick"
else
    gate asan check_addresses
    gate tsan check_threads
    gate fuzz check_fuzz
fi

echo
echo "== Summary after $((SECONDS / 60)) min $((SECONDS % 60)) s"
printf '%s\n' "${summary[@]}"
if [ "${#failed[@]}" != 0 ]; then
    echo
    echo "FAILED: ${failed[*]}"
fi
grep -h '^[0-9]*% tests passed' "$logs/tests.log" 2>/dev/null
[ "${#failed[@]}" = 0 ]
