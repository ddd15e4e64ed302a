#include "qml/viewmodels/store/recordreading.h"

#include "core/schema/validators.h"
#include "core/usecases/names.h"
#include "core/usecases/pagereader.h"
#include "core/usecases/visits.h"
#include "qml/viewmodels/store/coretext.h"
#include "qml/viewmodels/store/doorreading.h"
#include "qml/viewmodels/store/photokeeping.h"

#include <QStringList>

#include <algorithm>

namespace banyan::ui {

namespace {

constexpr std::size_t visitsShown = 20;

// What the page of a person shows, in this order.
constexpr const char* residentFields[] = {
    "name",           "sex",        "birth_date",        "id_number",
    "relation",       "phones",     "registered_region", "education",
    "marital_status", "employment", "political_status",  "life_status"};

RecordSync syncFrom(const SyncState& state, bool isInCase) {
    if (state.setAsideChanges > 0)
        return RecordSync::SetAside;
    if (isInCase)
        return RecordSync::InCase;
    return state.pendingChanges > 0 ? RecordSync::Unsent : RecordSync::Confirmed;
}

Person personFrom(const PersonView& view) {
    Person person;
    person.residentId = textFrom(view.resident);
    person.name = textFrom(view.name);
    person.relation = textFrom(view.relation);
    person.sex = textFrom(view.sex);
    person.age = view.age;
    person.phones = textsFrom(view.phones);
    person.noPhone = view.hasNoPhone;
    person.dead = view.isDead;
    person.movedOut = view.hasMovedOut;
    return person;
}

CareTag tagFrom(const CareTagView& view) {
    const auto expires = parseDate(view.expires);
    return {textFrom(view.tag), textFrom(view.category), textFrom(view.residentName),
            textFrom(view.evidence), expires ? qint64(localMidnightMs(*expires)) : 0};
}

Carer carerFrom(const CarerView& view, const std::vector<DeliveryView>& deliveries) {
    Carer carer;
    carer.linkId = textFrom(view.link);
    carer.name = textFrom(view.name);
    carer.role = QLatin1String(view.kind == CarerView::Kind::CentreHousehold ? "centre_household"
                               : view.kind == CarerView::Kind::Steward       ? "steward"
                                                                             : "grid_worker");
    if (!view.phones.empty())
        carer.phone = textFrom(view.phones.front());
    carer.cardDelivered = std::ranges::any_of(
        deliveries, [&](const DeliveryView& delivery) { return delivery.holder == view.name; });
    return carer;
}

VisitRow visitFrom(const VisitView& view) {
    VisitRow row;
    row.visitId = textFrom(view.visit);
    row.purpose = textFrom(view.purpose);
    row.outcome = textFrom(view.outcome);
    row.observedAtMs = view.observedAtMs;
    row.author = textFrom(view.author);
    row.mine = view.isMine;
    row.text = textFrom(view.note);
    row.met = textsFrom(view.met);
    row.voidReason = textFrom(view.voidReason);
    row.sync = syncFrom(view.sync, false);
    return row;
}

bool isPending(Store& store, const Uuid& record, const FieldSpec& field) {
    auto& row = store.database()
                    .cached("SELECT 1 FROM pending WHERE record = ? AND field = ? AND state = 0 "
                            "LIMIT 1")
                    .with(record, std::int64_t{field.number});
    Running running(row);
    return running->step();
}

bool mayWrite(const FieldSpec& field, std::optional<Role> role) {
    const bool isChangeable = field.rule != MergeRule::Immutable && !field.officeOnly
                              && field.sensitivity != Sensitivity::Sensitive
                              && field.type != FieldType::Entries
                              && field.type != FieldType::Reference;
    return isChangeable && role && (field.writers & mask(*role)) != 0;
}

FieldValue fieldFrom(Store& store, const Record& record, const FieldSpec& field,
                     const std::vector<CaseView>& openCases) {
    FieldValue value;
    value.field = QLatin1String(field.name);
    value.value = maskedText(field, shownText(store, field, record.value(field.name)));
    value.codeList = codeListOf(field);
    value.sensitive = field.sensitivity == Sensitivity::Sensitive;
    value.editable = mayWrite(field, roleOf(store));
    value.pending = isPending(store, record.id, field);
    for (const auto& view : openCases)
        if (view.field == field.name)
            value.caseId = textFrom(view.id);
    return value;
}

// Every purpose has a line, also where nobody has been asked yet: its id is then the purpose.
std::vector<ConsentRow> consentsFrom(const std::vector<ConsentView>& views) {
    std::vector<ConsentRow> rows;
    for (const auto& code : codes::consentPurpose.codes) {
        const auto found = std::ranges::find(views, code.code, &ConsentView::purpose);
        const QString purpose = textFrom(code.code);
        if (found == views.end())
            rows.push_back({purpose, purpose, QString(), 0, 0});
        else
            rows.push_back({textFrom(found->consent), purpose, textFrom(found->basis),
                            found->givenAtMs, found->withdrawnAtMs});
    }
    return rows;
}

struct FieldPlace {
    const EntitySpec* spec = nullptr;
    const FieldSpec* field = nullptr;
    Uuid record;
};

Result<FieldPlace> placeOf(const FieldRef& ref) {
    FieldPlace place;
    place.spec = entityFrom(ref.entity);
    place.field = place.spec ? place.spec->field(ref.field.toStdString()) : nullptr;
    const auto id = idFrom(ref.recordId);
    if (!place.field || !id)
        return Error{ErrorCode::NotFound, "there is no such field"};
    place.record = *id;
    return place;
}

QString opOf(const FieldStep& step, const FieldSpec& field) {
    if (step.isDecision)
        return QStringLiteral("decide");
    if (step.op == Op::Remove && field.type == FieldType::Entries)
        return QStringLiteral("strike");
    return QLatin1String(opName(step.op));
}

QString verdictOf(const FieldStep& step) {
    switch (step.verdict) {
    case Verdict::Pending:
        return step.isSetAside ? QStringLiteral("set_aside") : QStringLiteral("pending");
    case Verdict::Applied:
        return step.isMerged ? QStringLiteral("merged") : QStringLiteral("accepted");
    case Verdict::Same:
        return QStringLiteral("accepted");
    case Verdict::Held:
        return QStringLiteral("in_review");
    case Verdict::Superseded:
    case Verdict::Noted:
    case Verdict::NoEffect:
        break;
    }
    return QStringLiteral("superseded");
}

} // namespace

QString codeListOf(const FieldSpec& field) {
    return field.codes ? QString::fromLatin1(field.codes->name) : QString();
}

QString maskedText(const FieldSpec& field, const QString& text) {
    if (field.sensitivity != Sensitivity::Sensitive || text.isEmpty())
        return text;
    return textFrom(maskIdNumber(text.toStdString()));
}

QString shownText(Store& store, const FieldSpec& field, const Value& value) {
    if (field.type == FieldType::TextSet) {
        QStringList elements;
        for (const auto& element : setElements(textOf(value)))
            elements << textFrom(element);
        return elements.join(QStringLiteral("、"));
    }
    if (field.type == FieldType::Reference && field.target == EntityId::Resident)
        return textFrom(Names(store).ofResident(referenceOf(value)));
    return textFrom(valueText(field, value));
}

QString placeOfWriting(Store& store, const Uuid& author) {
    const auto user = store.table(EntityId::User).find(author);
    const auto role = user ? roleNamed(user->text("role")) : std::nullopt;
    if (!role)
        return author.isNull() ? QStringLiteral("import") : QString();
    return mask(*role) & roles::desks ? QStringLiteral("desk") : QStringLiteral("door");
}

Result<HouseholdRecord> readHousehold(Store& store, const Uuid& household) {
    const auto page = Queries(store).householdPage(household, visitsShown);
    if (!page)
        return page.error();
    const auto warning = Visits(store).warningBefore(household, store.clock().wallMs());
    if (!warning)
        return warning.error();
    HouseholdRecord record;
    record.row = rowFrom(store, *page);
    record.householdId = textFrom(household);
    record.dwellingId = textFrom(page->facts.dwelling);
    record.confirmedAtMs = store.metaNumber("confirmed_at");
    for (const auto& person : page->people)
        record.people.push_back(personFrom(person));
    record.phones = textsFrom(setElements(page->facts.phones));
    record.bestTime = textFrom(page->facts.bestTime);
    for (const auto& note : page->doorNotes)
        record.doorNotes.push_back(
            {textFrom(note.key), textFrom(note.text), textFrom(note.author), note.atMs});
    for (const auto& tag : page->careTags) {
        if (!tag.hasExpired)
            record.careTags.push_back(tagFrom(tag));
    }
    for (const auto& carer : page->carers)
        record.carers.push_back(carerFrom(carer, page->deliveries));
    for (const auto& view : page->openCases)
        record.openCases.push_back({textFrom(view.id), textFrom(view.kind), textFrom(view.field)});
    record.lastNote = textFrom(page->facts.last.note);
    record.visitsLastWeek = warning->visitsLastWeek;
    record.quietNow = warning->isQuietNow;
    record.cardToDeliver = !cardToDeliver(store, household).isNull();
    const auto role = roleOf(store);
    record.mayDelete = role && (specOf(EntityId::Household).creators & mask(*role)) != 0;
    return record;
}

Result<Slice<VisitRow>> readVisits(Store& store, const Uuid& household, int offset, int count) {
    const auto views = Queries(store).visits(household, std::size_t(std::max(0, offset)),
                                             std::size_t(std::max(0, count)));
    if (!views)
        return views.error();
    Slice<VisitRow> slice;
    slice.total = int(PageReader(store).visitCount(household));
    for (const auto& view : *views) {
        slice.rows.push_back(visitFrom(view));
        slice.rows.back().photos = countPhotos(store, {EntityId::Visit, view.visit});
    }
    return slice;
}

Result<ResidentRecord> readResident(Store& store, const Uuid& resident) {
    const auto page = Queries(store).residentPage(resident);
    if (!page)
        return page.error();
    ResidentRecord record;
    record.person = personFrom(page->person);
    record.place = placeFrom(page->place);
    record.householdId = textFrom(page->household);
    record.sync = syncFrom(page->sync, !page->openCases.empty());
    const auto& spec = specOf(EntityId::Resident);
    for (const char* name : residentFields)
        record.fields.push_back(fieldFrom(store, page->record, *spec.field(name), page->openCases));
    record.consents = consentsFrom(page->consents);
    return record;
}

Result<FieldValue> readField(Store& store, const FieldRef& ref) {
    const auto place = placeOf(ref);
    if (!place)
        return place.error();
    const auto record = store.table(place->spec->id).find(place->record);
    if (!record)
        return Error{ErrorCode::NotFound, "there is no such record here"};
    const auto openCases = Cases(store).about(place->record);
    if (!openCases)
        return openCases.error();
    return fieldFrom(store, *record, *place->field, *openCases);
}

Result<Slice<HistoryRow>> readHistory(Store& store, const FieldRef& ref, int offset, int count) {
    const auto place = placeOf(ref);
    if (!place)
        return place.error();
    auto steps = fieldHistory(store, place->spec->id, place->record, ref.field.toStdString());
    if (!steps)
        return steps.error();
    std::ranges::reverse(*steps); // the latest first
    const Uuid me = authorOf(store);
    const auto text = [&](const std::string& value) {
        if (const auto id = Uuid::fromText(value); id && place->field->target != EntityId::None)
            return textFrom(Names(store).ofResident(*id));
        return maskedText(*place->field, textFrom(value));
    };
    Slice<HistoryRow> slice;
    slice.total = int(steps->size());
    for (int at = std::max(0, offset); at < std::min(offset + count, slice.total); ++at) {
        const FieldStep& step = (*steps)[std::size_t(at)];
        HistoryRow row;
        row.atMs = step.recordedAtMs;
        row.author = textFrom(step.authorName);
        row.mine = step.author == me && !me.isNull();
        row.place = step.isImported ? QStringLiteral("import") : placeOfWriting(store, step.author);
        row.from = text(step.from);
        row.to = text(step.to);
        row.op = opOf(step, *place->field);
        row.verdict = verdictOf(step);
        slice.rows.push_back(row);
    }
    return slice;
}

Result<QString> unmaskField(Store& store, const FieldRef& ref) {
    const auto place = placeOf(ref);
    if (!place)
        return place.error();
    const auto record = store.table(place->spec->id).find(place->record);
    if (!record)
        return Error{ErrorCode::NotFound, "there is no such record here"};
    store.database()
        .cached("INSERT INTO audit(at, who, what) VALUES(?, ?, ?)")
        .with(store.clock().wallMs(), store.meta("user"),
              "unmasked " + place->record.text() + " " + place->field->name)
        .run();
    return textFrom(valueText(*place->field, record->value(place->field->name)));
}

} // namespace banyan::ui
