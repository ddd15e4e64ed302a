#include "qml/viewmodels/store/registerreading.h"

#include "core/report/reporttext.h"
#include "core/schema/workflow.h"
#include "core/usecases/registers.h"
#include "qml/viewmodels/store/coretext.h"

namespace banyan::ui {

namespace {

constexpr std::int64_t behindFigureMax = 500; // records of one figure that a page lists

QString formOf(const FieldSpec& field) {
    switch (field.type) {
    case FieldType::LongText:
        return QStringLiteral("long");
    case FieldType::Code:
        return QStringLiteral("code");
    case FieldType::Date:
        return QStringLiteral("date");
    case FieldType::Time:
        return QStringLiteral("time");
    case FieldType::Integer:
    case FieldType::Real:
        return QStringLiteral("number");
    case FieldType::Boolean:
        return QStringLiteral("yes_no");
    case FieldType::Reference:
        return QStringLiteral("reference");
    case FieldType::Entries:
    case FieldType::TextSet:
    case FieldType::ReferenceSet:
        return QStringLiteral("list");
    case FieldType::Text:
        break;
    }
    return QStringLiteral("text");
}

QString stateListOf(const EntitySpec& spec) {
    for (const auto& field : spec.fields)
        if (field.workflow)
            return QString::fromUtf8(field.workflow->name);
    return {};
}

Error noSuchKind(const QString& entity) {
    return {ErrorCode::NotFound, "there is no register named " + entity.toStdString()};
}

Result<PeriodReport> reportOf(Store& store, const QString& from, const QString& to,
                              const QString& unit) {
    const auto first = parseDate(from.toStdString());
    const auto last = parseDate(to.toStdString());
    if (!first || !last)
        return Error{ErrorCode::Invalid, "a period is two days such as 2026-05-28"};
    return PeriodReport::of(store, unit.toStdString(), {*first, *last});
}

} // namespace

Result<std::vector<RegisterKindRow>> readRegisters(Store& store) {
    std::vector<RegisterKindRow> rows;
    const auto kinds = Registers(store).kinds();
    for (const auto& part : registerParts())
        for (const auto& kind : kinds)
            if (std::ranges::find(part.entities, kind.entity) != part.entities.end())
                rows.push_back({QString::fromUtf8(part.key),
                                QString::fromUtf8(specOf(kind.entity).name), int(kind.count),
                                int(kind.open), kind.mayCreate});
    return rows;
}

Result<Slice<RegisterRow>> readRegister(Store& store, const RegisterAsk& ask, int offset,
                                        int count) {
    const auto* spec = entityFrom(ask.entity);
    if (!spec)
        return noSuchKind(ask.entity);
    RegisterQuery query{spec->id, ask.text.toStdString(), ask.openOnly, {}};
    if (!ask.figure.isEmpty()) {
        const auto* indicator = indicatorNamed(ask.figure.toStdString());
        auto report = reportOf(store, ask.from, ask.to, ask.unit);
        if (!indicator || !report)
            return indicator ? report.error() : noSuchKind(ask.figure);
        query.only = report->records(*indicator, behindFigureMax);
        if (query.only.empty())
            return Slice<RegisterRow>{};
    }
    std::int64_t total = 0;
    Slice<RegisterRow> slice;
    for (const auto& line : Registers(store).lines(query, count, offset, total))
        slice.rows.push_back({textFrom(line.id), textFrom(line.title), textFrom(line.state),
                              stateListOf(*spec), textFrom(line.day), textFrom(line.unit),
                              line.isLate, line.isUnsent});
    slice.total = int(total);
    return slice;
}

Result<RegisterRecordValue> readRegisterRecord(Store& store, const QString& entity,
                                               const QString& id) {
    const auto* spec = entityFrom(entity);
    if (!spec)
        return noSuchKind(entity);
    Uuid record;
    if (!id.isEmpty()) {
        const auto given = idFrom(id);
        if (!given)
            return given.error();
        record = *given;
    }
    auto read = Registers(store).record(spec->id, record);
    if (!read)
        return read.error();
    RegisterRecordValue value;
    value.entity = entity;
    value.id = id;
    value.title = textFrom(read->title);
    value.state = textFrom(read->state);
    value.stateList = stateListOf(*spec);
    for (const auto& step : read->steps)
        value.steps << textFrom(step);
    for (const auto& field : read->fields) {
        RegisterFieldRow row;
        row.name = QString::fromUtf8(field.spec->name);
        row.value = textFrom(field.text);
        row.shown = textFrom(field.shown);
        if (field.spec->codes)
            row.codeList = QString::fromUtf8(field.spec->codes->name);
        row.form = formOf(*field.spec);
        if (field.spec->target != EntityId::None)
            row.target = QString::fromUtf8(specOf(field.spec->target).name);
        row.required = field.spec->isRequired;
        row.editable = field.isEditable;
        value.fields.push_back(std::move(row));
    }
    return value;
}

Result<ReportValue> readReport(Store& store, const ReportAsk& ask) {
    auto report = reportOf(store, ask.from, ask.to, ask.unit);
    if (!report)
        return report.error();
    ReportDocument document;
    document.unit = report->unitName();
    document.period = report->period();
    document.asOfMs = store.metaNumber("confirmed_at");
    document.figures = report->figures();
    ReportValue value;
    value.unit = textFrom(document.unit);
    value.asOfMs = document.asOfMs;
    value.csv = textFrom(reportCsv(document));
    for (const auto& figure : document.figures)
        value.figures.push_back(
            {QString::fromUtf8(figure.indicator->part), QString::fromUtf8(figure.indicator->key),
             QString::fromUtf8(specOf(figure.indicator->entity).name),
             textFrom(figureText(figure.value)),
             figure.possible ? textFrom(figureText(*figure.possible)) : QString()});
    return value;
}

Status saveStep(Store& store, const QString& entity, const QString& id, const QString& state,
                const QString& comment) {
    const auto* spec = entityFrom(entity);
    const auto record = idFrom(id);
    if (!spec || !record)
        return spec ? record.error() : noSuchKind(entity);
    auto taken = Registers(store).take(spec->id, *record, state.toStdString(),
                                       comment.trimmed().toStdString());
    return taken ? ok() : Status(taken.error());
}

Result<QString> saveRegisterRecord(Store& store, const RegisterSave& save) {
    const auto* spec = entityFrom(save.entity);
    if (!spec)
        return noSuchKind(save.entity);
    Uuid record;
    if (!save.id.isEmpty()) {
        const auto given = idFrom(save.id);
        if (!given)
            return given.error();
        record = *given;
    }
    std::vector<std::pair<std::string, std::string>> values;
    for (const auto& [name, text] : save.values)
        values.emplace_back(name.toStdString(), text.toStdString());
    auto saved = Registers(store).save(spec->id, record, values);
    if (!saved)
        return saved.error();
    return textFrom(saved->record);
}

} // namespace banyan::ui
