#include "qml/viewmodels/store/duplicatereading.h"

#include "core/merge/setvalue.h"
#include "core/store/schema.h"
#include "core/usecases/cases.h"
#include "core/usecases/merges.h"
#include "core/usecases/names.h"
#include "core/usecases/queries.h"
#include "qml/viewmodels/store/coretext.h"
#include "qml/viewmodels/store/recordreading.h"

#include <QStringList>

#include <algorithm>
#include <span>

namespace banyan::ui {

namespace {

constexpr const char* personFields[] = {
    "name",   "former_name",       "sex",       "birth_date",     "id_number",  "relation",
    "phones", "registered_region", "education", "marital_status", "employment", "life_status"};
constexpr const char* householdFields[] = {"head",      "phones",      "best_time",
                                           "door_note", "visit_state", "quiet_hours"};
constexpr const char* doorFields[] = {"estate", "building", "unit", "floor",
                                      "door",   "code",     "use",  "occupancy"};

// What people compare, in this order; where a record is stands above it.
std::span<const char* const> comparedFields(EntityId entity) {
    switch (entity) {
    case EntityId::Resident:
        return personFields;
    case EntityId::Household:
        return householdFields;
    case EntityId::Dwelling:
        return doorFields;
    default:
        return {};
    }
}

bool mayMerge(Store& store) {
    const auto role = roleOf(store);
    return role && (mask(*role) & roles::leaders) != 0;
}

QString fieldText(Store& store, EntityId entity, const Uuid& id, const char* field) {
    const auto record = id.isNull() ? std::nullopt : store.table(entity).find(id);
    return record ? textFrom(record->text(field)) : QString();
}

// Who and where a record is, whether or not it is in sight.
struct Named {
    QString name;
    Place place;
};

Named namedOf(Store& store, EntityId entity, const Uuid& id) {
    const auto record = id.isNull() ? std::nullopt : store.table(entity).find(id);
    if (!record)
        return {};
    switch (entity) {
    case EntityId::Resident: {
        Named home = namedOf(store, EntityId::Household, record->reference("household"));
        home.name = textFrom(record->text("name"));
        return home;
    }
    case EntityId::Household: {
        Named door = namedOf(store, EntityId::Dwelling, record->reference("dwelling"));
        door.name = fieldText(store, EntityId::Resident, record->reference("head"), "name");
        return door;
    }
    case EntityId::Dwelling:
        return {{},
                {fieldText(store, EntityId::Estate, record->reference("estate"), "name"),
                 fieldText(store, EntityId::Building, record->reference("building"), "name"),
                 textFrom(record->text("unit")), textFrom(record->text("door"))}};
    default:
        return {textFrom(record->text("name")), {}};
    }
}

// What a record is called that another refers to: an estate, a household, somebody.
QString nameOf(Store& store, EntityId entity, const Uuid& id) {
    const Named named = namedOf(store, entity, id);
    if (entity != EntityId::Household && entity != EntityId::Dwelling)
        return named.name;
    const Place& place = named.place;
    return QStringList{place.estate, place.building, place.unit, place.door}
        .join(QLatin1Char(' '))
        .simplified();
}

QString comparedText(Store& store, const FieldSpec& field, const Value& value) {
    if (field.type == FieldType::Reference)
        return nameOf(store, field.target, referenceOf(value));
    if (field.type == FieldType::Entries) {
        QStringList texts;
        for (const auto& entry : entriesOf(banyan::textOf(value)))
            texts << textFrom(entry.text);
        return texts.join(QStringLiteral("；"));
    }
    return maskedText(field, shownText(store, field, value));
}

std::vector<DuplicateLine> linesOf(Store& store, EntityId entity,
                                   const std::vector<std::optional<Record>>& records) {
    std::vector<DuplicateLine> lines;
    const auto& spec = specOf(entity);
    for (const char* name : comparedFields(entity)) {
        const auto& field = *spec.field(name);
        DuplicateLine line;
        line.field = QLatin1String(name);
        line.codeList = codeListOf(field);
        line.same = true;
        std::optional<Value> first;
        bool isSaid = false;
        for (const auto& record : records) {
            const Value value = record ? record->value(name) : Value{};
            line.values.push_back(record ? comparedText(store, field, value) : QString());
            isSaid = isSaid || !isNull(value);
            if (record && first)
                line.same = line.same && value == *first;
            else if (record)
                first = value;
        }
        if (isSaid)
            lines.push_back(std::move(line));
    }
    return lines;
}

// What refers to the record, or lists it: with a merge all of it speaks of the one that stays.
std::vector<Counted> countedOf(Store& store, EntityId entity, const Uuid& id) {
    std::vector<Counted> counted;
    for (const auto& spec : registry()) {
        if (spec.id == EntityId::ConflictCase)
            continue;
        std::string where;
        for (const auto& field : spec.fields) {
            const std::string column = quoted(field.name);
            if (field.type == FieldType::Reference && field.target == entity)
                where += (where.empty() ? "" : " OR ") + column + " = ?1";
            else if (entity == EntityId::Resident && spec.id == EntityId::Visit
                     && field.type == FieldType::ReferenceSet)
                where += (where.empty() ? "" : " OR ") + ("instr(" + column + ", ?2) > 0");
        }
        if (where.empty())
            continue;
        const auto found = store.table(spec.id).select(
            "record_state = 0 AND (" + where + ") AND ?2 = ?2", {Value{id}, Value{id.text()}});
        if (!found.empty())
            counted.push_back({QString::fromLatin1(spec.name), int(found.size())});
    }
    return counted;
}

DuplicateSide sideFrom(Store& store, EntityId entity, const CaseCandidate& candidate,
                       const std::optional<Record>& record, const Uuid& me) {
    DuplicateSide side;
    side.versionId = textFrom(candidate.key);
    side.recordId = textFrom(candidate.text);
    side.author = textFrom(candidate.authorName);
    side.mine = candidate.author == me && !me.isNull();
    side.atMs = candidate.atMs;
    side.here = record && record->head.state == RecordState::Live;
    side.name = textFrom(candidate.label);
    if (!record)
        return side;
    const Named named = namedOf(store, entity, record->id);
    side.place = named.place;
    side.name = named.name;
    side.counted = countedOf(store, entity, record->id);
    return side;
}

Result<EntityId> entityOf(const QString& name) {
    const auto* spec = entityFrom(name);
    if (!spec)
        return Error{ErrorCode::NotFound, "there is no such entity"};
    return spec->id;
}

MergedRecord mergedFrom(Store& store, EntityId entity, const MergeView& view) {
    MergedRecord merged;
    const Uuid me = authorOf(store);
    merged.record = {QString::fromLatin1(specOf(entity).name), textFrom(view.absorbed)};
    const Named named = namedOf(store, entity, view.absorbed);
    merged.name = named.name;
    merged.place = named.place;
    merged.mergedBy = textFrom(Names(store).ofUser(view.author));
    merged.mine = view.author == me && !me.isNull();
    merged.mergedAtMs = view.atMs;
    merged.pending = view.isUnsent;
    return merged;
}

LaterEdit editFrom(Store& store, EntityId entity, const Uuid& survivor,
                   const banyan::LaterEdit& later) {
    const auto& field = *specOf(entity).field(later.field);
    const Uuid me = authorOf(store);
    LaterEdit edit;
    edit.target = {QString::fromLatin1(specOf(entity).name), textFrom(survivor),
                   textFrom(later.field)};
    edit.codeList = codeListOf(field);
    const auto id = Uuid::fromText(later.value);
    edit.value = id && field.target != EntityId::None ? nameOf(store, field.target, *id)
                                                      : maskedText(field, textFrom(later.value));
    edit.author = textFrom(Names(store).ofUser(later.author));
    edit.mine = later.author == me && !me.isNull();
    edit.atMs = later.atMs;
    return edit;
}

} // namespace

Result<DuplicateRecord> readDuplicate(Store& store, const Uuid& caseId) {
    const auto view = Cases(store).find(caseId);
    if (!view)
        return view.error();
    if (view->kind != "duplicate" || !entitySpec(view->entity))
        return Error{ErrorCode::NotFound, "this case is not about two records"};
    return guarded([&]() -> Result<DuplicateRecord> {
        DuplicateRecord duplicate;
        duplicate.caseId = textFrom(caseId);
        duplicate.entity = QString::fromLatin1(specOf(view->entity).name);
        const Uuid me = authorOf(store);
        std::vector<std::optional<Record>> records;
        for (const auto& candidate : view->candidates) {
            const auto id = Uuid::fromText(candidate.text);
            records.push_back(id ? store.table(view->entity).find(*id) : std::nullopt);
            duplicate.sides.push_back(sideFrom(store, view->entity, candidate, records.back(), me));
        }
        duplicate.lines = linesOf(store, view->entity, records);
        duplicate.mayTellApart = view->mayDecide;
        duplicate.mayMerge =
            mayMerge(store) && std::ranges::all_of(duplicate.sides, &DuplicateSide::here);
        duplicate.reason = textFrom(view->reason);
        if (view->isOpen)
            return duplicate;
        duplicate.decision = textFrom(view->decision);
        duplicate.decidedBy = textFrom(view->isUnsent ? Names(store).ofUser(me) : view->decidedBy);
        duplicate.decidedAtMs = view->decidedAtMs != 0 ? view->decidedAtMs : store.clock().wallMs();
        return duplicate;
    });
}

Result<std::vector<MergedRecord>> readMergedInto(Store& store,
                                                 const std::vector<RecordRef>& survivors) {
    std::vector<MergedRecord> merged;
    for (const RecordRef& survivor : survivors) {
        const auto entity = entityOf(survivor.entity);
        const auto id = idFrom(survivor.recordId);
        if (!entity || !id)
            continue; // a household without a door has nothing merged into it
        const auto views = Merges(store).mergedInto(*entity, *id);
        if (!views)
            return views.error();
        for (const auto& view : *views)
            merged.push_back(mergedFrom(store, *entity, view));
    }
    return merged;
}

Result<MergeStory> readMergeStory(Store& store, const RecordRef& ref) {
    const auto entity = entityOf(ref.entity);
    const auto id = idFrom(ref.recordId);
    if (!entity || !id)
        return Error{ErrorCode::NotFound, "there is no such record"};
    Merges merges(store);
    const auto view = merges.mergeOf(*entity, *id);
    if (!view)
        return view.error();
    const auto later = merges.laterEdits(*entity, *id);
    if (!later)
        return later.error();
    return guarded([&]() -> Result<MergeStory> {
        MergeStory story;
        story.merged = mergedFrom(store, *entity, *view);
        story.survivor = {ref.entity, textFrom(view->survivor)};
        const Named survivor = namedOf(store, *entity, view->survivor);
        story.survivorName = survivor.name;
        story.survivorPlace = survivor.place;
        for (const auto& edit : *later)
            story.edits.push_back(editFrom(store, *entity, view->survivor, edit));
        story.isGivenBack = !view->stands;
        story.mayGiveBack = view->stands && mayMerge(store);
        return story;
    });
}

Status saveGivingBack(Store& store, const RecordRef& merged) {
    const auto entity = entityOf(merged.entity);
    const auto id = idFrom(merged.recordId);
    if (!entity || !id)
        return Error{ErrorCode::NotFound, "there is no such record"};
    const auto recorded = Merges(store).unmerge(*entity, *id);
    return recorded ? ok() : Status(recorded.error());
}

} // namespace banyan::ui
