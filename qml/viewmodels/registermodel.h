#pragma once

#include "qml/viewmodels/choicemodel.h"
#include "qml/viewmodels/viewmodel.h"

#include <QSet>

namespace banyan::ui {

// One register: its lines, searched as one types, narrowed and sorted; all of it, what waits in an
// inbox, or the records behind a figure of the period report. Lines can be picked, for what is done
// to several at once (RegisterBatch).
class RegisterModel : public banyan::ui::ViewModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString entity READ entity WRITE setEntity NOTIFY asked REQUIRED)
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY asked)
    Q_PROPERTY(bool openOnly READ openOnly WRITE setOpenOnly NOTIFY asked)
    Q_PROPERTY(QString inbox READ inbox WRITE setInbox NOTIFY asked)
    // Of the period report, as a ReportModel asks it: the figure, two days, the unit's code.
    Q_PROPERTY(QString figure READ figure WRITE setFigure NOTIFY asked)
    Q_PROPERTY(QString from READ from WRITE setFrom NOTIFY asked)
    Q_PROPERTY(QString to READ to WRITE setTo NOTIFY asked)
    Q_PROPERTY(QString unit READ unit WRITE setUnit NOTIFY asked)
    Q_PROPERTY(bool isWhole READ isWhole NOTIFY asked) // neither an inbox nor behind a figure
    Q_PROPERTY(bool hasStates READ hasStates NOTIFY toolsChanged)
    Q_PROPERTY(bool mayCreate READ mayCreate NOTIFY toolsChanged)
    Q_PROPERTY(int narrowedCount READ narrowedCount NOTIFY asked) // by how many chips
    Q_PROPERTY(QString label READ label NOTIFY asked)
    Q_PROPERTY(QString countText READ countText NOTIFY rowsChanged)
    Q_PROPERTY(bool nothing READ nothing NOTIFY rowsChanged)
    Q_PROPERTY(QString nothingTitle READ nothingTitle NOTIFY asked) // why there is nothing
    Q_PROPERTY(QString nothingText READ nothingText NOTIFY asked)
    Q_PROPERTY(bool isSearched READ isSearched NOTIFY asked) // or narrowed
    Q_PROPERTY(bool picking READ picking WRITE setPicking NOTIFY pickedChanged)
    Q_PROPERTY(int pickedCount READ pickedCount NOTIFY pickedChanged)
    Q_PROPERTY(banyan::ui::ChoiceModel* sorts READ sorts CONSTANT)
    Q_PROPERTY(banyan::ui::ChoiceModel* states READ states CONSTANT)
    Q_PROPERTY(banyan::ui::ChoiceModel* categories READ categories CONSTANT)
    Q_PROPERTY(banyan::ui::ChoiceModel* units READ units CONSTANT)
    Q_PROPERTY(banyan::ui::RowList* rows READ rows CONSTANT)

public:
    explicit RegisterModel(QObject* parent = nullptr);

    QString entity() const { return m_ask.entity; }
    void setEntity(const QString& entity) { change(&RegisterAsk::entity, entity); }
    QString text() const { return m_ask.text; }
    void setText(const QString& text) { change(&RegisterAsk::text, text.trimmed()); }
    bool openOnly() const { return m_ask.openOnly; }
    void setOpenOnly(bool openOnly);
    QString inbox() const { return m_ask.inbox; }
    void setInbox(const QString& inbox) { change(&RegisterAsk::inbox, inbox); }
    QString figure() const { return m_ask.figure; }
    void setFigure(const QString& figure) { change(&RegisterAsk::figure, figure); }
    QString from() const { return m_ask.from; }
    void setFrom(const QString& day) { change(&RegisterAsk::from, day); }
    QString to() const { return m_ask.to; }
    void setTo(const QString& day) { change(&RegisterAsk::to, day); }
    QString unit() const { return m_ask.unit; }
    void setUnit(const QString& code) { change(&RegisterAsk::unit, code); }
    bool isWhole() const { return m_ask.figure.isEmpty() && m_ask.inbox.isEmpty(); }
    bool mayCreate() const { return m_tools.mayCreate; }
    bool hasStates() const { return !m_tools.stateList.isEmpty(); }
    int narrowedCount() const;
    QString label() const;
    QString countText() const;
    bool nothing() const { return ready() && m_rows.total() == 0; }
    QString nothingTitle() const;
    QString nothingText() const;
    bool isSearched() const;
    bool picking() const { return m_isPicking; }
    void setPicking(bool picking);
    int pickedCount() const { return int(pickedRows().size()); }
    ChoiceModel* sorts() { return &m_sorts; }
    ChoiceModel* states() { return &m_states; }
    ChoiceModel* categories() { return &m_categories; }
    ChoiceModel* units() { return &m_units; }
    RowList* rows() { return &m_rows; }

    // One of the chips; the one that is chosen already is taken back.
    Q_INVOKABLE void sortBy(const QString& code) { change(&RegisterAsk::sort, code); }
    Q_INVOKABLE void narrowToState(const QString& code) { toggle(&RegisterAsk::state, code); }
    Q_INVOKABLE void narrowToCategory(const QString& code) { toggle(&RegisterAsk::category, code); }
    Q_INVOKABLE void narrowToUnit(const QString& id) { toggle(&RegisterAsk::within, id); }
    Q_INVOKABLE void widen(); // takes all of them back
    Q_INVOKABLE void clear(); // and what is searched for

    Q_INVOKABLE void pick(const QString& recordId); // or no longer
    Q_INVOKABLE void pickAll();                     // that have been shown, at most 500

    const RegisterToolsValue& tools() const { return m_tools; }
    std::vector<RegisterRow> pickedRows() const;

Q_SIGNALS:
    void asked();
    void toolsChanged();
    void rowsChanged();
    void pickedChanged();

protected:
    void load() override;
    bool concerns(const Change& change) const override;

private:
    using Part = QString RegisterAsk::*;
    void change(Part part, const QString& text);
    void toggle(Part part, const QString& code);
    void take(const RegisterAsk& ask);
    void readTools();
    bool hasSameTools(const RegisterAsk& ask) const;
    void showChips();

    RegisterAsk m_ask;
    RegisterToolsValue m_tools;
    bool m_isPicking = false;
    QSet<QString> m_picked; // ids
    ChoiceModel m_sorts{ChoiceModel::Kind::One};
    ChoiceModel m_states{ChoiceModel::Kind::One};
    ChoiceModel m_categories{ChoiceModel::Kind::One};
    ChoiceModel m_units{ChoiceModel::Kind::One};
    WindowedModel<RegisterRow> m_rows;
};

} // namespace banyan::ui
