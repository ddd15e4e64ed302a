#pragma once

#include "core/store/store.h"
#include "qml/viewmodels/backend.h"

namespace banyan::ui {

// Knock campaigns as pages ask for them. Reads on the reader's thread, the two that save on the
// writer's.
Result<CampaignValue> readCampaign(Store& store, const QString& id);
Result<std::vector<CampaignDoorRow>> readCampaignDoors(Store& store, const QString& id, bool mine);
Result<CampaignOptions> readCampaignOptions(Store& store, const QString& id);
Result<CampaignFit> readCampaignFit(Store& store, const QString& id, const CampaignRuleAsk& rule);
Result<int> saveCampaignShare(Store& store, const QString& id, const CampaignRuleAsk& rule,
                              const QStringList& people);
Result<int> saveCampaignRound(Store& store, const QString& id);

} // namespace banyan::ui
