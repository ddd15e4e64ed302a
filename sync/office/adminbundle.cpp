#include "sync/client/bundlefile.h"
#include "sync/office/admin.h"
#include "sync/office/bundles.h"

#include <cstdio>

namespace banyan {

int Admin::bundleImport(const std::string& file, const std::string& replyFile) {
    if (auto status = checkNewFile(replyFile); !status)
        return refuse(status.error().context);
    auto bytes = readBundleFile(file);
    if (!bytes)
        return refuse(bytes.error().context);
    auto store = open();
    if (!store)
        return refuse(store.error().context);
    auto imported =
        importBundle(**store, officeIdOf(**store), (*store)->meta("name", "Banyan"), *bytes);
    if (!imported)
        return refuse(imported.error().context + " (nothing was changed)");
    // What it brought is stored; a reply that cannot be written can be made again.
    if (auto status = writeNewFile(replyFile, imported->reply); !status)
        return refuse(status.error().context
                      + "; the bundle has been applied: import it again for another reply");
    if (!imported->status)
        return refuse(imported->status.error().context + "; the reply says so, too");
    std::fprintf(stderr, "%lld actions applied, %lld known already, %lld set aside\n",
                 static_cast<long long>(imported->applied),
                 static_cast<long long>(imported->repeated),
                 static_cast<long long>(imported->setAside));
    if (imported->isForked)
        std::fprintf(stderr, "banyan-office: another copy of this device has used its numbers; "
                             "what was not applied stays on the device, which is told by the "
                             "reply to synchronise over a network\n");
    return 0;
}

} // namespace banyan
