#include "tests/qml/fake/fakebackend.h"

#include <algorithm>

namespace banyan::ui {

namespace {

QString u(const char* text) { return QString::fromUtf8(text); }

FieldValue value(const char* field, const QString& text, const char* codeList = "",
                 bool editable = true) {
    FieldValue row;
    row.field = u(field);
    row.value = text;
    row.codeList = u(codeList);
    row.editable = editable;
    return row;
}

std::vector<FieldValue> fieldsOf(const Person& person, bool inCase) {
    const int year = 2026 - std::max(0, person.age);
    std::vector<FieldValue> fields{
        value("name", person.name),
        value("sex", person.sex, "sex"),
        value("birth_date", QStringLiteral("%1-04-12").arg(year)),
        value("id_number",
              QStringLiteral("445299********%1")
                  .arg(fakeIdNumber(year, 4, 12, person.sex == u("1") ? 1 : 2).right(4)),
              "", false),
        value("relation", person.relation, "relation"),
        value("phones", person.phones.empty() ? QString() : person.phones.front()),
        value("registered_region", u("榕城区进东社区")),
        value("education", u("70"), "education"),
        value("marital_status", u("20"), "marital_status"),
        value("employment", person.age > 60 ? u("retired") : u("self_employed"), "employment"),
        value("political_status", u("13"), "political_status"),
    };
    fields[3].sensitive = true;
    if (inCase)
        fields[0].caseId = u("case-name");
    return fields;
}

} // namespace

void FakeBackend::resident(const QString& residentId, QObject* context,
                           Reply<ResidentRecord> reply) {
    QString householdId;
    const Person* person = m_district.person(residentId, &householdId);
    if (!person) {
        answer<ResidentRecord>(context, std::move(reply),
                               {ErrorCode::NotFound, "no such resident"});
        return;
    }
    ResidentRecord record;
    record.person = *person;
    record.householdId = householdId;
    record.place = m_district.find(householdId)->record.row.place;
    record.fields = fieldsOf(*person, residentId == u("h-3-2-501-1"));
    const auto given = [this](const char* purpose) { return m_consents.contains(u(purpose)); };
    record.consents = {
        {u("c1"), u("visit_record"), u("spoken"), nowMs() - qint64(190) * 86'400'000, 0},
        {u("contact_share"), u("contact_share"), u("spoken"), given("contact_share") ? nowMs() : 0,
         0}};
    answer<ResidentRecord>(context, std::move(reply), std::move(record));
}

void FakeBackend::field(const FieldRef& ref, QObject* context, Reply<FieldValue> reply) {
    FieldValue found;
    found.field = ref.field;
    if (const Person* person = m_district.person(ref.recordId)) {
        for (const FieldValue& row : fieldsOf(*person, ref.recordId == u("h-3-2-501-1"))) {
            if (row.field == ref.field)
                found = row;
        }
    } else if (const FakeHousehold* household = m_district.find(ref.recordId)) {
        QStringList phones;
        for (const Person& member : household->record.people) {
            for (const QString& phone : member.phones)
                phones << phone;
        }
        found.value = phones.join(u("、"));
    }
    answer<FieldValue>(context, std::move(reply), std::move(found));
}

void FakeBackend::history(const FieldRef& ref, int offset, int count, QObject* context,
                          Reply<Slice<HistoryRow>> reply) {
    const qint64 day = 86'400'000;
    std::vector<HistoryRow> rows;
    if (ref.field == u("name") && ref.recordId == u("h-3-2-501-1")) {
        rows = {{nowMs() - day / 3, u("王芳"), false, u("desk"), u("陈小明"), u("陈晓明"), u("set"),
                 u("in_review")},
                {nowMs() - day, u("你"), true, u("door"), u("陈小明"), u("陈小铭"), u("set"),
                 u("in_review")},
                {nowMs() - 222 * day,
                 u("李强"),
                 false,
                 u("import"),
                 {},
                 u("陈小明"),
                 u("create"),
                 u("accepted")}};
    } else if (ref.field == u("phones")) {
        rows = {{nowMs() - 12 * day,
                 u("你"),
                 true,
                 u("door"),
                 {},
                 u("13726230418"),
                 u("add"),
                 u("accepted")},
                {nowMs() - 12 * day,
                 u("你"),
                 true,
                 u("door"),
                 {},
                 u("06638221100"),
                 u("remove"),
                 u("accepted")},
                {nowMs() - 222 * day,
                 u("李强"),
                 false,
                 u("import"),
                 {},
                 u("13900130017"),
                 u("add"),
                 u("accepted")}};
    }
    Slice<HistoryRow> slice;
    slice.total = int(rows.size());
    for (int at = offset; at < std::min(offset + count, slice.total); ++at)
        slice.rows.push_back(rows[std::size_t(at)]);
    answer<Slice<HistoryRow>>(context, std::move(reply), std::move(slice));
}

void FakeBackend::unmask(const FieldRef& ref, QObject* context, Reply<QString> reply) {
    ++m_unmasked;
    Q_EMIT recorded();
    const Person* person = m_district.person(ref.recordId);
    const int year = 2026 - (person ? person->age : 40);
    answer<QString>(context, std::move(reply),
                    fakeIdNumber(year, 4, 12, person && person->sex == u("1") ? 1 : 2));
}

void FakeBackend::recordVisit(const VisitDraft& draft, QObject* context,
                              Reply<RecordedVisit> reply) {
    FakeHousehold* household = m_district.find(draft.householdId);
    if (!household) {
        answer<RecordedVisit>(context, std::move(reply),
                              {ErrorCode::NotFound, "no such household"});
        return;
    }
    m_drafts.push_back(draft);
    const QString actionId = QStringLiteral("visit-%1").arg(m_drafts.size());
    HouseholdRecord& record = household->record;
    record.row.outcomeToday = draft.outcome;
    record.row.outcomeAtMs = nowMs();
    record.row.sync = RecordSync::Unsent;
    if (!draft.occupancy.isEmpty())
        record.row.occupancy = draft.occupancy;
    VisitRow visit;
    visit.visitId = actionId;
    visit.purpose = draft.purpose;
    visit.outcome = draft.outcome;
    visit.observedAtMs = draft.observedAtMs;
    visit.mine = true;
    visit.text = draft.text;
    visit.sync = RecordSync::Unsent;
    visit.photos = m_isFull ? 0 : int(draft.photos.size());
    household->visits.insert(household->visits.begin(), visit);
    for (int at = 0; at < visit.photos; ++at)
        keepPhoto({u("visit"), actionId});
    m_district.unsent.insert(m_district.unsent.begin(),
                             {actionId, u("visit"), draft.outcome, record.row.place,
                              record.row.headName, nowMs(), nowMs() + undoSpanMs});
    const RecordedVisit fact{actionId,
                             actionId,
                             draft.householdId,
                             record.row.place,
                             draft.outcome,
                             nowMs() + undoSpanMs,
                             int(draft.photos.size()) - visit.photos};
    answer<RecordedVisit>(context, std::move(reply), fact);
    countUnsent();
    Q_EMIT visitRecorded(fact);
    Q_EMIT changed({Change::All, draft.householdId});
    Q_EMIT recorded();
}

void FakeBackend::voidVisit(const QString& visitId, const QString& reason, QObject* context,
                            Reply<Done> reply) {
    for (FakeHousehold& household : m_district.households) {
        for (VisitRow& visit : household.visits) {
            if (visit.visitId == visitId)
                visit.voidReason = reason;
        }
    }
    answer<Done>(context, std::move(reply), Done{});
    Q_EMIT changed({});
}

void FakeBackend::undo(const QString& actionId, QObject* context, Reply<Done> reply) {
    if (!m_stepsTaken.empty() && m_stepsTaken.back().id == actionId) // it went on meanwhile
        return answer<Done>(context, std::move(reply), {ErrorCode::Conflict, "too late"});
    std::erase_if(m_district.unsent,
                  [&](const UnsentRow& row) { return row.actionId == actionId; });
    for (FakeHousehold& household : m_district.households) {
        const auto gone = std::erase_if(
            household.visits, [&](const VisitRow& visit) { return visit.visitId == actionId; });
        if (gone > 0) {
            household.record.row.outcomeToday.clear();
            household.record.row.sync = RecordSync::Confirmed;
        }
    }
    m_cardsDelivered.removeOne(actionId);
    m_undoneActions << actionId;
    std::erase_if(m_district.photos,
                  [&](const PhotoRow& photo) { return photo.record.recordId == actionId; });
    ++m_undone;
    countUnsent();
    answer<Done>(context, std::move(reply), Done{});
    Q_EMIT changed({});
    Q_EMIT recorded();
}

void FakeBackend::save(const std::vector<FieldEdit>& edits, QObject* context, Reply<Done> reply) {
    for (const FieldEdit& edit : edits) {
        m_edits.push_back(edit);
        FakeHousehold* household = m_district.find(edit.target.recordId);
        if (!household)
            continue;
        HouseholdRecord& record = household->record;
        record.row.sync = RecordSync::Unsent;
        if (edit.target.field == u("best_time"))
            record.bestTime = edit.value;
        else if (edit.target.field == u("phones") && edit.op == EditOp::Add)
            record.phones.push_back(edit.value);
        else if (edit.target.field == u("phones"))
            std::erase(record.phones, edit.value);
        else if (edit.op == EditOp::Add)
            record.doorNotes.push_back({u("new"), edit.value, u("你"), nowMs()});
        else
            std::erase_if(record.doorNotes,
                          [&](const DoorNote& note) { return note.entryId == edit.value; });
    }
    ++m_saved;
    answer<Done>(context, std::move(reply), Done{});
    Q_EMIT changed({});
    Q_EMIT recorded();
}

void FakeBackend::giveConsent(const QString&, const QString& purpose, const QString&,
                              QObject* context, Reply<Done> reply) {
    m_consents << purpose;
    answer<Done>(context, std::move(reply), Done{});
    Q_EMIT changed({});
}

void FakeBackend::withdrawConsent(const QString& consentId, QObject* context, Reply<Done> reply) {
    m_consents.removeAll(consentId);
    answer<Done>(context, std::move(reply), Done{});
    Q_EMIT changed({});
}

void FakeBackend::attention(int offset, int count, QObject* context,
                            Reply<Slice<AttentionRow>> reply) {
    Slice<AttentionRow> slice;
    slice.total = int(m_attention.size());
    for (int at = offset; at < std::min(offset + count, slice.total); ++at)
        slice.rows.push_back(m_attention[std::size_t(at)]);
    answer<Slice<AttentionRow>>(context, std::move(reply), std::move(slice));
}

void FakeBackend::conflictCase(const QString& caseId, QObject* context, Reply<CaseRecord> reply) {
    const auto found = std::ranges::find(m_district.cases, caseId, &CaseRecord::caseId);
    if (found == m_district.cases.end())
        answer<CaseRecord>(context, std::move(reply), {ErrorCode::NotFound, "no such case"});
    else
        answer<CaseRecord>(context, std::move(reply), *found);
}

void FakeBackend::decide(const CaseDecision& decision, QObject* context, Reply<Done> reply) {
    std::erase_if(m_district.cases,
                  [&](const CaseRecord& row) { return row.caseId == decision.caseId; });
    ++m_decided;
    m_decision = decision;
    fillAttention();
    answer<Done>(context, std::move(reply), Done{});
    Q_EMIT recorded();
    Q_EMIT changed({Change::Attention, {}});
}

void FakeBackend::setAside(const QString& actionId, QObject* context, Reply<SetAsideRecord> reply) {
    const auto found = std::ranges::find(m_district.setAside, actionId, &SetAsideRecord::actionId);
    if (found == m_district.setAside.end())
        answer<SetAsideRecord>(context, std::move(reply), {ErrorCode::NotFound, "no such action"});
    else
        answer<SetAsideRecord>(context, std::move(reply), *found);
}

void FakeBackend::settle(const QString& actionId) {
    std::erase_if(m_district.setAside,
                  [&](const SetAsideRecord& row) { return row.actionId == actionId; });
    m_status.setAside = int(m_district.setAside.size());
    ++m_settled;
    fillAttention();
    Q_EMIT recorded();
    Q_EMIT syncStatusChanged();
    Q_EMIT changed({Change::Attention, {}});
}

void FakeBackend::resend(const QString& actionId, const std::vector<Correction>& corrections,
                         QObject* context, Reply<Done> reply) {
    m_corrections.insert(m_corrections.end(), corrections.begin(), corrections.end());
    settle(actionId);
    answer<Done>(context, std::move(reply), Done{});
}

void FakeBackend::withdraw(const QString& actionId, const QString&, QObject* context,
                           Reply<Done> reply) {
    settle(actionId);
    answer<Done>(context, std::move(reply), Done{});
}

void FakeBackend::unsent(int offset, int count, QObject* context, Reply<Slice<UnsentRow>> reply) {
    Slice<UnsentRow> slice;
    slice.total = int(m_district.unsent.size());
    for (int at = offset; at < std::min(offset + count, slice.total); ++at)
        slice.rows.push_back(m_district.unsent[std::size_t(at)]);
    answer<Slice<UnsentRow>>(context, std::move(reply), std::move(slice));
}

void FakeBackend::syncNow() {
    m_district.unsent.clear();
    m_status.error.reset();
    m_status.nextTryAtMs = 0;
    m_status.online = true;
    m_status.lastConfirmedAtMs = nowMs();
    countUnsent();
    Q_EMIT changed({Change::Unsent, {}});
}

void FakeBackend::sealBundle(const QUrl& file, QObject* context, Reply<int> reply) {
    if (file.fileName().contains(u("taken")))
        answer<int>(context, std::move(reply), {ErrorCode::Conflict, "there is such a file"});
    else
        answer<int>(context, std::move(reply), int(m_district.unsent.size()));
}

void FakeBackend::importReply(const QUrl& file, QObject* context, Reply<BundleReply> reply) {
    if (!file.fileName().contains(u("reply"))) {
        answer<BundleReply>(context, std::move(reply), {ErrorCode::Garbled, "no reply"});
        return;
    }
    const int accepted = int(m_district.unsent.size());
    syncNow();
    answer<BundleReply>(context, std::move(reply), BundleReply{accepted, 1, 0, 12, true});
}

} // namespace banyan::ui
