#pragma once

#include "qml/viewmodels/rowlist.h"
#include "qml/viewmodels/viewmodel.h"

#include <QUrl>

namespace banyan::ui {

// The photos of one visit or problem, and adding one to it afterwards. Where the picture was taken
// is never added so: that is asked for where the record is written down.
class PhotosModel : public banyan::ui::ViewModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString entity MEMBER m_entity REQUIRED)
    Q_PROPERTY(QString recordId MEMBER m_recordId REQUIRED)
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

    RecordRef record() const { return {m_entity, m_recordId}; }

    QString m_entity;
    QString m_recordId;
    bool m_busy = false;
    RowModel<PhotoRow> m_photos;
};

} // namespace banyan::ui
