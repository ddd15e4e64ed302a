// Files carried between phones and the office where there is no line.
#include "sync/client/bundles.h"
#include "sync/office/bundles.h"
#include "tests/sim/simulation.h"

namespace banyan::sim {

void Simulation::carry(std::size_t index) {
    if (!has("bundle"))
        return;
    const auto what = m_random.below(3);
    if (what == 0)
        exportBundle(index);
    else if (what == 1)
        importBundles();
    else
        importReply();
}

void Simulation::exportBundle(std::size_t index) {
    mayGoDown(*m_devices[index].disk, 60);
    auto sealed = sealBundle(*m_devices[index].phone.store);
    note(nameOf(index) + " sealed a bundle: " + (sealed ? "done" : sealed.error().context));
    // What the disk has not said yes to has not been handed over.
    if (sealed && !m_devices[index].disk->isDown())
        m_bundles.push_back({index, std::move(sealed->file)});
    comeUpAgain(index);
}

// By the office's command, which has a connection of its own beside the serving program's. Bundles
// come in any order and may come again.
void Simulation::importBundles() {
    if (m_bundles.empty())
        return;
    const auto& bundle = m_bundles[m_random.below(m_bundles.size())];
    mayGoDown(m_machines.officeDisk(), 60);
    Result<ImportedBundle> imported = Error{};
    {
        auto store = Store::open({Machines::officePath(), {}, OpenMode::Writer}, m_machines.clock,
                                 m_machines.random);
        imported = store ? importBundle(**store, m_machines.officeId, "office", bundle.file)
                         : Result<ImportedBundle>(store.error());
    }
    note("a bundle of " + nameOf(bundle.device) + " was imported: "
         + (imported ? std::to_string(imported->applied) + " new" : imported.error().context));
    if (imported && !m_machines.officeDisk().isDown())
        m_replies.push_back({bundle.device, imported->reply});
    comeUpAgain(bundle.device);
}

void Simulation::importReply() {
    if (m_replies.empty())
        return;
    const auto& reply = m_replies[m_random.below(m_replies.size())];
    auto& device = m_devices[reply.device];
    mayGoDown(*device.disk, 60);
    const auto taken = banyan::importReply(*device.phone.store, reply.file);
    note(nameOf(reply.device) + " read a reply: " + (taken ? "done" : taken.error().context));
    comeUpAgain(reply.device);
}

} // namespace banyan::sim
