#include "core/usecases/pagereader.h"
#include "core/usecases/validity.h"

#include <algorithm>
#include <tuple>

namespace banyan {

PageReader::PageReader(Store& store)
    : m_store(store)
    , m_names(store)
    , m_today(localDateOf(store.clock().wallMs()))
    , m_user(authorOf(store)) {}

PersonView PageReader::person(const Record& resident) const {
    PersonView person;
    person.resident = resident.id;
    person.name = resident.text("name");
    person.relation = resident.text("relation");
    if (const auto* code = codes::relation.find(person.relation))
        person.relationLabel = code->zh;
    person.sex = resident.text("sex");
    if (const auto birth = parseDate(resident.text("birth_date")); birth && *birth <= m_today)
        person.age = ageOn(*birth, m_today);
    person.phones = setElements(resident.text("phones"));
    person.hasNoPhone = resident.integer("no_phone") != 0;
    person.isDead = resident.text("life_status") == "dead";
    person.hasMovedOut = !isNull(resident.value("moved_out_on"));
    return person;
}

std::vector<PersonView> PageReader::people(const Uuid& household, const Uuid& head) {
    std::vector<PersonView> people;
    for (const auto& resident :
         m_store.table(EntityId::Resident)
             .select("household = ? AND record_state = 0 ORDER BY row", {Value{household}}))
        people.push_back(person(resident));
    const auto rank = [&](const PersonView& view) {
        return std::tuple(view.isDead || view.hasMovedOut, view.resident != head);
    };
    std::stable_sort(people.begin(), people.end(),
                     [&](const auto& a, const auto& b) { return rank(a) < rank(b); });
    return people;
}

std::vector<CareTagView> PageReader::careTags(std::string_view where, const Uuid& id) {
    std::vector<CareTagView> tags;
    const auto records = m_store.table(EntityId::CareTag)
                             .select(std::string(where)
                                         + " AND record_state = 0 AND removed_reason IS NULL "
                                           "ORDER BY category, row",
                                     {Value{id}});
    for (const auto& record : records) {
        CareTagView tag;
        tag.tag = record.id;
        tag.category = record.text("category");
        tag.resident = record.reference("resident");
        tag.residentName = m_names.ofResident(tag.resident);
        tag.evidence = record.text("evidence");
        tag.source = record.text("source");
        tag.since = record.text("since");
        tag.expires = record.text("expires");
        tag.hasExpired = !tag.expires.empty() && tag.expires < m_today.text();
        tags.push_back(std::move(tag));
    }
    return tags;
}

std::vector<CarerView> PageReader::carers(const Uuid& household, const Uuid& building) {
    std::vector<CarerView> carers;
    const auto phonesOf = [&](const Uuid& resident) {
        const auto record = m_store.table(EntityId::Resident).find(resident);
        return record ? setElements(record->text("phones")) : std::vector<std::string>();
    };
    const auto held = [](EntityId entity) {
        return " AND record_state = 0 AND " + holdsOn(entity, "?2") + " ORDER BY row";
    };
    const Value today{m_today.text()};
    for (const auto& link :
         m_store.table(EntityId::ContactLink)
             .select("household = ?1" + held(EntityId::ContactLink), {Value{household}, today})) {
        CarerView carer;
        carer.link = link.id;
        if (const Uuid cadre = link.reference("cadre"); !cadre.isNull()) {
            carer.kind = CarerView::Kind::Cadre;
            carer.name = m_names.ofUser(cadre);
        } else if (const auto centre =
                       m_store.table(EntityId::CentreHousehold).find(link.reference("centre"))) {
            carer.name = m_names.ofResident(centre->reference("resident"));
            carer.phones = phonesOf(centre->reference("resident"));
        }
        carers.push_back(std::move(carer));
    }
    if (building.isNull())
        return carers;
    for (const auto& steward :
         m_store.table(EntityId::Steward)
             .select("building = ?1" + held(EntityId::Steward), {Value{building}, today})) {
        CarerView carer{
            CarerView::Kind::Steward, steward.id, std::string(steward.text("name")), {}};
        if (carer.name.empty())
            carer.name = m_names.ofResident(steward.reference("resident"));
        if (!steward.text("phone").empty())
            carer.phones.emplace_back(steward.text("phone"));
        carers.push_back(std::move(carer));
    }
    return carers;
}

std::vector<NoteView> PageReader::notes(std::string_view entries) {
    std::vector<NoteView> notes;
    for (const auto& entry : entriesOf(entries))
        notes.push_back({entry.key, entry.text, m_names.ofUser(entry.by), entry.atMs});
    return notes;
}

std::vector<VisitView> PageReader::visits(const Uuid& household, std::size_t offset,
                                          std::size_t limit) {
    std::vector<VisitView> views;
    const auto records =
        m_store.table(EntityId::Visit)
            .select("household = ? AND record_state = 0 ORDER BY observed_at DESC, "
                    "row DESC LIMIT ? OFFSET ?",
                    {Value{household}, Value{static_cast<std::int64_t>(limit)},
                     Value{static_cast<std::int64_t>(offset)}});
    for (const auto& record : records) {
        VisitView visit;
        visit.visit = record.id;
        visit.purpose = record.text("purpose");
        visit.outcome = record.text("outcome");
        visit.observedAtMs = record.integer("observed_at");
        visit.author = m_names.ofPeer(record.createdBy);
        visit.isMine = m_store.peers().get(record.createdBy) == m_user;
        visit.companions = record.text("companions");
        for (const auto& element : setElements(record.text("met")))
            if (const auto id = Uuid::fromText(element))
                visit.met.push_back(m_names.ofResident(*id));
        visit.note = record.text("note");
        visit.nextTime = record.text("next_time");
        visit.annotations = notes(record.text("annotations"));
        visit.voidReason = record.text("void_reason");
        visit.sync = sync(record.id);
        views.push_back(std::move(visit));
    }
    return views;
}

std::size_t PageReader::visitCount(const Uuid& household) {
    auto& row = m_store.database()
                    .cached("SELECT count(*) FROM visit WHERE household = ? AND record_state = 0")
                    .with(household);
    Running running(row);
    running->step();
    return static_cast<std::size_t>(row.integer(0));
}

std::vector<ConsentView> PageReader::consents(std::string_view where, const Uuid& id) {
    std::vector<ConsentView> views;
    for (const auto& record :
         m_store.table(EntityId::Consent)
             .select(std::string(where) + " AND record_state = 0 ORDER BY given_at DESC",
                     {Value{id}})) {
        ConsentView consent;
        consent.consent = record.id;
        consent.resident = record.reference("resident");
        consent.residentName = m_names.ofResident(consent.resident);
        consent.purpose = record.text("purpose");
        consent.basis = record.text("basis");
        consent.givenBy = record.text("given_by");
        consent.givenAtMs = record.integer("given_at");
        consent.withdrawnAtMs = record.integer("withdrawn_at");
        consent.withdrawnReason = record.text("withdrawn_reason");
        views.push_back(std::move(consent));
    }
    return views;
}

std::vector<DeliveryView> PageReader::deliveries(const Uuid& household) {
    std::vector<DeliveryView> views;
    for (const auto& record : m_store.table(EntityId::CardDelivery)
                                  .select("household = ? AND record_state = 0 ORDER BY "
                                          "delivered_at DESC",
                                          {Value{household}})) {
        DeliveryView delivery;
        delivery.delivery = record.id;
        if (const auto card = m_store.table(EntityId::ContactCard).find(record.reference("card"))) {
            delivery.holder = card->text("holder_name");
            delivery.post = card->text("post");
        }
        delivery.deliveredAtMs = record.integer("delivered_at");
        delivery.deliveredBy = m_names.ofUser(record.reference("delivered_by"));
        views.push_back(std::move(delivery));
    }
    return views;
}

SyncState PageReader::sync(const Uuid& record) {
    SyncState state;
    auto& row = m_store.database()
                    .cached("SELECT p.state, count(*) FROM pending p JOIN action a ON a.first = "
                            "p.action WHERE p.record = ? AND a.state < 3 GROUP BY p.state")
                    .with(record);
    Running running(row);
    while (running->step())
        (row.integer(0) == 0 ? state.pendingChanges : state.setAsideChanges) =
            static_cast<int>(row.integer(1));
    state.isConfirmed = state.pendingChanges == 0 && state.setAsideChanges == 0;
    return state;
}

} // namespace banyan
