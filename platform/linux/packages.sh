# The Debian packages that Banyan is built, tested and run with. To be sourced by bash:
#
#   . platform/linux/packages.sh
#   banyan_install_packages build test     # installs only what is missing
#   banyan_install_packages run            # for a machine that only runs it
#   banyan_install_packages run screen     # the same without a display
#
# Debian 12 (bookworm) and 13 (trixie). "a|b" is the first of them that the distribution has.

banyan_build_packages=(
    cmake ninja-build g++ pkg-config ccache
    qt6-base-dev qt6-base-dev-tools qt6-declarative-dev qt6-declarative-dev-tools
    qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools qt6-svg-dev
    libgl-dev libegl-dev libopengl-dev libvulkan-dev
    libsodium-dev libzstd-dev libsqlite3-dev libicu-dev
    "libboost1.81-dev|libboost-dev" libssl-dev libqrencode-dev libzxing-dev libzip-dev libpq-dev
    libqpdf-dev
)

banyan_qml_packages=(
    qml6-module-qtqml qml6-module-qtqml-models qml6-module-qtqml-workerscript
    qml6-module-qtquick qml6-module-qtquick-controls qml6-module-qtquick-templates
    qml6-module-qtquick-layouts qml6-module-qtquick-window qml6-module-qtquick-dialogs
    qml6-module-qt-labs-folderlistmodel
)

banyan_test_packages=(
    "${banyan_qml_packages[@]}" qml6-module-qttest
    librapidcheck-dev libbenchmark-dev
    clang clang-format clang-tidy "libclang-rt-14-dev|libclang-rt-19-dev"
    xvfb xauth libgl1-mesa-dri libegl1 libopengl0 qt6-qpa-plugins fonts-noto-cjk
    ca-certificates openssl iproute2 faketime poppler-utils "postgresql-15|postgresql-17"
)

# A display of its own for machines without one.
banyan_screen_packages=(xvfb xauth)

banyan_run_packages=(
    "${banyan_qml_packages[@]}"
    qt6-qpa-plugins libqt6network6 libqt6concurrent6 libqt6svg6 libqt6quickcontrols2-6
    libsodium23 libzstd1 libsqlite3-0 "libicu72|libicu76" "libssl3|libssl3t64" libqrencode4 libpq5
    "libzxing2|libzxing3" "libzip4|libzip5" "libqpdf29|libqpdf30" libegl1 libopengl0
    libgl1-mesa-dri fonts-noto-cjk
)

# The names of a group's packages, alternatives unresolved.
banyan_packages() {
    local group
    for group in "$@"; do
        case "$group" in
        build) printf '%s\n' "${banyan_build_packages[@]}" ;;
        test) printf '%s\n' "${banyan_test_packages[@]}" ;;
        run) printf '%s\n' "${banyan_run_packages[@]}" ;;
        screen) printf '%s\n' "${banyan_screen_packages[@]}" ;;
        *)
            echo "There is no group of packages called $group." >&2
            return 2
            ;;
        esac
    done
}

banyan_is_installed() {
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

# Of the groups given, what is not installed yet: one a line, alternatives unresolved.
banyan_missing_packages() {
    local entry name names found
    banyan_packages "$@" >/dev/null || return
    while read -r entry; do
        IFS='|' read -r -a names <<<"$entry"
        found=no
        for name in "${names[@]}"; do
            if banyan_is_installed "$name"; then
                found=yes
                break
            fi
        done
        [ "$found" = yes ] || printf '%s\n' "$entry"
    done < <(banyan_packages "$@")
}

# The first of "a|b" that apt can install; fails when it knows none.
banyan_choose_package() {
    local name names
    IFS='|' read -r -a names <<<"$1"
    for name in "${names[@]}"; do
        if apt-cache policy "$name" 2>/dev/null | grep -q 'Candidate: [^(]'; then
            printf '%s\n' "$name"
            return 0
        fi
    done
    return 1
}

banyan_is_supported() {
    (
        . /etc/os-release 2>/dev/null
        [ "${ID:-}" = debian ] && { [ "${VERSION_ID:-}" = 12 ] || [ "${VERSION_ID:-}" = 13 ]; }
    )
}

# Installs what is missing of the groups given. Prints nothing when nothing is missing.
banyan_install_packages() {
    local text missing entry name as_root=() chosen=() unknown=()
    text=$(banyan_missing_packages "$@") || return
    [ -n "$text" ] || return 0
    mapfile -t missing <<<"$text"
    if ! banyan_is_supported; then
        echo "Banyan knows the packages of Debian 12 and 13 only. Install what corresponds to:" >&2
        printf '  %s\n' "${missing[@]}" >&2
        return 1
    fi
    if [ "$(id -u)" != 0 ]; then
        if ! command -v sudo >/dev/null; then
            echo "These packages are missing, and installing them needs root or sudo:" >&2
            printf '  %s\n' "${missing[@]}" >&2
            return 1
        fi
        as_root=(sudo)
    fi
    # A fresh system's lists are empty or old, and apt would not find what it is asked for.
    "${as_root[@]}" apt-get update -qq || echo "The package lists could not be refreshed." >&2
    for entry in "${missing[@]}"; do
        if name=$(banyan_choose_package "$entry"); then
            chosen+=("$name")
        else
            unknown+=("$entry")
        fi
    done
    if [ "${#unknown[@]}" != 0 ]; then
        echo "apt does not offer these packages: ${unknown[*]}" >&2
        return 1
    fi
    echo "Installing: ${chosen[*]}"
    if ! "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq \
        --no-install-recommends "${chosen[@]}" >/dev/null; then
        echo "apt-get could not install them; its message is above." >&2
        return 1
    fi
}
