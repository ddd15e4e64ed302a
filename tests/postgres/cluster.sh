#!/usr/bin/env bash
# A PostgreSQL of the tests' own, in a folder that may be thrown away: Debian's server, reached by a
# socket in that folder only.
#
#   tests/postgres/cluster.sh start FOLDER    makes it anew; fails when PostgreSQL is not installed
#   tests/postgres/cluster.sh stop FOLDER     ends it and removes the folder
#
# Its address is postgresql:///banyan?host=FOLDER&user=banyan; there is a second database,
# banyan_partitioned. PostgreSQL refuses to run as root: as
# root it is run as the user postgres, or nobody.

set -eu

usage() {
    sed -n '2,9s/^# \{0,1\}//p' "$0" >&2
    exit 2
}
[ $# = 2 ] || usage
folder=$2

as_owner=()
if [ "$(id -u)" = 0 ]; then
    owner=postgres
    id -u "$owner" >/dev/null 2>&1 || owner=nobody
    as_owner=(setpriv --reuid="$owner" --regid="$(id -g "$owner")" --clear-groups)
fi

find_programs() {
    local pg_ctl
    for pg_ctl in /usr/lib/postgresql/*/bin/pg_ctl; do
        [ -x "$pg_ctl" ] && programs=$(dirname "$pg_ctl") # the newest comes last
    done
    if [ -z "${programs:-}" ]; then
        echo "PostgreSQL is not installed: apt-get install postgresql-15 (or postgresql-17)." >&2
        exit 1
    fi
}

stop() {
    if [ -e "$folder/data/postmaster.pid" ]; then
        "${as_owner[@]}" "$programs/pg_ctl" -D "$folder/data" -m immediate -w stop \
            >/dev/null || true
    fi
    rm -rf "$folder"
}

start() {
    stop # what an interrupted run has left
    mkdir -p "$folder"
    chmod 700 "$folder"
    [ ${#as_owner[@]} = 0 ] || chown "$owner" "$folder"
    cd "$folder"
    "${as_owner[@]}" "$programs/initdb" -D "$folder/data" -U banyan -A trust -E UTF8 \
        --locale=C.UTF-8 --no-sync >/dev/null
    # Nothing here must outlive a power cut, and the tests wait for every commit.
    cat >>"$folder/data/postgresql.conf" <<END
listen_addresses = ''
unix_socket_directories = '$folder'
fsync = off
max_connections = 200
shared_buffers = 64MB
log_line_prefix = '%m %p '
END
    "${as_owner[@]}" "$programs/pg_ctl" -D "$folder/data" -l "$folder/log" -w -t 60 start >/dev/null
    for database in banyan banyan_partitioned; do
        "${as_owner[@]}" "$programs/createdb" -h "$folder" -U banyan "$database"
        "${as_owner[@]}" "$programs/psql" -h "$folder" -U banyan -qX -d "$database" \
            -c "CREATE SEQUENCE test_district" # each test takes one for itself
    done
}

find_programs
case $1 in
start) start ;;
stop) stop ;;
*) usage ;;
esac
