#include "qml/viewmodels/householdmodel.h"

#include "qml/viewmodels/householdroles.h"

namespace banyan::ui {

HouseholdModel::HouseholdModel(QObject* parent)
    : ViewModel(parent)
    , m_people(personRoles(), personKey, this)
    , m_phones(
          {{"number", [](const Phone& row) { return row.number; }},
           {"owner", [](const Phone& row) { return row.owner; }}},
          [](const Phone& row) { return row.number; }, this)
    , m_notes(
          noteRoles([this] { return nowMs(); }), [](const DoorNote& row) { return row.entryId; },
          this)
    , m_tags(this)
    , m_carers(
          carerRoles(), [](const Carer& row) { return row.linkId; }, this)
    , m_cases(
          {{"caseId", [](const OpenCase& row) { return row.caseId; }},
           {"kind", [](const OpenCase& row) { return row.kind; }},
           {"sentence",
            [](const OpenCase& row) {
                const QString title = Words::caseTitle(row.kind);
                return row.field.isEmpty() ? title
                                           : tr("%1：%2").arg(Words::field(row.field), title);
            }}},
          [](const OpenCase& row) { return row.caseId; }, this)
    , m_visits(
          visitRoles([this] { return nowMs(); }), [](const VisitRow& row) { return row.visitId; },
          this) {
    m_visits.setFetch([this](int offset, int count) {
        backend()->visits(m_householdId, offset, count, this,
                          [this, offset](Result<Slice<VisitRow>> slice) {
                              if (slice)
                                  m_visits.receive(offset, slice->total, std::move(slice->rows));
                              else if (!good(slice))
                                  m_visits.fail();
                          });
    });
}

void HouseholdModel::load() {
    backend()->household(m_householdId, this, [this](Result<HouseholdRecord> record) {
        if (good(record))
            receive(*std::move(record));
    });
    m_visits.restart();
}

bool HouseholdModel::concerns(const Change& change) const {
    return (change.areas & Change::Household)
           && (change.householdId.isEmpty() || change.householdId == m_householdId);
}

void HouseholdModel::receive(HouseholdRecord record) {
    m_record = std::move(record);
    m_people.setRows(m_record.people);
    m_phones.setRows(allPhones());
    m_notes.setRows(m_record.doorNotes);
    m_carers.setRows(m_record.carers);
    m_cases.setRows(m_record.openCases);
    std::vector<Tag> tags;
    for (const CareTag& tag : m_record.careTags) {
        const QString word = Words::careTag(tag.category);
        tags.push_back({tag.residentName.isEmpty() ? word : Words::joined({tag.residentName, word}),
                        QString(), QStringLiteral("blue")});
    }
    m_tags.setRows(std::move(tags));
    setReady();
    Q_EMIT recordChanged();
}

std::vector<HouseholdModel::Phone> HouseholdModel::allPhones() const {
    std::vector<Phone> phones;
    for (const QString& number : m_record.phones)
        phones.push_back({number, QString()});
    for (const Person& person : m_record.people) {
        for (const QString& number : person.phones) {
            const auto known = std::ranges::find(phones, number, &Phone::number);
            if (known == phones.end())
                phones.push_back({number, person.name});
            else if (known->owner.isEmpty())
                known->owner = person.name;
        }
    }
    return phones;
}

QString HouseholdModel::name() const { return Words::household(m_record.row.headName); }

QString HouseholdModel::addressLine() const {
    QStringList parts{Words::stair(m_record.row.place)};
    if (!m_record.row.occupancy.isEmpty())
        parts << Words::occupancy(m_record.row.occupancy);
    return Words::joined(parts);
}

Mark HouseholdModel::syncMark() const {
    return Words::sync(m_record.row.sync, m_record.confirmedAtMs, nowMs());
}

Mark HouseholdModel::dueMark() const { return Words::due(m_record.row, nowMs()); }
QString HouseholdModel::syncIcon() const { return syncMark().icon; }
QString HouseholdModel::syncTone() const { return syncMark().tone; }
QString HouseholdModel::syncText() const { return syncMark().text; }
QString HouseholdModel::dueText() const { return dueMark().text; }
QString HouseholdModel::dueIcon() const { return dueMark().icon; }
QString HouseholdModel::dueTone() const { return dueMark().tone; }

QString HouseholdModel::callNumber() const {
    const std::vector<Phone> phones = allPhones();
    return phones.empty() ? QString() : phones.front().number;
}

QStringList HouseholdModel::voidReasons() const {
    return {tr("记错了门"), tr("写错了"), tr("记重了")};
}

void HouseholdModel::voidVisit(const QString& visitId, const QString& reason) {
    backend()->voidVisit(visitId, reason, this, [this](Result<Done> done) { (void)good(done); });
}

} // namespace banyan::ui
