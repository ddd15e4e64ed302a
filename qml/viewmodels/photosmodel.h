#pragma once

#include "qml/viewmodels/rowlist.h"
#include "qml/viewmodels/viewmodel.h"

#include <QUrl>

namespace banyan::ui {

// The photos of one visit, and adding one to it afterwards. Where the picture was taken is never
// added so: that is asked for on the visit's own page.
class PhotosModel : public banyan::ui::ViewModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString visitId MEMBER m_visitId REQUIRED)
    Q_PROPERTY(bool busy READ busy NOTIFY busyChanged)
    Q_PROPERTY(banyan::ui::RowList* photos READ photos CONSTANT)

public:
    explicit PhotosModel(QObject* parent = nullptr);

    bool busy() const { return m_busy; }
    RowList* photos() { return &m_photos; }

    Q_INVOKABLE void add(const QUrl& file);

Q_SIGNALS:
    void busyChanged();

protected:
    void load() override;
    bool concerns(const Change& change) const override;

private:
    void setBusy(bool busy);

    QString m_visitId;
    bool m_busy = false;
    RowModel<PhotoRow> m_photos;
};

} // namespace banyan::ui
