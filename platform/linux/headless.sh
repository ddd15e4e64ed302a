# The main job without a display, told step by step; sourced by demo.sh, which has the functions
# and variables used here. Whatever is not as it must be ends the demo with a sentence.

step=0
tell() { printf '   %s\n' "$*"; }
begin_step() {
    step=$((step + 1))
    printf '\n%d. %s\n' "$step" "$*"
}

# One field of a record as the phone shows it.
field_of() { # <whose> <entity> <id> <field>
    phone "$1" show "$2" "$3" | sed -n "s/^  $4: //p"
}

must_equal() { # <is> <must be> <what>
    [ "$1" = "$2" ] || fail "$3 should be \"$2\" but is \"$1\""
}

must_do() { # <whose> <words...>: a command of the phone that has to succeed, without a word
    phone "$@" >/dev/null || fail "banyan-cli ${*:2} was refused"
}

# A count in what sync printed.
count_in() { # <text> <what>
    sed -n "s/.*$2 \([0-9]*\).*/\1/p" <<<"$1" | head -n 1
}

set_up_phones() {
    begin_step "The office and two phones"
    make_office
    add_user 王芳 grid_worker
    add_user 李强 grid_leader
    start_office
    tell "The office keeps one real grid, 进东社区第1网格, with invented people: $made."
    tell "It is an embedded SQLite database, served over TLS at 127.0.0.1:$(cat "$data/port")."
    enrol wang 王芳
    tell "The phone of 王芳, a grid worker, is enrolled by a one-time code and holds $pulled records."
    enrol li 李强
    tell "So is the phone of 李强, the grid leader."
    resident=$(phone wang list resident --where relation=02 --limit 1 | head -n 1)
    household=$(field_of wang resident "$resident" household)
    dwelling=$(field_of wang household "$household" dwelling)
    door=$(field_of wang dwelling "$dwelling" door)
    before=$(field_of wang resident "$resident" name)
    [ -n "$before" ] || fail "the demo has no household to visit"
}

write_offline() {
    begin_step "No network, and both are at the same door: $door, the household of $before"
    stop_office
    hers=${before:0:1}晓明
    his=${before:0:1}小铭
    must_do wang set household "$household" best_time=晚上七点后
    tell "王芳 writes the best time to call: 晚上七点后"
    must_do li add household "$household" door_note 门铃在左边，阿婆耳背
    must_do li set household "$household" visit_state=quiet_hours quiet_hours=午后一点到三点
    tell "李强 writes a door note, 门铃在左边，阿婆耳背, and quiet hours, 午后一点到三点"
    must_do wang set resident "$resident" "name=$hers"
    tell "王芳 corrects the name of the head of household: $before → $hers"
    must_do li set resident "$resident" "name=$his"
    tell "李强 corrects it, too, but differently:            $before → $his"
    must_do wang visit "$household" --outcome met --note 老人一切都好
    tell "王芳 records her visit: 老人一切都好"
    local said code=0
    said=$(phone wang sync 2>&1) || code=$?
    must_equal "$code" 3 "the exit code of a synchronisation without network"
    tell "王芳 tries to synchronise: ${said#banyan-cli: }"
    tell "Nothing is lost: $(phone wang status | sed -n 2p)."
}

synchronise() {
    begin_step "Network again: both synchronise"
    start_office
    local said
    said=$(phone wang sync) || fail "王芳's phone could not synchronise"
    tell "王芳: $(head -n 1 <<<"$said")"
    said=$(phone li sync) || fail "李强's phone could not synchronise"
    tell "李强: $(head -n 1 <<<"$said")"
    [ "$(count_in "$said" merged)" -ge 1 ] || fail "nothing was merged"
    must_equal "$(count_in "$said" "in review")" 1 "the number of fields in review"
    must_do wang sync
    local whose
    for whose in wang li; do
        must_equal "$(field_of $whose household "$household" best_time)" 晚上七点后 "the best time"
        must_equal "$(field_of $whose household "$household" quiet_hours)" 午后一点到三点 \
            "the quiet hours"
    done
    tell "Merged without asking anybody: the best time, the note and the quiet hours are on both"
    tell "phones now, although both changed this household at once."
}

settle() {
    begin_step "In review: one person, two names"
    local case
    case=$(phone li cases | sed -n "s/ .*resident $resident.name$//p" | head -n 1)
    [ -n "$case" ] || fail "the two names should have opened a case"
    phone li cases | sed 's/^/   /'
    tell "Until somebody decides, the first one stays: $(field_of li resident "$resident" name)"
    must_do li resolve "$case" --take 2 --reason 看过户口簿
    tell "李强 looks at the household register and decides on his phone: $his"
    must_do li sync
    must_do wang sync
    must_equal "$(field_of wang resident "$resident" name)" "$his" "the name on 王芳's phone"
    tell "After the next synchronisation 王芳's phone shows it, too: $his"
    tell "The whole story stays with the record:"
    phone wang show resident "$resident" --history | grep ' \[[a-z]*\]$' | sed 's/^/   /'
}

# All that a phone shows, as text.
all_of() { # <whose>
    local entity
    for entity in $(phone "$1" schema | sed -n '/^codes /q;s/^\([a-z_]*\)  .*/\1/p'); do
        phone "$1" list "$entity" || return
    done
}

# What was done to the door and to the person, by whom and when.
stories_of() { # <whose>
    phone "$1" show resident "$resident" --history
    phone "$1" show household "$household" --history
}

compare() {
    begin_step "Both phones and the office are equal"
    add_user 陈静 grid_leader
    enrol desk 陈静
    tell "A third phone, 陈静's, is enrolled only now: all it has comes from the office."
    local whose lines said
    for whose in wang li; do
        must_do $whose sync
    done
    for whose in wang li desk; do
        all_of $whose | sort >"$scratch/all-$whose" || fail "a phone could not list its records"
    done
    lines=$(wc -l <"$scratch/all-desk")
    for whose in wang li; do
        cmp -s "$scratch/all-$whose" "$scratch/all-desk" \
            || fail "the phones differ:" "$(diff "$scratch/all-$whose" "$scratch/all-desk" | head)"
        must_equal "$(phone $whose status | grep -c 'everything written here is at the office')" 1 \
            "the number of confirmed phones"
    done
    [ "$lines" -gt 1000 ] || fail "the phones list next to nothing"
    tell "The three phones show the same, line by line: $lines lines."
    must_equal "$(stories_of wang)" "$(stories_of li)" "the history on the two phones"
    tell "The history of the person and of the door is the same on the two that were there."
    for whose in wang li desk; do
        said=$(phone $whose verify) || fail "a phone does not verify: $said"
    done
    said=$(office verify) || fail "the office does not verify: $said"
    tell "verify on the phones and at the office: $(tail -n 1 <<<"$said"). At the office:"
    sed '$d;s/^/     /' <<<"$said"
    stop_office
}

show_the_main_job() {
    set_up_phones
    write_offline
    synchronise
    settle
    compare
}

on_a_screen() {
    env QT_QPA_PLATFORM=xcb LIBGL_ALWAYS_SOFTWARE=1 XDG_RUNTIME_DIR="$scratch" \
        xvfb-run -a -s "-screen 0 1600x1200x24" "$@"
}

take_screenshots() {
    begin_step "The app, under Xvfb"
    chmod 700 "$scratch"
    local said count
    said=$(on_a_screen "$bin/banyan" --home "$data/wang" --measure-start 2>"$scratch/app.log") \
        || fail "the app could not be opened: $(tail -n 1 "$scratch/app.log")"
    said=$(sed -n 's/.*"start_ms": *\([0-9]*\).*/\1/p' <<<"$said")
    tell "It opens the folder of 王芳's phone; today's doors are shown after $said ms."
    # It also looks the pages over and complains of, say, a cut text: worth telling, no failure.
    on_a_screen "$bin/banyan-screenshots" "$screenshots" --modes \
        zh-light-normal,zh-dark-normal,zh-light-large,en-light-normal,zh-desk-light-normal \
        >"$scratch/app.log" 2>&1 || sed 's/^/   /' "$scratch/app.log"
    count=$(find "$screenshots" -name '*.png' -newer "$scratch/pulled" 2>/dev/null | wc -l)
    [ "$count" -gt 0 ] || fail "no screenshots were taken: $(tail -n 1 "$scratch/app.log")"
    tell "Screenshots of every page, $count of them, are in"
    tell "$screenshots"
}
