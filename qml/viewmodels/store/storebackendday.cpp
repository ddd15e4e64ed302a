// Requests about what the day brings, knock campaigns and feedback.
#include "qml/viewmodels/store/campaignreading.h"
#include "qml/viewmodels/store/coretext.h"
#include "qml/viewmodels/store/reminderreading.h"
#include "qml/viewmodels/store/storebackend.h"

namespace banyan::ui {

void StoreBackend::reminders(QObject* context, Reply<DayReminders> reply) {
    read<DayReminders>(context, std::move(reply), readReminders);
}

// Nobody waits for it, and there is nothing to send.
void StoreBackend::noteOpened(const QString& entity, const QString& id) {
    write<bool>(
        this,
        [](const Result<bool>& noted) {
            if (!noted)
                qWarning("what was read could not be noted: %s", noted.error().context.c_str());
        },
        [entity, id](Store& store) { return saveOpened(store, entity, id); },
        [this](const bool& isNews) {
            if (isNews)
                Q_EMIT changed({Change::Reminders, {}});
        });
}

void StoreBackend::campaign(const QString& id, QObject* context, Reply<CampaignValue> reply) {
    read<CampaignValue>(context, std::move(reply),
                        [id](Store& store) { return readCampaign(store, id); });
}

void StoreBackend::campaignDoors(const QString& id, bool mine, QObject* context,
                                 Reply<std::vector<CampaignDoorRow>> reply) {
    read<std::vector<CampaignDoorRow>>(context, std::move(reply), [id, mine](Store& store) {
        return readCampaignDoors(store, id, mine);
    });
}

void StoreBackend::campaignOptions(const QString& id, QObject* context,
                                   Reply<CampaignOptions> reply) {
    read<CampaignOptions>(context, std::move(reply),
                          [id](Store& store) { return readCampaignOptions(store, id); });
}

void StoreBackend::campaignFit(const QString& id, const CampaignRuleAsk& rule, QObject* context,
                               Reply<CampaignFit> reply) {
    read<CampaignFit>(context, std::move(reply),
                      [id, rule](Store& store) { return readCampaignFit(store, id, rule); });
}

void StoreBackend::shareCampaign(const QString& id, const CampaignRuleAsk& rule,
                                 const QStringList& people, QObject* context, Reply<int> reply) {
    write<int>(
        context, std::move(reply),
        [id, rule, people](Store& store) { return saveCampaignShare(store, id, rule, people); },
        [this](const int&) { recorded({}, 0); });
}

void StoreBackend::nextCampaignRound(const QString& id, QObject* context, Reply<int> reply) {
    write<int>(
        context, std::move(reply), [id](Store& store) { return saveCampaignRound(store, id); },
        [this](const int&) { recorded({}, 0); });
}

void StoreBackend::feedbacks(QObject* context, Reply<std::vector<FeedbackRow>> reply) {
    read<std::vector<FeedbackRow>>(context, std::move(reply), readFeedbacks);
}

void StoreBackend::sendFeedback(const QString& text, QObject* context, Reply<Done> reply) {
    writeDone(context, std::move(reply),
              [text](Store& store) { return saveFeedback(store, text); });
}

} // namespace banyan::ui
