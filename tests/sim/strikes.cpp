// What happens to machines: they go down and come up again, are copied, rolled back and restored,
// and their disks fill up.
#include "core/store/schema.h"
#include "tests/sim/simulation.h"

#include <QDir>
#include <QFile>

namespace banyan::sim {

void Simulation::plant(Store& store, bool isOffice) {
    if (m_options.planted && m_options.planted->isAtOffice == isOffice)
        store.database().execute(m_options.planted->sql);
}

void Simulation::add(test::Phone phone, const MemoryDisk::Image& home) {
    const std::string machine = "phone" + std::to_string(m_devices.size());
    phone.path = MemoryVfs::path(machine, "phone.db");
    Device device;
    device.phone = std::move(phone);
    device.disk = &m_machines.vfs.disk(machine);
    device.disk->become(home);
    device.line = std::make_unique<FaultyLine>(
        [this]() -> OfficeService* {
            return m_machines.officeDisk().isDown() ? nullptr : m_machines.service.get();
        },
        m_random, m_rates);
    m_devices.push_back(std::move(device));
    restart(m_devices.size() - 1);
}

// Few or many operations away: a commit is some dozens of writes, and its sync is the last.
int Simulation::anyMoment() {
    return 1 + static_cast<int>(m_random.below(std::uint64_t{1} << (1 + m_random.below(8))));
}

void Simulation::mayGoDown(MemoryDisk& disk, int thousandths) {
    disk.failAfter(has("crash") && chance(thousandths) ? anyMoment() : 0);
}

// Opens what is closed. The power may have been cut, or the program killed with the system going
// on; and it may happen again while the log is being recovered.
template <typename Open>
void Simulation::bringUp(MemoryDisk& disk, Open open) {
    for (int tries = 0;; ++tries) {
        if (disk.isDown() && chance(700))
            disk.cutPower();
        disk.endProcess();
        disk.relieve(); // somebody has made room
        mayGoDown(disk, tries == 0 ? 60 : 0);
        const bool isOpen = open();
        disk.failAfter(0);
        if (isOpen && !disk.isDown())
            return;
        if (tries > 0) {
            violated("a store cannot be opened any more");
            return;
        }
        disk.goDown();
    }
}

void Simulation::restartOffice() {
    auto& disk = m_machines.officeDisk();
    const bool wasDown = disk.isDown();
    if (!wasDown && has("crash") && chance(500))
        disk.goDown(); // without a clean end
    m_machines.closeOffice();
    bringUp(disk, [&] {
        m_machines.closeOffice();
        return m_machines.openOffice();
    });
    if (!m_machines.officeStore)
        return;
    if (wasDown)
        checkStore(*m_machines.officeStore, ReplicaKind::Office, "the office after its fall");
    plant(*m_machines.officeStore, true);
}

void Simulation::restart(std::size_t index) {
    Device& device = m_devices[index];
    const bool wasDown = device.disk->isDown();
    if (!wasDown && has("crash") && chance(500))
        device.disk->goDown();
    device.phone.store.reset();
    bringUp(*device.disk, [&] {
        device.phone.store.reset();
        return m_machines.open(device.phone);
    });
    if (!device.phone.store)
        return;
    // Mostly so that the log is written back while people work.
    if (chance(500))
        device.phone.store->database().execute("PRAGMA wal_autocheckpoint = 20");
    if (wasDown) {
        checkStore(*device.phone.store, ReplicaKind::Device, nameOf(index) + " after its fall");
        remember(index, "cut short");
    }
    plant(*device.phone.store, false);
}

void Simulation::comeUpAgain(std::size_t index) {
    m_devices[index].disk->failAfter(0);
    m_machines.officeDisk().failAfter(0);
    if (m_devices[index].disk->isDown()) {
        note(nameOf(index) + " went down");
        restart(index);
    }
    if (m_machines.officeDisk().isDown()) {
        m_hasOfficeFallen = true;
        note("the office went down");
        restartOffice();
    }
}

void Simulation::keepFiles(const std::string& folder) {
    const auto write = [&](const std::string& machine, const MemoryDisk& disk) {
        const QDir home(QString::fromStdString(folder + "/" + machine));
        home.mkpath(QStringLiteral("."));
        for (const auto& [name, bytes] : disk.image()) {
            QFile file(home.filePath(QString::fromStdString(name)));
            const auto size = static_cast<qint64>(bytes.size());
            if (!file.open(QIODevice::WriteOnly) || file.write(bytes.data(), size) != size)
                note("could not write " + file.fileName().toStdString());
        }
    };
    write("office", m_machines.officeDisk());
    for (std::size_t i = 0; i < m_devices.size(); ++i)
        write("phone" + std::to_string(i), *m_devices[i].disk);
}

void Simulation::strikeDisk(MemoryDisk& disk) {
    if (!has("full"))
        return;
    if (disk.isLimited()) {
        disk.relieve();
        note("a disk has room again");
        return;
    }
    disk.fillUp(chance(300) ? 0 : m_random.below(chance(500) ? 40'000 : 400'000));
    note("a disk is full");
}

void Simulation::strikeHome(std::size_t index) {
    Device& device = m_devices[index];
    if (has("rollback") && !device.snapshot.empty() && chance(500)) {
        device.phone.store.reset();
        device.disk->become(device.snapshot);
        for (auto& [salt, typed] : m_typed)
            typed.mayBeGone |= typed.device == index && typed.order >= device.typedAtSnapshot;
        note(nameOf(index) + " was restored from an older copy");
        device.snapshot.clear();
        device.wasRolledBack = true;
        m_wasHomeCopied = true;
        restart(index);
    } else if (has("rollback")) {
        device.snapshot = device.disk->image();
        device.typedAtSnapshot = m_typed.size();
    } else if (has("copy") && m_devices.size() < Beginning::phonesMax) {
        test::Phone twin;
        twin.user = device.phone.user;
        m_wasHomeCopied = true;
        add(std::move(twin), device.disk->image());
        note(nameOf(index) + " was copied");
    }
}

// One that is not must be enrolled anew by a person, which is not played here.
bool Simulation::isEveryDeviceIn(const MemoryDisk::Image& backup) {
    m_machines.vfs.disk("shelf").become(backup);
    auto database = Database::open(MemoryVfs::path("shelf", "office.db"), OpenMode::Reader);
    if (!database)
        return false;
    auto find = (*database)->prepare("SELECT 1 FROM device WHERE id = ?");
    for (auto& device : m_devices) {
        find.reset();
        const Uuid id = *Uuid::fromText(device.phone.store->meta("device"));
        find.bind(1, id);
        if (!find.step())
            return false;
    }
    return true;
}

void Simulation::strikeOffice() {
    if (!has("restore"))
        return;
    if (m_backup.empty() || !isEveryDeviceIn(m_backup)) {
        auto& shelf = m_machines.vfs.disk("shelf");
        shelf.become({});
        const std::string file = MemoryVfs::path("shelf", "office.db");
        auto statement = m_machines.officeStore->database().prepare("VACUUM INTO ?");
        statement.bind(1, std::string_view(file));
        statement.run();
        m_backup = shelf.image();
        note("the office was backed up");
        return;
    }
    m_machines.closeOffice();
    m_machines.officeDisk().become(m_backup);
    m_backup.clear();
    m_wasOfficeRestored = true;
    restartOffice();
    note("the office was restored");
}

// By an admin command, which has a connection of its own.
void Simulation::revoke(std::size_t index) {
    const auto id = Uuid::fromText(m_devices[index].phone.store->meta("device"));
    if (!has("revoke") || m_wasRevoked || !id || m_devices[index].phone.user == m_admin)
        return;
    auto store = Store::open({Machines::officePath(), {}, OpenMode::Writer}, m_machines.clock,
                             m_machines.random);
    if (!store)
        return; // its disk is full
    const auto status = guarded([&]() -> Status {
        Transaction transaction((*store)->database());
        Chronicle chronicle(**store, m_machines.officeId);
        // A stolen one would destroy its work, as it must (tests/sync/client/tst_wipe.cpp).
        auto done = Accounts(**store, chronicle).revoke(*id, false);
        transaction.commit();
        return done;
    });
    m_wasRevoked = bool(status);
    note(nameOf(index) + " was revoked: " + (status ? "done" : status.error().context));
}

// A newer program is put on a phone whose table lacked two columns, whatever waits in its queue
// about others.
void Simulation::upgrade(std::size_t index) {
    if (!has("upgrade"))
        return;
    Store& store = *m_devices[index].phone.store;
    const auto status = guarded([&]() -> Status {
        auto wrote = store.database().prepare(
            "SELECT 1 FROM pending WHERE entity = 7 AND (op = 1 OR field IN (4, 7)) LIMIT 1");
        if (wrote.step())
            return Error{ErrorCode::Conflict, "it has written what it is said not to know"};
        wrote.reset();
        Transaction transaction(store.database());
        store.setMeta(notUnderstoodKey, std::int64_t{1});
        for (const char* column : {"best_time", "quiet_hours"})
            store.database().execute(std::string("ALTER TABLE household DROP COLUMN ") + column);
        transaction.commit();
        return ok();
    });
    if (!status)
        return;
    note(nameOf(index) + " was upgraded");
    restart(index);
}

} // namespace banyan::sim
