#pragma once

#include "tests/qml/fake/fakebackend.h"

#include <QQuickWindow>

#include <functional>

namespace banyan::ui {

// One page in one state: the place it belongs to, the backend's mood, the way there, and what is
// done on it.
struct Scene {
    QString name;
    int tab = 0;
    std::function<void(FakeBackend&)> mood;
    std::function<void(QObject* navigator)> walk;
    std::function<void(QQuickWindow*)> act;
};

std::vector<Scene> allScenes();

// Lets the app run for a while of real time: transitions, queued replies, frames.
void settle(int spanMs);

} // namespace banyan::ui
