#pragma once

#include "core/usecases/names.h"
#include "core/usecases/queries.h"

namespace banyan {

// The parts that household and resident pages are put together from, each a list of views of the
// records that `where` selects. Of one query on one connection; may throw StorageError.
class PageReader {
public:
    explicit PageReader(Store& store);

    std::vector<PersonView> people(const Uuid& household, const Uuid& head);
    PersonView person(const Record& resident) const;
    std::vector<CareTagView> careTags(std::string_view where, const Uuid& id);
    std::vector<CarerView> carers(const Uuid& household, const Uuid& building);
    std::vector<NoteView> notes(std::string_view entries);
    std::vector<VisitView> visits(const Uuid& household, std::size_t offset, std::size_t limit);
    std::size_t visitCount(const Uuid& household);
    std::vector<ConsentView> consents(std::string_view where, const Uuid& id);
    std::vector<DeliveryView> deliveries(const Uuid& household);
    SyncState sync(const Uuid& record);

private:
    Store& m_store;
    Names m_names;
    CivilDate m_today;
    Uuid m_user;
};

} // namespace banyan
