// What the office holds against what the model has worked out.
#include "tests/sim/simulation.h"

namespace banyan::sim {

namespace {

constexpr std::size_t disputesMax = 3;

} // namespace

// Of an erased value history keeps a commitment in the place of its salt.
const Typed* Simulation::typedAs(const HistoryRow& row, const Uuid& device) {
    if (!(row.flags & historyflag::erased)) {
        const auto typed = m_typed.find(std::string(viewOf(row.change.salt)));
        return typed == m_typed.end() ? nullptr : &typed->second;
    }
    for (const auto& [salt, typed] : m_typed)
        if (typed.change.record == row.change.record
            && commitmentOf(typed.change, device, row.number, typed.author) == row.commitment)
            return &typed;
    return nullptr;
}

void Simulation::checkModel() {
    Store& office = *m_machines.officeStore;
    Model model;
    auto rows = office.database().prepare("SELECT id FROM history ORDER BY id");
    while (rows.step()) {
        const auto row = office.history().find(rows.integer(0));
        Decided decided;
        decided.change = row->change;
        decided.device = office.peers().get(row->device);
        decided.typed = typedAs(*row, decided.device);
        decided.number = row->number;
        decided.atMs = row->decidedAtMs;
        decided.isNoted = row->flags & historyflag::noted;
        decided.isErased = row->flags & historyflag::erased;
        decided.isRedirect = row->flags & historyflag::redirected;
        decided.verdict = row->verdict;
        model.take(decided);
        // An office that was restored, or fell before it answered, may get an old request first of
        // all; a clock that is set while a phone is off falsifies an age. Nothing tells of either.
        const bool mayBeOld = m_wasOfficeRestored || m_hasOfficeFallen || m_areClocksSet;
        if (decided.typed && !mayBeOld && decided.atMs != decided.typed->trueAtMs)
            violated("dated " + std::to_string(decided.atMs - decided.typed->trueAtMs)
                     + " ms wrong: " + decided.typed->what);
    }
    for (std::size_t i = 0; i < std::min(disputesMax, model.disputes().size()); ++i)
        violated("model: " + model.disputes()[i]);
    checkAgainst(model);
    checkCases(model);
}

void Simulation::checkAgainst(const Model& model) {
    for (const auto& [id, record] : model.records()) {
        if (record.entity == EntityId::ConflictCase)
            continue; // compared as cases
        const auto& spec = specOf(record.entity);
        const auto theirs = m_machines.officeStore->table(record.entity).find(id);
        if (!theirs || theirs->head.state != record.state
            || theirs->head.revision != record.revision) {
            violated(std::string("model: a ") + spec.name + " is "
                     + (theirs ? stateName(theirs->head.state) : "missing") + " at revision "
                     + std::to_string(theirs ? theirs->head.revision : 0) + ", not "
                     + stateName(record.state) + " at " + std::to_string(record.revision));
            continue;
        }
        for (std::size_t i = 0; i < spec.fields.size(); ++i)
            if (record.state != RecordState::Erased)
                if (const auto fault = fieldFault(spec.fields[i], record, theirs->values[i]);
                    !fault.empty())
                    violated("model: " + std::string(spec.name) + "." + fault);
    }
}

std::string Simulation::fieldFault(const FieldSpec& spec, const Model::Record& record,
                                   const Value& value) {
    const auto found = record.fields.find(spec.number);
    const Model::Field field = found == record.fields.end() ? Model::Field{} : found->second;
    bool isEqual = field.value == value;
    if (spec.rule == MergeRule::AddWins)
        isEqual = field.elements == elementsIn(value);
    else if (spec.rule == MergeRule::Append)
        isEqual = field.entries == entriesIn(value);
    return isEqual ? std::string() : spec.name + std::string(" differs");
}

// Every open question about a field, with all that was said to it.
void Simulation::checkCases(const Model& model) {
    std::map<std::pair<Uuid, std::string>, std::set<std::string>> theirs;
    for (const auto& about :
         m_machines.officeStore->table(EntityId::ConflictCase)
             .select("state = 'open' AND subject_field IS NOT NULL AND record_state = 0"))
        for (const auto& entry : entriesIn(about.value("candidates")))
            theirs[{about.reference("subject_record"), std::string(about.text("subject_field"))}]
                .insert(entry.key);
    for (const auto& [id, record] : model.records())
        for (const auto& [number, about] : record.cases) {
            const auto* field = specOf(record.entity).field(number);
            const auto found = theirs.find({id, field->name});
            const std::string what = std::string(specOf(record.entity).name) + "." + field->name;
            if (record.isTangled)
                continue;
            if (about.isOpen != (found != theirs.end()))
                violated("model: the case about " + what
                         + (about.isOpen ? " is not open" : " is open still"));
            else if (about.isOpen && found->second != about.candidates)
                violated("model: the case about " + what + " does not show all that was said");
        }
}

} // namespace banyan::sim
