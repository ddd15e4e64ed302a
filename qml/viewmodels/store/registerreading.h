#pragma once

#include "core/store/store.h"
#include "qml/viewmodels/backend.h"
#include "qml/viewmodels/values/register.h"

namespace banyan::ui {

// Registers and the period report, as pages ask for them. Reads on the reader's thread, those
// that save on the writer's.
Result<std::vector<RegisterKindRow>> readRegisters(Store& store);
Result<std::vector<InboxRow>> readInboxes(Store& store);
Result<RegisterToolsValue> readRegisterTools(Store& store, const RegisterAsk& ask);
Result<Slice<RegisterRow>> readRegister(Store& store, const RegisterAsk& ask, int offset,
                                        int count);
Result<RegisterRecordValue> readRegisterRecord(Store& store, const QString& entity,
                                               const QString& id);
Result<ReportValue> readReport(Store& store, const ReportAsk& ask);
Status saveStep(Store& store, const StepAsk& step);
Result<EachResult> saveEach(Store& store, const EachAsk& ask);
// A new problem is held back from sending so long, with its photos.
Result<SavedRecord> saveRegisterRecord(Store& store, const RegisterSave& save, std::int64_t holdMs);

} // namespace banyan::ui
