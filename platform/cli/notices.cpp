#include "core/schema/civildate.h"
#include "platform/cli/commands.h"
#include "platform/cli/noticesjson.h"
#include "platform/cli/output.h"

#include <QJsonObject>
#include <charconv>

namespace banyan::cli {

namespace {

const char* sentenceOf(NoticeReason reason) {
    switch (reason) {
    case NoticeReason::Moved:
        return "moved to another grid";
    case NoticeReason::Redrawn:
        return "the grid was redrawn";
    case NoticeReason::Reassigned:
        return "another person's now";
    case NoticeReason::Expired:
        return "the list was for a time, which is over";
    }
    return "";
}

void printNotice(const Notice& notice) {
    std::string labels;
    for (const auto& label : notice.labels)
        labels += (labels.empty() ? "" : ", ") + label;
    print(std::to_string(notice.id) + "  left this phone: " + std::to_string(notice.households)
          + " households, " + std::to_string(notice.doors) + " doors"
          + (notice.scopeName.empty() ? "" : " of " + notice.scopeName) + "  "
          + sentenceOf(notice.reason) + ", " + isoLocalText(notice.atMs)
          + (labels.empty() ? "" : "  " + labels));
}

} // namespace

Result<QJsonArray> noticesJson(Store& store) {
    auto all = notices(store);
    if (!all)
        return all.error();
    QJsonArray array;
    for (const auto& notice : *all) {
        QJsonArray labels;
        for (const auto& label : notice.labels)
            labels.append(q(label));
        array.append(QJsonObject{{q("number"), static_cast<qint64>(notice.id)},
                                 {q("at"), q(isoLocalText(notice.atMs))},
                                 {q("reason"), q(noticeReasonName(notice.reason))},
                                 {q("scope"), q(notice.scope.text())},
                                 {q("scope_name"), q(notice.scopeName)},
                                 {q("households"), static_cast<qint64>(notice.households)},
                                 {q("doors"), static_cast<qint64>(notice.doors)},
                                 {q("labels"), labels}});
    }
    return array;
}

int Phone::notices(const Arguments& arguments) {
    const auto& words = arguments.words;
    if (words.size() == 3 && words[1] == "dismiss") {
        std::int64_t number = 0;
        const auto* end = words[2].data() + words[2].size();
        if (std::from_chars(words[2].data(), end, number).ptr != end)
            return usage("a notice is named by its number, as notices lists it");
        const auto status = dismissNotice(*m_store, number);
        return status ? exitDone : refuse(status.error());
    }
    if (words.size() != 1)
        return usage("the form is: notices [dismiss NUMBER]");
    const auto all = banyan::notices(*m_store);
    if (!all)
        return refuse(all.error());
    if (!arguments.isJson) {
        for (const auto& notice : *all)
            printNotice(notice);
        return exitDone;
    }
    auto json = noticesJson(*m_store);
    if (!json)
        return refuse(json.error());
    printJson(*json);
    return exitDone;
}

} // namespace banyan::cli
