#pragma once

#include "qml/viewmodels/viewmodel.h"
#include "tests/qml/fake/fakebackend.h"

#include <QAbstractItemModel>
#include <QCoreApplication>

namespace banyan::ui {

// Replies of the fake come through the event loop: three turns are enough for a chain of them.
inline void answerAll() {
    for (int turn = 0; turn < 5; ++turn)
        QCoreApplication::processEvents();
}

// Gives a view-model its backend as QML would.
template <typename Model>
void start(Model& model, FakeBackend& backend) {
    model.setBackend(&backend);
    model.classBegin();
    model.componentComplete();
    answerAll();
}

inline QVariant cell(const QAbstractItemModel* model, int row, const char* role) {
    return model->data(model->index(row, 0), model->roleNames().key(role));
}

} // namespace banyan::ui
