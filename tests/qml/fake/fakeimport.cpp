// A table of households, as the fake reads one.
#include "tests/qml/fake/fakebackend.h"

namespace banyan::ui {

void FakeBackend::previewImport(const QUrl& file, QObject* context,
                                Reply<ImportPreviewValue> reply) {
    const QString name = file.fileName();
    ImportPreviewValue preview{name, 118, 40, 116, 2, {}};
    if (name.contains(QLatin1String("bad")))
        preview.faults = {{3, ImportFaultKind::WrongValue, "证件号码", "id_number: …"},
                          {7, ImportFaultKind::Missing, "门牌", {}},
                          {12, ImportFaultKind::NumberTwice, "证件号码", "11"},
                          {40, ImportFaultKind::NoSuchPlace, "楼栋", "19栋"},
                          {41, ImportFaultKind::DoorTaken, "门牌", {}}};
    else if (!name.contains(QLatin1String("good")))
        return answer<ImportPreviewValue>(context, std::move(reply),
                                          Error{ErrorCode::Garbled, "not a table"});
    answer<ImportPreviewValue>(context, std::move(reply), preview);
}

void FakeBackend::applyImport(const QUrl& file, const QString& digest, QObject* context,
                              Reply<int> progressed, Reply<ImportDone> reply) {
    if (file.fileName() != digest)
        return answer<ImportDone>(context, std::move(reply), Error{ErrorCode::Conflict, "changed"});
    answer<int>(context, std::move(progressed), 20);
    const bool stops = file.fileName().contains(QLatin1String("stops"));
    m_imported = stops ? 25 : 40;
    answer<ImportDone>(context, std::move(reply),
                       stops ? ImportDone{25, ErrorCode::Invalid, 77} : ImportDone{40, {}, 0});
    Q_EMIT recorded();
}

} // namespace banyan::ui
