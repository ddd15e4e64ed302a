#include "core/usecases/households.h"

#include <algorithm>

namespace banyan {

namespace {

Value textOrNothing(std::string_view text) {
    return text.empty() ? Value{} : Value{std::string(text)};
}
Value idOrNothing(const Uuid& id) { return id.isNull() ? Value{} : Value{id}; }

std::string joined(const std::vector<std::string>& parts) {
    std::string text;
    for (const auto& part : parts)
        text += (text.empty() ? "" : ",") + part;
    return text;
}

Uuid createDwelling(ActionDraft& action, const DwellingDraft& draft) {
    return action.create(EntityId::Dwelling,
                         {{"grid", idOrNothing(draft.grid)},
                          {"estate", idOrNothing(draft.estate)},
                          {"building", idOrNothing(draft.building)},
                          {"unit", textOrNothing(draft.unit)},
                          {"floor", draft.floor ? Value{std::int64_t{*draft.floor}} : Value{}},
                          {"door", textOrNothing(draft.door)},
                          {"use", textOrNothing(draft.use)},
                          {"occupancy", textOrNothing(draft.occupancy)}});
}

// Index of the head; nothing when nobody is.
std::optional<std::size_t> headOf(ActionDraft& action, const std::vector<PersonDraft>& people) {
    std::optional<std::size_t> head;
    const bool isMarked = std::any_of(people.begin(), people.end(),
                                      [](const PersonDraft& person) { return person.isHead; });
    for (std::size_t i = 0; i < people.size(); ++i) {
        const bool says = people[i].relation == "02" || people[i].relation == "01";
        if (isMarked ? !people[i].isHead : !says)
            continue;
        if (head)
            action.refuse(ErrorCode::Invalid, "head: a household has one head; choose one");
        head = i;
    }
    return head;
}

void createPerson(ActionDraft& action, const PersonDraft& person, const Uuid& id,
                  const Uuid& household, const Uuid& dwelling) {
    if (person.hasNoPhone && !person.phones.empty())
        action.refuse(ErrorCode::Invalid, "no_phone: there is a phone beside it; keep one of both");
    action.create(EntityId::Resident,
                  {{"household", Value{household}},
                   {"name", textOrNothing(person.name)},
                   {"sex", textOrNothing(person.sex)},
                   {"birth_date", textOrNothing(person.birthDate)},
                   {"id_type", textOrNothing(person.idNumber.empty() ? "" : "resident_id")},
                   {"id_number", textOrNothing(person.idNumber)},
                   {"phones", textOrNothing(joined(person.phones))},
                   {"no_phone", person.hasNoPhone ? Value{std::int64_t{1}} : Value{}},
                   {"relation", textOrNothing(person.relation)},
                   {"registered_region", textOrNothing(person.registeredRegion)}},
                  id);
    action.create(EntityId::Residency, {{"resident", Value{id}},
                                        {"dwelling", Value{dwelling}},
                                        {"since", textOrNothing(person.since)},
                                        {"kind", textOrNothing(person.residencyKind)}});
}

std::vector<Record> openStays(Store& store, const Uuid& resident) {
    return store.table(EntityId::Residency)
        .select("resident = ? AND until IS NULL AND record_state = 0", {Value{resident}});
}

// The day as it is stored; a move is written down when it has happened.
std::string pastDay(ActionDraft& action, std::string_view date, const char* field) {
    if (date.empty())
        return action.today().text();
    const auto day = parseDate(date);
    if (!day)
        action.refuse(ErrorCode::Invalid,
                      std::string(field) + ": write the day as year-month-day, like 2026-05-28");
    else if (*day > action.today())
        action.refuse(ErrorCode::Invalid, std::string(field) + ": this day has not come yet");
    return std::string(date);
}

} // namespace

Result<Recorded> Households::registerHousehold(const HouseholdDraft& draft) {
    return guarded([&]() -> Result<Recorded> {
        ActionDraft action(m_store);
        const Uuid dwelling =
            draft.dwelling.isNull() ? createDwelling(action, draft.newDwelling) : draft.dwelling;
        const auto head = headOf(action, draft.people);
        std::vector<Uuid> people;
        for (std::size_t i = 0; i < draft.people.size(); ++i)
            people.push_back(m_store.ids().next());
        const Uuid household =
            action.create(EntityId::Household, {{"dwelling", Value{dwelling}},
                                                {"head", head ? Value{people[*head]} : Value{}},
                                                {"phones", textOrNothing(joined(draft.phones))},
                                                {"best_time", textOrNothing(draft.bestTime)},
                                                {"door_note", textOrNothing(draft.doorNote)}});
        for (std::size_t i = 0; i < people.size(); ++i)
            createPerson(action, draft.people[i], people[i], household, dwelling);
        return action.commit("register_household", household, m_holdMs);
    });
}

Result<Recorded> Households::editContacts(EntityId entity, const Uuid& id,
                                          const ContactsDraft& draft) {
    return guarded([&]() -> Result<Recorded> {
        ActionDraft action(m_store);
        const bool isResident = entity == EntityId::Resident;
        if (!isResident && entity != EntityId::Household)
            action.refuse(ErrorCode::Invalid, "only households and residents have phones");
        if (!isResident && draft.hasNoPhone)
            action.refuse(ErrorCode::Invalid, "no_phone: this is said of a person");
        if (draft.hasNoPhone.value_or(false) && !draft.addedPhones.empty())
            action.refuse(ErrorCode::Invalid,
                          "no_phone: a phone is added beside it; keep one of both");
        if (action.hasFault())
            return action.commit("edit_contacts", id, m_holdMs);
        for (const auto& phone : draft.removedPhones)
            action.remove(entity, id, "phones", phone);
        for (const auto& phone : draft.addedPhones)
            action.add(entity, id, "phones", phone);
        if (draft.hasNoPhone)
            action.set(entity, id, "no_phone", Value{std::int64_t{*draft.hasNoPhone}});
        else if (const Record* record = action.record(entity, id);
                 isResident && !draft.addedPhones.empty() && record
                 && record->integer("no_phone") != 0)
            action.set(entity, id, "no_phone", Value{std::int64_t{0}});
        return action.commit("edit_contacts", id, m_holdMs);
    });
}

Result<Recorded> Households::moveResidentOut(const Uuid& resident, std::string_view date,
                                             std::string_view reason) {
    return guarded([&]() -> Result<Recorded> {
        ActionDraft action(m_store);
        const std::string day = pastDay(action, date, "moved_out_on");
        const Record* person = action.record(EntityId::Resident, resident);
        if (!person)
            return action.commit("move_out", resident, m_holdMs);
        const Uuid household = person->reference("household");
        const std::string name(person->text("name"));
        action.set(EntityId::Resident, resident, "moved_out_on", Value{day});
        const auto home = m_store.table(EntityId::Household).find(household);
        for (const auto& stay : openStays(m_store, resident))
            if (!home || stay.reference("dwelling") == home->reference("dwelling"))
                action.set(EntityId::Residency, stay.id, "until", Value{day});
        if (!listed(reason).empty())
            action.add(EntityId::Household, household, "door_note",
                       name + "搬离：" + std::string(reason));
        return action.commit("move_out", resident, m_holdMs);
    });
}

Result<Recorded> Households::moveResidentIn(const MoveInDraft& draft) {
    return guarded([&]() -> Result<Recorded> {
        ActionDraft action(m_store);
        const std::string day = pastDay(action, draft.date, "since");
        const Record* home = action.record(EntityId::Household, draft.household);
        const Record* person = action.record(EntityId::Resident, draft.resident);
        if (!home || !person)
            return action.commit("move_in", draft.resident, m_holdMs);
        const Uuid dwelling = home->reference("dwelling");
        action.set(EntityId::Resident, draft.resident, "household", Value{draft.household});
        action.set(EntityId::Resident, draft.resident, "moved_out_on", Value{});
        if (!draft.relation.empty())
            action.set(EntityId::Resident, draft.resident, "relation", Value{draft.relation});
        bool isThere = false;
        for (const auto& stay : openStays(m_store, draft.resident)) {
            if (stay.reference("dwelling") == dwelling)
                isThere = true;
            else
                action.set(EntityId::Residency, stay.id, "until", Value{day});
        }
        if (!isThere)
            action.create(EntityId::Residency, {{"resident", Value{draft.resident}},
                                                {"dwelling", Value{dwelling}},
                                                {"since", Value{day}},
                                                {"kind", textOrNothing(draft.residencyKind)}});
        return action.commit("move_in", draft.resident, m_holdMs);
    });
}

} // namespace banyan
