#pragma once

#include "qml/viewmodels/rowlist.h"
#include "qml/viewmodels/viewmodel.h"

#include <QUrl>

namespace banyan::ui {

// The photos of something that is being written down, a part of its form. They are encoded aside as
// they are chosen; saving never waits for one: what is not ready yet is attached to the saved
// record. Where they were taken goes along only when somebody says so.
class PhotosForm : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("belongs to a form")
    Q_PROPERTY(bool saved READ saved NOTIFY changed)
    Q_PROPERTY(bool preparing READ preparing NOTIFY changed)
    Q_PROPERTY(bool positionKnown READ positionKnown NOTIFY changed)
    Q_PROPERTY(bool keepsPosition MEMBER m_keepsPosition NOTIFY changed)
    Q_PROPERTY(QString problem READ problem NOTIFY changed)
    Q_PROPERTY(banyan::ui::RowList* drafts READ drafts CONSTANT)

public:
    explicit PhotosForm(ViewModel* form);

    bool saved() const { return !m_record.recordId.isEmpty(); } // what they are of is on disk
    bool preparing() const { return m_preparing > 0; }
    bool positionKnown() const; // one of them says where it was taken
    QString problem() const { return m_problem; }
    RowList* drafts() { return &m_drafts; }
    // Nothing is on its way, and nothing is to be read.
    bool settled() const { return !preparing() && m_problem.isEmpty(); }

    // Those that are ready, as they are to be kept.
    std::vector<PhotoDraft> chosen() const;
    // What they are of was saved with the chosen ones, all but so many.
    void attachTo(const RecordRef& record, int leftOut);

    Q_INVOKABLE void add(const QUrl& file);
    Q_INVOKABLE void remove(const QString& file);

Q_SIGNALS:
    void changed();

private:
    void whenPrepared(Result<PhotoDraft> photo);
    void attachLate(PhotoDraft photo);

    ViewModel* m_form;
    RecordRef m_record;
    int m_preparing = 0; // on their way into the form, or into the saved record
    bool m_keepsPosition = false;
    QString m_problem;
    RowModel<PhotoDraft> m_drafts;
};

} // namespace banyan::ui
