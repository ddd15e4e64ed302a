// Requests that read.
#include "qml/viewmodels/store/attentionreading.h"
#include "qml/viewmodels/store/coretext.h"
#include "qml/viewmodels/store/departurereading.h"
#include "qml/viewmodels/store/doorreading.h"
#include "qml/viewmodels/store/duplicatereading.h"
#include "qml/viewmodels/store/photokeeping.h"
#include "qml/viewmodels/store/recordreading.h"
#include "qml/viewmodels/store/storebackend.h"

#include <algorithm>

namespace banyan::ui {

namespace {

// The work on one record, by its id's text.
template <typename T, typename Read>
std::function<Result<T>(Store&)> onRecord(const QString& id, Read read) {
    return [id, read](Store& store) -> Result<T> {
        const auto record = idFrom(id);
        return record ? read(store, *record) : Result<T>(record.error());
    };
}

} // namespace

void StoreBackend::dayPlan(QObject* context, Reply<DayPlan> reply) {
    read<DayPlan>(context, std::move(reply), readDayPlan);
}

void StoreBackend::doorCard(const QString& householdId, QObject* context, Reply<DoorCard> reply) {
    read<DoorCard>(context, std::move(reply), onRecord<DoorCard>(householdId, readDoorCard));
}

void StoreBackend::households(const HouseholdQuery& query, int offset, int count, QObject* context,
                              Reply<Slice<DoorRow>> reply) {
    read<Slice<DoorRow>>(context, std::move(reply), [query, offset, count](Store& store) {
        return readHouseholds(store, query, offset, count);
    });
}

void StoreBackend::household(const QString& householdId, QObject* context,
                             Reply<HouseholdRecord> reply) {
    read<HouseholdRecord>(context, std::move(reply),
                          onRecord<HouseholdRecord>(householdId, readHousehold));
}

void StoreBackend::visits(const QString& householdId, int offset, int count, QObject* context,
                          Reply<Slice<VisitRow>> reply) {
    read<Slice<VisitRow>>(
        context, std::move(reply),
        onRecord<Slice<VisitRow>>(householdId, [offset, count](Store& store, const Uuid& id) {
            return readVisits(store, id, offset, count);
        }));
}

void StoreBackend::resident(const QString& residentId, QObject* context,
                            Reply<ResidentRecord> reply) {
    read<ResidentRecord>(context, std::move(reply),
                         onRecord<ResidentRecord>(residentId, readResident));
}

void StoreBackend::field(const FieldRef& ref, QObject* context, Reply<FieldValue> reply) {
    read<FieldValue>(context, std::move(reply),
                     [ref](Store& store) { return readField(store, ref); });
}

void StoreBackend::history(const FieldRef& ref, int offset, int count, QObject* context,
                           Reply<Slice<HistoryRow>> reply) {
    read<Slice<HistoryRow>>(context, std::move(reply), [ref, offset, count](Store& store) {
        return readHistory(store, ref, offset, count);
    });
}

void StoreBackend::departures(QObject* context, Reply<std::vector<Departure>> reply) {
    read<std::vector<Departure>>(context, std::move(reply), readDepartures);
}

void StoreBackend::attention(int offset, int count, QObject* context,
                             Reply<Slice<AttentionRow>> reply) {
    read<Slice<AttentionRow>>(
        context, std::move(reply),
        [offset, count, first = deviceRows()](Store& store) -> Result<Slice<AttentionRow>> {
            std::vector<AttentionRow> rows = readAttention(store);
            rows.insert(rows.end(), first.begin(), first.end());
            Slice<AttentionRow> slice;
            slice.total = int(rows.size());
            for (int at = std::max(0, offset); at < std::min(offset + count, slice.total); ++at)
                slice.rows.push_back(rows[std::size_t(at)]);
            return slice;
        });
}

void StoreBackend::conflictCase(const QString& caseId, QObject* context, Reply<CaseRecord> reply) {
    read<CaseRecord>(context, std::move(reply), onRecord<CaseRecord>(caseId, readCase));
}

void StoreBackend::setAside(const QString& actionId, QObject* context,
                            Reply<SetAsideRecord> reply) {
    read<SetAsideRecord>(context, std::move(reply),
                         [actionId](Store& store) -> Result<SetAsideRecord> {
                             const auto first = actionFrom(actionId);
                             if (!first)
                                 return first.error();
                             return readSetAside(store, *first);
                         });
}

void StoreBackend::duplicate(const QString& caseId, QObject* context,
                             Reply<DuplicateRecord> reply) {
    read<DuplicateRecord>(context, std::move(reply),
                          onRecord<DuplicateRecord>(caseId, readDuplicate));
}

void StoreBackend::mergedInto(const std::vector<RecordRef>& survivors, QObject* context,
                              Reply<std::vector<MergedRecord>> reply) {
    read<std::vector<MergedRecord>>(context, std::move(reply), [survivors](Store& store) {
        return readMergedInto(store, survivors);
    });
}

void StoreBackend::mergeStory(const RecordRef& merged, QObject* context, Reply<MergeStory> reply) {
    read<MergeStory>(context, std::move(reply),
                     [merged](Store& store) { return readMergeStory(store, merged); });
}

void StoreBackend::photos(const RecordRef& record, QObject* context,
                          Reply<std::vector<PhotoRow>> reply) {
    using Rows = std::vector<PhotoRow>;
    read<Rows>(context, std::move(reply), [record](Store& store) -> Result<Rows> {
        const auto of = photoTarget(record);
        return of ? readPhotos(store, *of) : Result<Rows>(of.error());
    });
}

void StoreBackend::photo(const QString& photoId, QObject* context, Reply<PhotoRow> reply) {
    read<PhotoRow>(context, std::move(reply), onRecord<PhotoRow>(photoId, readPhoto));
}

void StoreBackend::unsent(int offset, int count, QObject* context, Reply<Slice<UnsentRow>> reply) {
    read<Slice<UnsentRow>>(context, std::move(reply),
                           [offset, count, holdMs = m_config.holdMs](Store& store) {
                               return readUnsent(store, offset, count, holdMs);
                           });
}

} // namespace banyan::ui
