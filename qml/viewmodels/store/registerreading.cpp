#include "qml/viewmodels/store/registerreading.h"

#include "core/report/reporttext.h"
#include "core/schema/workflow.h"
#include "core/usecases/cases.h"
#include "core/usecases/inboxes.h"
#include "core/usecases/registers.h"
#include "qml/viewmodels/store/coretext.h"
#include "qml/viewmodels/store/fieldform.h"
#include "qml/viewmodels/store/photokeeping.h"

namespace banyan::ui {

namespace {

QString stateListOf(const EntitySpec& spec) {
    const auto* state = stateField(spec);
    return state ? QString::fromUtf8(state->workflow->name) : QString();
}

QString categoryListOf(const EntitySpec& spec) {
    const auto* category = categoryField(spec);
    return category ? QString::fromUtf8(category->codes->name) : QString();
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

Result<RegisterQuery> queryFrom(Store& store, const RegisterAsk& ask) {
    const auto* spec = entityFrom(ask.entity);
    if (!spec)
        return noSuchKind(ask.entity);
    RegisterQuery query;
    query.entity = spec->id;
    if (!ask.figure.isEmpty()) {
        const auto* indicator = indicatorNamed(ask.figure.toStdString());
        const auto report = reportOf(store, ask.from, ask.to, ask.unit);
        if (!indicator || indicator->entity != spec->id)
            return noSuchKind(ask.figure);
        if (!report)
            return report.error();
        query.behind = report->condition(*indicator);
    }
    query.text = ask.text.toStdString();
    query.isOpenOnly = ask.openOnly;
    query.inbox = ask.inbox.toStdString();
    query.state = ask.state.toStdString();
    query.category = ask.category.toStdString();
    if (!ask.within.isEmpty()) {
        const auto unit = idFrom(ask.within);
        if (!unit)
            return unit.error();
        query.unit = *unit;
    }
    if (ask.sort == QLatin1String("due"))
        query.sort = RegisterSort::Due;
    else if (ask.sort == QLatin1String("title"))
        query.sort = RegisterSort::Title;
    return query;
}

std::vector<RegisterFacetRow> facetsFrom(const std::vector<RegisterFacet>& facets) {
    std::vector<RegisterFacetRow> rows;
    for (const auto& facet : facets)
        rows.push_back({textFrom(facet.code), textFrom(facet.name), int(facet.count)});
    return rows;
}

} // namespace

Result<std::vector<InboxRow>> readInboxes(Store& store) {
    std::vector<InboxRow> rows;
    for (const auto& waiting : inboxCounts(store))
        rows.push_back({QString::fromUtf8(waiting.inbox->key),
                        QString::fromUtf8(specOf(waiting.inbox->entity).name), int(waiting.count)});
    const auto open = Cases(store).openCases();
    if (!open)
        return open.error();
    int duplicates = 0, others = 0;
    for (const auto& view : *open)
        if (view.mayDecide)
            ++(view.kind == "duplicate" ? duplicates : others);
    const int setAside = int(Outbox(store).counts().setAside);
    for (const auto& [key, count] :
         {std::pair("cases", others), {"duplicates", duplicates}, {"set_aside", setAside}})
        if (count > 0)
            rows.push_back({QLatin1String(key), {}, count});
    return rows;
}

Result<RegisterToolsValue> readRegisterTools(Store& store, const RegisterAsk& ask) {
    const auto query = queryFrom(store, ask);
    if (!query)
        return query.error();
    const auto* spec = &specOf(query->entity);
    const auto tools = toolsOf(store, *query);
    RegisterToolsValue value;
    value.stateList = stateListOf(*spec);
    value.categoryList = categoryListOf(*spec);
    value.states = facetsFrom(tools.states);
    value.categories = facetsFrom(tools.categories);
    value.units = facetsFrom(tools.units);
    value.hasDue = tools.hasDue;
    value.mayCreate = tools.mayCreate;
    for (const auto* field : tools.assignable)
        value.assignable.push_back(
            {QString::fromUtf8(field->name), QString::fromUtf8(specOf(field->target).name)});
    return value;
}

Result<EachResult> saveEach(Store& store, const EachAsk& ask) {
    const auto* spec = entityFrom(ask.entity);
    if (!spec)
        return noSuchKind(ask.entity);
    std::vector<Uuid> ids;
    for (const QString& text : ask.ids) {
        const auto id = idFrom(text);
        if (!id)
            return id.error();
        ids.push_back(*id);
    }
    Registers registers(store);
    const auto outcome =
        ask.state.isEmpty()
            ? registers.saveEach(spec->id, ids, {ask.field.toStdString(), ask.value.toStdString()})
            : registers.takeEach(spec->id, ids, ask.state.toStdString(),
                                 ask.comment.trimmed().toStdString());
    if (!outcome)
        return outcome.error();
    EachResult result;
    result.done = int(outcome->done.size());
    for (const auto& left : outcome->left)
        result.left.push_back({textFrom(left.title), textFrom(left.state), left.error.code});
    if (outcome->stop) {
        result.stoppedBy = outcome->stop->code;
        result.untried = int(ids.size()) - result.done - int(result.left.size());
    }
    return result;
}

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
    const auto query = queryFrom(store, ask);
    if (!query)
        return query.error();
    const auto& spec = specOf(query->entity);
    std::int64_t total = 0;
    Slice<RegisterRow> slice;
    for (const auto& line : Registers(store).lines(*query, count, offset, total)) {
        QStringList steps;
        for (const auto& state : line.steps)
            steps << textFrom(state);
        slice.rows.push_back({textFrom(line.id), textFrom(line.title), textFrom(line.state),
                              stateListOf(spec), textFrom(line.day), textFrom(line.unit),
                              line.isLate, line.isUnsent, steps, textFrom(line.category),
                              categoryListOf(spec)});
    }
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
        value.steps.push_back({textFrom(step.to), textFrom(step.asks)});
    for (const auto& field : read->fields) {
        RegisterFieldRow row = rowOf(*field.spec);
        row.value = textFrom(field.text);
        row.shown = textFrom(field.shown);
        for (const auto& [named, title] : field.named)
            row.named.push_back({textFrom(named), textFrom(title)});
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

Status saveStep(Store& store, const StepAsk& step) {
    const auto* spec = entityFrom(step.entity);
    const auto record = idFrom(step.id);
    if (!spec || !record)
        return spec ? record.error() : noSuchKind(step.entity);
    auto taken =
        Registers(store).take(spec->id, *record, step.state.toStdString(),
                              step.comment.trimmed().toStdString(), step.answer.toStdString());
    return taken ? ok() : Status(taken.error());
}

Result<SavedRecord> saveRegisterRecord(Store& store, const RegisterSave& save,
                                       std::int64_t holdMs) {
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
    const bool isHeld = holdMs > 0 && record.isNull() && spec->id == EntityId::Problem;
    const std::int64_t heldMs = isHeld ? holdMs : 0;
    auto saved = Registers(store, heldMs).save(spec->id, record, values);
    if (!saved)
        return saved.error();
    SavedRecord fact;
    fact.recordId = textFrom(saved->record);
    fact.actionId = QString::number(saved->action);
    if (isHeld)
        fact.undoUntilMs = store.clock().wallMs() + heldMs;
    fact.photosLeftOut = savePhotos(store, {spec->id, saved->record}, save.photos, heldMs);
    return fact;
}

} // namespace banyan::ui
