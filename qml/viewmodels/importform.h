#pragma once

#include "qml/viewmodels/rowlist.h"
#include "qml/viewmodels/viewmodel.h"

#include <QUrl>

namespace banyan::ui {

// Households out of a table: a file is chosen, what it would bring is shown with every bad row, and
// only what was shown is registered, once confirmed. Goes on though its page is left.
class ImportForm : public banyan::ui::ViewModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString fileName READ fileName NOTIFY changed)
    Q_PROPERTY(QString summary READ summary NOTIFY changed) // empty: nothing has been looked at
    Q_PROPERTY(QString columns READ columns CONSTANT)       // that a table may have
    Q_PROPERTY(bool mayApply READ mayApply NOTIFY changed)
    Q_PROPERTY(QString applyText READ applyText NOTIFY changed)
    Q_PROPERTY(bool busy READ busy NOTIFY changed)
    Q_PROPERTY(double progress READ progress NOTIFY changed) // 0 to 1; less: nothing is registered
    Q_PROPERTY(QString doneText READ doneText NOTIFY changed)
    Q_PROPERTY(banyan::ui::RowList* faults READ faults CONSTANT)

public:
    explicit ImportForm(QObject* parent = nullptr);

    QString fileName() const { return m_file.fileName(); }
    QString summary() const;
    static QString columns();
    bool mayApply() const;
    QString applyText() const;
    bool busy() const { return m_isBusy; }
    double progress() const;
    QString doneText() const { return m_doneText; }
    RowList* faults() { return &m_faults; }

    Q_INVOKABLE void look(const QUrl& file);
    Q_INVOKABLE void apply();
    // Writes a table of the columns alone, to be filled in. An empty text when it was written.
    Q_INVOKABLE QString saveTemplate(const QUrl& file) const;

Q_SIGNALS:
    void changed();

protected:
    void load() override { setReady(); }
    bool concerns(const Change&) const override { return false; }

private:
    void finish(const Result<ImportDone>& done);

    QUrl m_file;
    ImportPreviewValue m_preview;
    bool m_isLookedAt = false;
    bool m_isBusy = false;
    int m_registered = -1; // less than 0: it has not begun
    QString m_doneText;
    RowModel<ImportFault> m_faults;
};

} // namespace banyan::ui
