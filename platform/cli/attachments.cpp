#include "core/schema/civildate.h"
#include "core/usecases/attaching.h"
#include "platform/cli/commands.h"
#include "platform/cli/output.h"
#include "platform/cli/waiting.h"
#include "sync/client/attachmentdownload.h"
#include "sync/images/photo.h"

namespace banyan::cli {

namespace {

QJsonValue textJson(const std::string& text) {
    return text.empty() ? QJsonValue(QJsonValue::Null) : QJsonValue(q(text));
}

// "elsewhere": made on another device; only its own says more than how much has arrived.
std::string stateOf(const AttachmentView& view) {
    return view.isOwn                                          ? uploadStateName(view.state)
           : view.arrivedBytes >= view.record.integer("bytes") ? "arrived"
                                                               : "elsewhere";
}

// The visit or problem of this id.
Result<std::pair<EntityId, Uuid>> targetNamed(Store& store, const std::string& text) {
    const auto id = Uuid::fromText(text);
    if (!id)
        return Error{ErrorCode::Invalid,
                     "a visit or a problem is named by its id, as `visit` and `create` print it"};
    for (const EntityId entity : Attaching::targets())
        if (store.table(entity).head(*id))
            return std::pair(entity, *id);
    return Error{ErrorCode::NotFound, "there is no such visit or problem here"};
}

QJsonObject attachmentJson(Attachments& attachments, const AttachmentView& view) {
    const auto& record = view.record;
    const std::string hash(record.text("sha256"));
    const auto idJson = [&](const char* field) {
        const auto id = record.reference(field);
        return id.isNull() ? QJsonValue(QJsonValue::Null) : QJsonValue(q(id.text()));
    };
    return {{q("id"), q(record.id.text())},
            {q("visit"), idJson("visit")},
            {q("problem"), idJson("problem")},
            {q("household"), idJson("household")},
            {q("caption"), textJson(std::string(record.text("caption")))},
            {q("sha256"), q(hash)},
            {q("media_type"), q(record.text("media_type"))},
            {q("bytes"), static_cast<qint64>(record.integer("bytes"))},
            {q("arrived"), static_cast<qint64>(view.arrivedBytes)},
            {q("state"), q(stateOf(view))},
            {q("error"), textJson(view.error)},
            {q("detail"), textJson(view.detail)},
            {q("attempts"), view.attempts},
            {q("path"), view.isHere ? QJsonValue(q(attachments.files().path(hash)))
                                    : QJsonValue(QJsonValue::Null)}};
}

void printAttachment(const AttachmentView& view) {
    const auto& record = view.record;
    print(record.id.text() + "  " + stateOf(view) + "  " + std::to_string(view.arrivedBytes)
          + " of " + std::to_string(record.integer("bytes")) + " bytes"
          + (view.isHere ? "" : "  (not on this device)")
          + (view.detail.empty() ? "" : "  " + view.detail));
}

} // namespace

int Phone::attach(const Arguments& arguments) {
    const auto target = targetNamed(*m_store, arguments.words[1]);
    if (!target)
        return refuse(target.error());
    PhotoOptions options;
    options.keepsPosition = arguments.keepsPosition;
    auto photo = preparePhotoSoon(q(arguments.words[2]), options).takeResult();
    if (!photo)
        return refuse(photo.error());
    AttachmentDraft draft;
    draft.content = std::move(photo->jpeg);
    draft.takenAtMs = photo->takenAtMs;
    draft.caption = arguments.caption;
    if (photo->position)
        draft.position = Position{photo->position->latitude, photo->position->longitude};
    const auto recorded = Attaching(*m_store).attach(target->first, target->second, draft);
    if (!recorded)
        return refuse(recorded.error());
    if (arguments.isJson)
        printJson(QJsonObject{{q("id"), q(recorded->record.text())}});
    else
        print(recorded->record.text());
    return exitDone;
}

int Phone::attachments(const Arguments& arguments) {
    const auto& words = arguments.words;
    if (words.size() == 1)
        return listAttachments(arguments);
    const bool isKnown = words[1] == "fetch" || words[1] == "retry" || words[1] == "give-up";
    if (words.size() != 3 || !isKnown)
        return usage("the form is: attachments [fetch|retry|give-up ID]");
    const auto id = Uuid::fromText(words[2]);
    if (!id)
        return refuse({ErrorCode::Invalid, "an attachment is named by its id, as `attachments` "
                                           "prints it"});
    if (words[1] == "fetch")
        return fetchAttachment(arguments, *id);
    Attachments attachments(*m_store);
    const auto status =
        words[1] == "retry" ? attachments.retry(*id) : attachments.giveUp(*id, arguments.reason);
    if (!status)
        return refuse(status.error());
    if (arguments.isJson)
        printJson(QJsonObject{{q("id"), q(id->text())}});
    return exitDone;
}

int Phone::listAttachments(const Arguments& arguments) {
    Attachments attachments(*m_store);
    QJsonArray array;
    for (const auto& view : attachments.list()) {
        if (arguments.isJson)
            array.append(attachmentJson(attachments, view));
        else
            printAttachment(view);
    }
    if (arguments.isJson)
        printJson(array);
    return exitDone;
}

int Phone::fetchAttachment(const Arguments& arguments, const Uuid& id) {
    const auto address = officeAddressOf(*m_store);
    if (!address)
        return refuse({ErrorCode::Unauthorized, "this device is not enrolled yet; enrol it first"});
    auto transport = transportTo(*address);
    DirectRunner runner(*m_store);
    AttachmentDownload download(runner, *transport);
    const auto path =
        waitFor<Result<std::string>>([&](auto fetched) { download.start(id, std::move(fetched)); });
    if (!path)
        return refuse(path.error());
    if (arguments.isJson)
        printJson(QJsonObject{{q("id"), q(id.text())}, {q("path"), q(*path)}});
    else
        print(*path);
    return exitDone;
}

} // namespace banyan::cli
