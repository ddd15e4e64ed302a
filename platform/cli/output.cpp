#include "platform/cli/output.h"

#include "core/merge/setvalue.h"
#include "core/schema/civildate.h"
#include "core/schema/validators.h"

#include <QJsonDocument>
#include <cstdio>

namespace banyan::cli {

namespace {

constexpr int exitRefused = 1;
constexpr int exitUnreachable = 3;

std::string shownText(const FieldSpec& field, const Value& value, bool isUnmasked) {
    const std::string text = valueText(field, value);
    return field.sensitivity == Sensitivity::Sensitive && !isUnmasked ? maskIdNumber(text) : text;
}

} // namespace

QString q(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QJsonValue valueJson(const FieldSpec& field, const Value& value, bool isUnmasked) {
    if (isNull(value))
        return QJsonValue::Null;
    switch (field.type) {
    case FieldType::Boolean:
        return integerOf(value) == 1;
    case FieldType::Integer:
        return static_cast<qint64>(integerOf(value));
    case FieldType::Real:
        return std::get<double>(value);
    case FieldType::TextSet:
    case FieldType::ReferenceSet: {
        QJsonArray array;
        for (const auto& element : setElements(textOf(value)))
            array.append(q(element));
        return array;
    }
    case FieldType::Entries: {
        QJsonArray array;
        for (const auto& entry : entriesOf(textOf(value)))
            array.append(QJsonObject{{q("key"), q(entry.key)},
                                     {q("text"), q(entry.text)},
                                     {q("author_id"), q(entry.by.text())},
                                     {q("at"), q(isoLocalText(entry.atMs))}});
        return array;
    }
    default:
        return q(shownText(field, value, isUnmasked));
    }
}

QJsonObject recordJson(Store& store, const Record& record, bool isUnmasked) {
    const auto& spec = specOf(record.entity);
    QJsonObject fields;
    for (std::size_t i = 0; i < spec.fields.size(); ++i)
        fields[q(spec.fields[i].name)] = valueJson(spec.fields[i], record.values[i], isUnmasked);
    auto& pending = store.database()
                        .cached("SELECT count(*) FROM pending WHERE record = ? AND state = 0")
                        .with(record.id);
    Running running(pending);
    running->step();
    return {{q("id"), q(record.id.text())},
            {q("entity"), q(spec.name)},
            {q("revision"), static_cast<qint64>(record.head.revision)},
            {q("state"), q(stateName(record.head.state))},
            {q("pending"), static_cast<qint64>(pending.integer(0))},
            {q("fields"), fields}};
}

std::string recordText(const Record& record, bool isUnmasked) {
    const auto& spec = specOf(record.entity);
    std::string text = record.id.text();
    if (record.head.state != RecordState::Live)
        text += std::string(" (") + stateName(record.head.state) + ")";
    for (std::size_t i = 0; i < spec.fields.size(); ++i) {
        if (isNull(record.values[i]))
            continue;
        std::string shown = shownText(spec.fields[i], record.values[i], isUnmasked);
        if (spec.fields[i].type == FieldType::Entries) {
            shown.clear();
            for (const auto& entry : entriesOf(textOf(record.values[i])))
                shown += (shown.empty() ? "" : " | ") + entry.text + " [" + entry.key + "]";
        }
        text += "\n  " + std::string(spec.fields[i].name) + ": " + shown;
    }
    return text;
}

std::string authorName(Store& store, const Uuid& user) {
    const auto record = store.table(EntityId::User).find(user);
    return record ? std::string(record->text("name")) : std::string();
}

void print(const std::string& text) { std::printf("%s\n", text.c_str()); }

void printJson(const QJsonObject& json) {
    std::printf("%s", QJsonDocument(json).toJson(QJsonDocument::Indented).constData());
}

void printJson(const QJsonArray& json) {
    std::printf("%s", QJsonDocument(json).toJson(QJsonDocument::Indented).constData());
}

int refuse(const Error& error) {
    std::fprintf(stderr, "banyan-cli: %s%s\n", error.context.c_str(),
                 error.code == ErrorCode::Damaged
                     ? "; say the command again: the damaged file is then kept aside, and what can "
                       "be read of the work here is saved first"
                     : "");
    const bool isAway = error.code == ErrorCode::Unreachable || error.code == ErrorCode::Busy;
    return isAway ? exitUnreachable : exitRefused;
}

} // namespace banyan::cli
