#pragma once

#include "qml/viewmodels/papers/paperwriter.h"
#include "qml/viewmodels/viewmodel.h"

namespace banyan::ui {

// Saves a paper as a PDF file: contact cards, the minutes of a meeting, the period report. The
// content is read when it is saved, so that the paper says what holds then; it is drawn aside.
class PaperModel : public banyan::ui::ViewModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString kind MEMBER m_kind REQUIRED) // cards, minutes, report
    Q_PROPERTY(QString recordId MEMBER m_recordId)  // of minutes: the meeting
    Q_PROPERTY(QString text MEMBER m_text)          // of cards: only what holds it
    Q_PROPERTY(QString from MEMBER m_from)          // of a report, as the two below
    Q_PROPERTY(QString to MEMBER m_to)
    Q_PROPERTY(QString unit MEMBER m_unit)
    Q_PROPERTY(bool busy READ busy NOTIFY stateChanged)
    Q_PROPERTY(QString savedText READ savedText NOTIFY stateChanged)

public:
    using banyan::ui::ViewModel::ViewModel;

    bool busy() const { return m_isBusy; }
    QString savedText() const { return m_savedText; } // how the last saving went

    Q_INVOKABLE void save(const QUrl& file);

Q_SIGNALS:
    void stateChanged();

protected:
    void load() override { setReady(); }
    bool concerns(const Change&) const override { return false; }

private:
    // Writes aside, once the content is there.
    template <typename Content>
    void take(const Result<Content>& content, const QUrl& file, bool isEmpty);
    void say(const QString& sentence);

    QString m_kind, m_recordId, m_text, m_from, m_to, m_unit;
    QString m_savedText;
    bool m_isBusy = false;
};

} // namespace banyan::ui
