#pragma once

#include "qml/viewmodels/choicemodel.h"
#include "qml/viewmodels/viewmodel.h"

namespace banyan::ui {

// Choosing the doors of a knock campaign by rule, with how many that makes, and those among whom
// they are shared out: single people or a whole team. Nothing is given out before share().
class CampaignShareForm : public banyan::ui::ViewModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString campaignId MEMBER m_campaignId REQUIRED)
    Q_PROPERTY(QString fitText READ fitText NOTIFY fitChanged)
    Q_PROPERTY(bool nothingFits READ nothingFits NOTIFY fitChanged)
    Q_PROPERTY(QString shareText READ shareText NOTIFY fitChanged)
    Q_PROPERTY(bool manyGrids READ manyGrids NOTIFY optionsChanged)
    Q_PROPERTY(banyan::ui::ChoiceModel* grids READ grids CONSTANT)
    Q_PROPERTY(banyan::ui::ChoiceModel* estates READ estates CONSTANT)
    Q_PROPERTY(banyan::ui::ChoiceModel* care READ care CONSTANT)
    Q_PROPERTY(banyan::ui::ChoiceModel* occupancies READ occupancies CONSTANT)
    Q_PROPERTY(banyan::ui::ChoiceModel* reached READ reached CONSTANT)
    Q_PROPERTY(banyan::ui::RowList* people READ people CONSTANT)

public:
    static constexpr int reachedDays[] = {30, 90, 180};

    explicit CampaignShareForm(QObject* parent = nullptr);

    QString fitText() const; // how many doors the rule makes
    bool nothingFits() const { return m_isCounted && m_fit.fit == 0; }
    QString shareText() const;                                // of the button: what it will do
    bool manyGrids() const { return m_grids.rowCount() > 2; } // with "all"
    ChoiceModel* grids() { return &m_grids; }
    ChoiceModel* estates() { return &m_estates; }
    ChoiceModel* care() { return &m_care; }
    ChoiceModel* occupancies() { return &m_occupancies; }
    ChoiceModel* reached() { return &m_reached; }
    RowList* people() { return &m_people; }

    Q_INVOKABLE void choosePerson(const QString& userId);
    Q_INVOKABLE void chooseGroup(const QString& group); // all of it, or none where all were
    Q_INVOKABLE void share();

Q_SIGNALS:
    void fitChanged();
    void optionsChanged();
    void shared(int doors);

protected:
    void load() override;
    bool concerns(const Change&) const override { return false; } // a choice is not pulled away

private:
    struct Row {
        CampaignPersonRow person;
        bool isFirst = false; // of its group
        int groupSize = 0;
        bool isChosen = false;
        bool operator==(const Row&) const = default;
    };

    void receive(CampaignOptions options);
    void fillEstates();
    void count();
    CampaignRuleAsk rule() const;
    QStringList chosenPeople() const;
    QString refusal() const; // why nothing can be given out yet; empty: it can

    QString m_campaignId;
    CampaignOptions m_options;
    CampaignFit m_fit;
    bool m_isCounted = false;
    bool m_sharing = false;
    ChoiceModel m_grids;
    ChoiceModel m_estates;
    ChoiceModel m_care;
    ChoiceModel m_occupancies;
    ChoiceModel m_reached;
    RowModel<Row> m_people;
};

} // namespace banyan::ui
