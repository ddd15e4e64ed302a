#include "tests/sim/machines.h"

#include "sync/office/bundles.h"

#include <QFile>
#include <stdexcept>

namespace banyan::sim {

namespace {

struct Post {
    const char* role;
    const char* scope;
};
constexpr Post posts[] = {{"grid_worker", Beginning::firstGrid},
                          {"grid_leader", Beginning::firstGrid},
                          {"grid_worker", Beginning::secondGrid},
                          {"community", Beginning::community}};

std::string bytesOf(const std::string& path) {
    QFile file(QString::fromStdString(path));
    if (!file.open(QIODevice::ReadOnly))
        throw std::runtime_error("cannot read " + path);
    return file.readAll().toStdString();
}

// The district has a category of problems of its own, which everybody may write.
void makeCode(test::World& world) {
    Exchange exchange(*world.officeStore, world.officeId, "office");
    Transaction transaction(world.officeStore->database());
    const auto& spec = specOf(EntityId::CodeEntry);
    FieldValues values;
    for (const auto& [name, text] : {std::pair("list", "problem_category"),
                                     std::pair("code", "animals"), std::pair("name", "犬只扰民")})
        values.emplace_back(spec.field(name)->number, Value{std::string(text)});
    exchange.arbiter().chronicle().create(EntityId::CodeEntry, world.ids->next(), values,
                                          publicFeed, world.clock.wallMs());
    world.officeStore->feeds().save();
    transaction.commit();
}

Beginning made() {
    Beginning beginning;
    test::World world;
    makeCode(world);
    std::vector<std::unique_ptr<test::Phone>> phones;
    for (std::size_t i = 0; i < Beginning::phonesMax; ++i) {
        const auto& post = posts[i % std::size(posts)];
        phones.push_back(world.phone("user" + std::to_string(i), post.role, post.scope));
    }
    phones.push_back(world.phone("admin", "admin", Beginning::community));
    SealKeys officeKeys;
    {
        Transaction transaction(world.officeStore->database());
        officeKeys = officeSealKeys(*world.officeStore);
        transaction.commit();
    }
    for (auto& phone : phones) {
        Transaction transaction(phone->store->database());
        phone->store->setMeta("office", world.officeId.text());
        phone->store->setMeta(
            "office_key", QByteArray::fromStdString(officeKeys.publicKey).toHex().toStdString());
        transaction.commit();
        if (const auto report = phone->sync(); !report)
            throw std::runtime_error("the first pull failed: " + report.error().context);
        const auto user = *phone->store->table(EntityId::User).find(phone->user);
        const std::string role(user.text("role"));
        phone->store.reset(); // its log goes into the database
        beginning.phones.push_back({{{"phone.db", bytesOf(phone->path)}},
                                    phone->user,
                                    role == "community" || role == "admin"});
    }
    world.service.reset();
    beginning.office = {{"office.db", bytesOf(world.officePath())}};
    beginning.wallMs = world.clock.wallMs();
    beginning.officeId = world.officeId;
    beginning.grid = world.grid;
    beginning.otherGrid = world.otherGrid;
    return beginning;
}

} // namespace

const Beginning& Beginning::get() {
    static const Beginning beginning = made();
    return beginning;
}

Machines::Machines(const Beginning& beginning, std::uint64_t seed)
    : vfs(seed)
    , clock(beginning.wallMs)
    , random(seed + 1)
    , officeId(beginning.officeId)
    , grid(beginning.grid)
    , otherGrid(beginning.otherGrid) {
    officeDisk().become(beginning.office);
}

bool Machines::openOffice() {
    closeOffice();
    auto store = Store::open({officePath(), {}, OpenMode::Writer}, clock, random);
    if (!store)
        return false;
    officeStore = store->get();
    try {
        service = std::make_unique<OfficeService>(*std::move(store), officeId, "office");
    } catch (const StorageError&) {
        officeStore = nullptr;
        return false;
    }
    return true;
}

void Machines::closeOffice() {
    service.reset();
    officeStore = nullptr;
}

bool Machines::open(test::Phone& phone) {
    phone.store.reset();
    auto store = Store::open({phone.path, {}, OpenMode::Writer}, clock, random);
    if (!store)
        return false;
    phone.store = *std::move(store);
    return true;
}

} // namespace banyan::sim
