#include "tests/bench/replicas.h"

#include "core/schema/validators.h"
#include "tests/sync/support/officestore.h"

#include <QtGlobal>

namespace banyan::bench {

namespace {

constexpr int devicesMax = 8;
constexpr int recordsPerCommit = 50'000;

std::string idNumber(int index, const std::string& birth) {
    std::string digits = "445299" + birth + std::to_string(100 + index % 900);
    constexpr int weights[] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    int sum = 0;
    for (int i = 0; i < 17; ++i)
        sum += (digits[static_cast<std::size_t>(i)] - '0') * weights[i];
    return digits + "10X98765432"[sum % 11];
}

std::string nameOf(int index) {
    constexpr const char* surnames[] = {"陈", "林", "黄", "吴", "郑", "蔡", "张", "李", "杨", "许"};
    constexpr const char* given[] = {"小", "秀", "文", "泽", "少", "伟", "佳", "丽", "明", "英",
                                     "杰", "楷", "芬", "怡", "强", "芳", "珊", "峰", "静", "辉"};
    return std::string(surnames[index % 10]) + given[index / 10 % 20] + given[index / 200 % 20];
}

Value text(const char* value) { return Value{std::string(value)}; }

std::string twoDigits(int number) { return (number < 10 ? "0" : "") + std::to_string(number); }

// Pinyin is there before the first pull, as in a running office.
void buildSearch(Store& office) {
    SearchIndex index(office);
    while (index.step(5'000)) {
    }
}

void leaveSearchOut(Store& office) {
    Transaction transaction(office.database());
    for (const auto& spec : registry())
        office.database().execute("INSERT INTO search_progress(entity, row) SELECT "
                                  + std::to_string(static_cast<int>(spec.id))
                                  + ", coalesce(max(row), 0) FROM \"" + spec.name + "\"");
    office.database().execute("DELETE FROM search_stale");
    transaction.commit();
    if (!SearchIndex(office).isCaughtUp())
        qFatal("the office's search could not be left out");
}

} // namespace

FieldValues Replicas::residentValues(int index, const Uuid& household) {
    const auto& spec = specOf(EntityId::Resident);
    const std::string year = std::to_string(1940 + index % 70);
    const std::string month = twoDigits(1 + index % 12);
    const std::string day = twoDigits(1 + index % 28);
    const std::string number = idNumber(index, year + month + day);
    FieldValues values;
    const auto put = [&](const char* field, Value value) {
        values.emplace_back(spec.field(field)->number, std::move(value));
    };
    put("household", household);
    put("name", nameOf(index));
    put("sex", std::string(1, sexOfIdNumber(number)));
    put("birth_date", year + "-" + month + "-" + day);
    put("id_type", std::string("resident_id"));
    put("id_number", number);
    put("nationality", std::string("01"));
    put("phones", "[\"1600" + std::to_string(1'000'000 + index * 37 % 8'999'999) + "\"]");
    put("relation", std::string("99"));
    put("education", std::string("70"));
    put("employment", std::string("employed"));
    return values;
}

Replicas::Replicas(int residents, int residentsPerHousehold, Search search) {
    StoreConfig config{path("office"), {}, OpenMode::Writer, {}};
    if (test::isOnPostgres())
        config.driver = postgresSource(test::testSettings(test::newDistrict()));
    auto store = Store::open(config, m_clock, m_random);
    if (!store)
        qFatal("%s", store.error().context.c_str());
    const Uuid officeId = (*store)->ids().next();
    fill(**store, officeId, residents, residentsPerHousehold);
    if (search == Search::Built && (*store)->hasSearch())
        buildSearch(**store);
    else if ((*store)->hasSearch())
        leaveSearchOut(**store);
    serve(*std::move(store), officeId);
}

void Replicas::fill(Store& office, const Uuid& officeId, int residents, int residentsPerHousehold) {
    Chronicle chronicle(office, officeId);
    Accounts accounts(office, chronicle);
    auto transaction = std::make_unique<Transaction>(office.database());
    const auto commit = [&] {
        office.feeds().save();
        transaction->commit();
        transaction.reset();
    };
    const Uuid community = office.ids().next();
    const Uuid grid = office.ids().next();
    Uuid dwelling;
    Uuid household;
    const std::int64_t now = m_clock.wallMs();
    chronicle.create(EntityId::OrgUnit, community,
                     {{1, text("445202001003")}, {2, text("进贤社区")}, {3, text("community")}},
                     publicFeed, now);
    chronicle.create(EntityId::Grid, grid,
                     {{1, text("445202001003001")}, {2, text("第1网格")}, {3, community}},
                     publicFeed, now);
    const std::int64_t feed = *office.feeds().find(grid);
    for (int i = 0; i < residents; ++i) {
        if (i % residentsPerHousehold == 0) {
            dwelling = office.ids().next();
            household = office.ids().next();
            chronicle.create(EntityId::Dwelling, dwelling, {{1, grid}, {6, text("1-1-101")}}, feed,
                             now);
            chronicle.create(EntityId::Household, household, {{1, dwelling}}, feed, now);
        }
        m_residents.push_back(office.ids().next());
        chronicle.create(EntityId::Resident, m_residents.back(), residentValues(i, household), feed,
                         now);
        if (i % recordsPerCommit == recordsPerCommit - 1) {
            commit();
            transaction = std::make_unique<Transaction>(office.database());
        }
    }
    (void)accounts.addUser("worker", "grid_worker", {"445202001003001"});
    for (int i = 0; i < devicesMax; ++i)
        m_codes.push_back(*accounts.enrolmentCode("worker"));
    commit();
}

void Replicas::serve(std::unique_ptr<Store> store, const Uuid& officeId) {
    auto certificate = ensureCertificate(path("tls"), {}, m_clock);
    if (!certificate)
        qFatal("%s", certificate.error().context.c_str());
    m_service = std::make_unique<OfficeService>(std::move(store), officeId, "bench");
    HttpServerConfig config;
    config.certificateChainPem = certificate->chainPem;
    config.keyPem = certificate->keyPem;
    m_server = std::make_unique<HttpServer>(config, *m_service);
    auto port = m_server->start();
    if (!port)
        qFatal("%s", port.error().context.c_str());
    m_service->start();
    m_address = {"127.0.0.1", *port, certificate->pin};
}

Replicas::~Replicas() {
    m_server->stop();
    m_service->stop();
}

std::string Replicas::path(const std::string& name) const {
    return (m_folder.path() + QLatin1Char('/')).toStdString() + name;
}

std::unique_ptr<Device> Replicas::device() {
    const int number = m_devices++;
    return std::make_unique<Device>(path("device" + std::to_string(number)), m_address,
                                    m_codes[static_cast<std::size_t>(number)]);
}

std::int64_t Replicas::officeHistoryBytes() const {
    auto database = Database::open(path("office"), OpenMode::Reader);
    if (!database)
        qFatal("%s", database.error().context.c_str());
    auto sum = (*database)->prepare("SELECT sum(pgsize) FROM dbstat WHERE aggregate = 1 AND name "
                                    "IN ('history', 'history_record', 'feed_entry', 'received')");
    if (!sum.step())
        qFatal("the office's history cannot be measured");
    return sum.integer(0);
}

} // namespace banyan::bench
