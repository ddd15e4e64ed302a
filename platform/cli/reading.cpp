#include "core/schema/civildate.h"
#include "core/schema/validators.h"
#include "core/usecases/cases.h"
#include "core/usecases/fieldhistory.h"
#include "core/usecases/inboxes.h"
#include "platform/cli/commands.h"
#include "platform/cli/noticesjson.h"
#include "platform/cli/output.h"

namespace banyan::cli {

namespace {

QJsonValue timeJson(std::int64_t ms) {
    return ms == 0 ? QJsonValue(QJsonValue::Null) : QJsonValue(q(isoLocalText(ms)));
}

QJsonValue textJson(const std::string& text) {
    return text.empty() ? QJsonValue(QJsonValue::Null) : QJsonValue(q(text));
}

QJsonObject caseJson(const CaseView& view) {
    QJsonArray candidates;
    for (std::size_t i = 0; i < view.candidates.size(); ++i) {
        const auto& candidate = view.candidates[i];
        candidates.append(QJsonObject{{q("n"), static_cast<int>(i + 1)},
                                      {q("value"), q(candidate.text)},
                                      {q("label"), q(candidate.label)},
                                      {q("author"), q(candidate.authorName)},
                                      {q("author_id"), q(candidate.author.text())},
                                      {q("at"), timeJson(candidate.atMs)},
                                      {q("current"), candidate.isCurrent}});
    }
    return {{q("id"), q(view.id.text())},
            {q("kind"), q(view.kind)},
            {q("entity"), q(specOf(view.entity).name)},
            {q("record"), q(view.record.text())},
            {q("field"), textJson(view.field)},
            {q("state"), q(view.isOpen ? "open" : "decided")},
            {q("unsent"), view.isUnsent},
            {q("before"), textJson(view.before)},
            {q("current"), textJson(view.current)},
            {q("candidates"), candidates},
            {q("decision"), textJson(view.decision)},
            {q("decided_by"), textJson(view.decidedBy)},
            {q("decided_at"), timeJson(view.decidedAtMs)},
            {q("reason"), textJson(view.reason)},
            {q("opened_at"), timeJson(view.openedAtMs)},
            {q("may_decide"), view.mayDecide}};
}

void printCase(const CaseView& view) {
    print(view.id.text() + "  " + view.kind + "  " + specOf(view.entity).name + " "
          + view.record.text() + (view.field.empty() ? "" : "." + view.field)
          + (view.isOpen ? "" : "  decided: " + view.decision + " by " + view.decidedBy));
    if (!view.before.empty())
        print("  before: " + view.before);
    for (std::size_t i = 0; i < view.candidates.size(); ++i) {
        const auto& candidate = view.candidates[i];
        print("  " + std::to_string(i + 1) + ". " + candidate.label + "  " + candidate.authorName
              + (candidate.atMs ? ", " + isoLocalText(candidate.atMs) : "")
              + (candidate.isCurrent ? "  (current)" : ""));
    }
}

QJsonArray setAsideJson(Store& store, bool isUnmasked) {
    QJsonArray array;
    for (const auto& queued : Outbox(store).list(ActionState::SetAside)) {
        QJsonArray changes;
        for (const auto& change : queued.action.changes) {
            const auto* spec = entitySpec(change.entity);
            if (!spec)
                continue;
            QJsonObject json{{q("entity"), q(spec->name)},
                             {q("id"), q(change.record.text())},
                             {q("op"), q(opName(change.op))}};
            QJsonObject fields;
            if (const auto* field = spec->field(change.field))
                fields[q(field->name)] = valueJson(*field, change.value, isUnmasked);
            for (const auto& [number, value] : change.values)
                if (const auto* field = spec->field(number))
                    fields[q(field->name)] = valueJson(*field, value, isUnmasked);
            json[q("fields")] = fields;
            changes.append(json);
        }
        array.append(QJsonObject{{q("number"), static_cast<qint64>(queued.action.first)},
                                 {q("kind"), q(queued.action.kind)},
                                 {q("reason"), q(queued.reason)},
                                 {q("detail"), q(queued.detail)},
                                 {q("recorded_at"), timeJson(queued.action.recordedAtMs)},
                                 {q("changes"), changes}});
    }
    return array;
}

void maskStep(FieldStep& step, const EntitySpec& spec) {
    const auto* field = spec.field(step.field);
    if (!field || field->sensitivity != Sensitivity::Sensitive)
        return;
    for (auto* text : {&step.from, &step.to})
        if (!text->empty())
            *text = maskIdNumber(*text);
}

QJsonObject historyJson(const FieldStep& step) {
    QJsonArray flags;
    const auto flag = [&](bool isSet, const char* name) {
        if (isSet)
            flags.append(q(name));
    };
    flag(step.isMerged, "merged");
    flag(step.isDecision, "decision");
    flag(step.isImported, "imported");
    flag(step.isRevived, "revived");
    flag(step.isErased, "erased");
    flag(step.isSetAside, "set_aside");
    return {{q("field"), textJson(step.field)},
            {q("op"), q(opName(step.op))},
            {q("verdict"), q(verdictName(step.verdict))},
            {q("from"), textJson(step.from)},
            {q("to"), textJson(step.to)},
            {q("author"), textJson(step.authorName)},
            {q("author_id"), q(step.author.text())},
            {q("own_device"), step.isOwnDevice},
            {q("recorded_at"), timeJson(step.recordedAtMs)},
            {q("decided_at"), timeJson(step.decidedAtMs)},
            {q("flags"), flags}};
}

QJsonArray waitingJson(Store& store) {
    QJsonArray waiting;
    for (const auto& each : inboxCounts(store))
        waiting.append(QJsonObject{{q("inbox"), q(each.inbox->key)},
                                   {q("entity"), q(specOf(each.inbox->entity).name)},
                                   {q("count"), qint64(each.count)}});
    return waiting;
}

} // namespace

int Phone::attention(const Arguments& arguments) {
    auto cases_ = Cases(*m_store).openCases();
    if (!cases_)
        return refuse(cases_.error());
    if (arguments.isJson) {
        QJsonArray open;
        for (const auto& view : *cases_)
            open.append(caseJson(view));
        auto left = noticesJson(*m_store);
        if (!left)
            return refuse(left.error());
        printJson(QJsonObject{{q("set_aside"), setAsideJson(*m_store, arguments.isUnmasked)},
                              {q("cases"), open},
                              {q("waiting"), waitingJson(*m_store)},
                              {q("notices"), *left}});
        return exitDone;
    }
    for (const auto& queued : Outbox(*m_store).list(ActionState::SetAside))
        print(std::to_string(queued.action.first) + "  " + queued.action.kind + "  " + queued.reason
              + ": " + queued.detail);
    for (const auto& waiting : inboxCounts(*m_store))
        print(std::to_string(waiting.count) + "  " + waiting.inbox->zh + " (" + waiting.inbox->key
              + ")");
    for (const auto& view : *cases_)
        printCase(view);
    return notices(arguments);
}

int Phone::cases(const Arguments& arguments) {
    auto views = arguments.isAll ? Cases(*m_store).allCases() : Cases(*m_store).openCases();
    if (!views)
        return refuse(views.error());
    QJsonArray array;
    for (const auto& view : *views) {
        if (arguments.isJson)
            array.append(caseJson(view));
        else
            printCase(view);
    }
    if (arguments.isJson)
        printJson(array);
    return exitDone;
}

int Phone::show(const Arguments& arguments) {
    const auto* spec = entitySpec(arguments.words[1]);
    if (!spec)
        return refuse({ErrorCode::NotFound,
                       "there is no entity " + arguments.words[1] + "; see banyan-cli schema"});
    const auto id = Uuid::fromText(arguments.words[2]);
    const auto record = id ? m_store->table(spec->id).find(*id) : std::nullopt;
    if (!record)
        return refuse(
            {ErrorCode::NotFound, std::string("there is no such ") + spec->name + " here"});
    if (arguments.isUnmasked)
        m_store->database()
            .cached("INSERT INTO audit(at, who, what) VALUES(?, ?, ?)")
            .with(m_clock.wallMs(), m_store->meta("user"), "unmasked " + record->id.text())
            .run();
    QJsonObject json = recordJson(*m_store, *record, arguments.isUnmasked);
    if (!arguments.isJson)
        print(recordText(*record, arguments.isUnmasked));
    if (arguments.withHistory) {
        auto rows = fieldHistory(*m_store, spec->id, *id);
        if (!rows)
            return refuse(rows.error());
        QJsonArray history;
        for (auto& row : *rows) {
            if (!arguments.isUnmasked)
                maskStep(row, *spec);
            history.append(historyJson(row));
            if (!arguments.isJson)
                print("  " + isoLocalText(row.recordedAtMs) + "  " + row.authorName + "  "
                      + opName(row.op) + " " + row.field + ": " + row.from + " -> " + row.to + "  ["
                      + verdictName(row.verdict) + "]");
        }
        json[q("history")] = history;
    }
    if (arguments.isJson)
        printJson(json);
    return exitDone;
}

} // namespace banyan::cli
