#include "sync/client/rescuefile.h"

#include "core/schema/civildate.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace banyan {

namespace {

QString q(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QJsonValue plain(const RawValue& value) {
    switch (value.kind) {
    case RawValue::Kind::Integer:
        return static_cast<qint64>(value.integer);
    case RawValue::Kind::Real:
        return value.real;
    case RawValue::Kind::Text:
        return q(value.bytes);
    case RawValue::Kind::Blob:
        if (const auto id = Uuid::fromBytes(value.bytes))
            return q(id->text());
        return QString::fromLatin1(QByteArray::fromStdString(value.bytes).toHex());
    case RawValue::Kind::Null:
        break;
    }
    return QJsonValue::Null;
}

QJsonValue plain(const Value& value) {
    switch (value.index()) {
    case 1:
        return static_cast<qint64>(std::get<std::int64_t>(value));
    case 2:
        return std::get<double>(value);
    case 3:
        return q(std::get<std::string>(value));
    case 4:
        return q(std::get<Uuid>(value).text());
    default:
        return QJsonValue::Null;
    }
}

// Under the columns' names, as far as they go.
QJsonObject columns(const RawRow& row, const char* names) {
    QJsonObject object;
    const QStringList keys = QString::fromLatin1(names).split(QLatin1Char(' '));
    for (qsizetype i = 0; i < keys.size() && std::size_t(i) < row.values.size(); ++i)
        object[keys[i]] = plain(row.values[std::size_t(i)]);
    if (!keys.isEmpty())
        object[keys.front()] = static_cast<qint64>(row.id);
    if (row.isCut)
        object[QStringLiteral("cut")] = true;
    return object;
}

void name(QJsonObject& change, std::int64_t entity, std::int64_t field) {
    const auto* spec = entitySpec(static_cast<EntityId>(entity));
    if (!spec)
        return;
    change[QStringLiteral("entity")] = q(spec->name);
    if (const auto* known = spec->field(static_cast<std::uint16_t>(field)))
        change[QStringLiteral("field")] = q(known->name);
}

QJsonObject changeJson(const RawRow& row) {
    QJsonObject change = columns(row, salvagedPendingColumns);
    if (row.values.size() > 4)
        name(change, row.values[2].integer, row.values[4].integer);
    if (row.values.size() < 7 || !row.values[6].isBlob())
        return change;
    const auto values = decodeValues(row.values[6].bytes);
    const auto* spec = entitySpec(static_cast<EntityId>(row.values[2].integer));
    if (!values || !spec)
        return change;
    QJsonObject named;
    for (const auto& [number, value] : *values) {
        const auto* field = spec->field(number);
        named[field ? q(field->name) : QString::number(number)] = plain(value);
    }
    change[QStringLiteral("value")] = named;
    return change;
}

} // namespace

std::string unreadableJson(const Salvage& salvage, const std::vector<RawRow>& kept) {
    QJsonArray actions;
    for (const auto& action : salvage.broken) {
        QJsonObject object = columns(action.head, salvagedActionColumns);
        object[QStringLiteral("first")] = static_cast<qint64>(action.first);
        if (action.hasHead && action.head.values.size() > 4)
            object[QStringLiteral("recorded_at")] = q(isoLocalText(action.head.values[4].integer));
        QJsonArray changes;
        for (const auto& change : action.changes)
            changes.append(changeJson(change));
        object[QStringLiteral("changes")] = changes;
        actions.append(object);
    }
    QJsonArray traces;
    for (const auto& trace : salvage.traces)
        traces.append(QJsonObject{{QStringLiteral("number"), static_cast<qint64>(trace.number)},
                                  {QStringLiteral("record"), q(trace.record.text())},
                                  {QStringLiteral("field"), static_cast<qint64>(trace.field)}});
    QJsonArray requests;
    for (const auto& row : kept)
        requests.append(columns(row, "id device first last at request"));
    const QJsonObject all{{QStringLiteral("actions"), actions},
                          {QStringLiteral("traces"), traces},
                          {QStringLiteral("kept"), requests}};
    return QJsonDocument(all).toJson(QJsonDocument::Indented).toStdString();
}

} // namespace banyan
