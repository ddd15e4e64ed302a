#pragma once

#include "core/usecases/notices.h"

#include <QJsonArray>

namespace banyan::cli {

Result<QJsonArray> noticesJson(Store& store);

} // namespace banyan::cli
