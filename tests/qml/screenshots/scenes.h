#pragma once

#include "tests/qml/fake/fakebackend.h"

#include <QQuickWindow>

#include <functional>

namespace banyan::ui {

// One page in one state: the place it belongs to, the backend's mood, the way there, and what is
// done on it. Walk and act are false when they find no way: a scene that did not happen is a fault.
struct Scene {
    QString name;
    int tab = 0;
    std::function<void(FakeBackend&)> mood;
    std::function<bool(QObject* navigator)> walk;
    std::function<bool(QQuickWindow*)> act;
};

std::vector<Scene> allScenes();

// Lets the app run for a while of real time: transitions, queued replies, frames.
void settle(int spanMs);

} // namespace banyan::ui
