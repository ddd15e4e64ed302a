#pragma once

#include "qml/viewmodels/appsettings.h"

namespace banyan::ui {

// Settings that keep nothing, for QML tests.
class FakeSettings : public banyan::ui::AppSettings {
    Q_OBJECT
    QML_ELEMENT

public:
    explicit FakeSettings(QObject* parent = nullptr)
        : AppSettings(QString(), parent) {}
};

} // namespace banyan::ui
