#pragma once

#include "qml/viewmodels/choicemodel.h"
#include "qml/viewmodels/viewmodel.h"

namespace banyan::ui {

// The directory of bases, nearest first: from the door visited last, or from where its reader
// chooses. Without positions by the reader's own community and subdistrict. Narrowed by kind and
// by what is typed; all of it is in memory, some hundred lines.
class BasesModel : public banyan::ui::ViewModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString originText READ originText NOTIFY shown)
    Q_PROPERTY(QString originNote READ originNote NOTIFY shown)
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY shown)
    Q_PROPERTY(bool nothing READ nothing NOTIFY shown)
    Q_PROPERTY(bool narrowed READ narrowed NOTIFY shown)
    Q_PROPERTY(banyan::ui::ChoiceModel* kinds READ kinds CONSTANT)
    Q_PROPERTY(banyan::ui::RowList* rows READ rows CONSTANT)

public:
    explicit BasesModel(QObject* parent = nullptr);

    QString originText() const;
    QString originNote() const; // how well it is known where that is
    QString text() const { return m_text; }
    void setText(const QString& text);
    bool nothing() const { return ready() && m_rows.count() == 0; }
    bool narrowed() const { return !m_text.isEmpty() || !m_kinds.chosen().isEmpty(); }
    ChoiceModel* kinds() { return &m_kinds; }
    RowList* rows() { return &m_rows; }

    Q_INVOKABLE void measureFrom(const QString& entity, const QString& id);

Q_SIGNALS:
    void shown();

protected:
    void load() override;
    bool concerns(const Change& change) const override;

private:
    void show();

    OriginRef m_from;
    QString m_text;
    BaseDirectory m_directory;
    ChoiceModel m_kinds;
    RowModel<BaseRow> m_rows;
};

} // namespace banyan::ui
