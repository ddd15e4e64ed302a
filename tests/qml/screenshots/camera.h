#pragma once

#include "qml/uiengine.h"
#include "tests/qml/screenshots/scenes.h"

namespace banyan::ui {

// Walks through the app over the fake backend, takes a picture of every page and looks it over for
// faults. Each picture has a fresh engine, so that none depends on the one before.
class Camera {
public:
    struct Mode {
        QString language;
        bool dark = false;
        bool large = false;
        bool desk = false; // two panes at 1280 x 800, else 360 x 800
    };

    // An empty folder: look the pages over, but keep no pictures.
    Camera(const QString& folder, const QString& only)
        : m_folder(folder)
        , m_only(only) {}

    void takeAll(const Mode& mode);
    int taken() const { return m_taken; }
    QStringList complaints() const { return m_complaints; }

private:
    void take(const Mode& mode, const Scene& scene);

    QString m_folder;
    QString m_only;
    int m_taken = 0;
    QStringList m_complaints;
};

} // namespace banyan::ui
