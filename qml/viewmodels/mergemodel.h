#pragma once

#include "qml/viewmodels/rowlist.h"
#include "qml/viewmodels/viewmodel.h"

namespace banyan::ui {

// The story of one merged record: into what it was merged, by whom and when, what was written since
// to the one that stayed; and the way to give it back.
class MergeModel : public banyan::ui::ViewModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString entity MEMBER m_entity REQUIRED)
    Q_PROPERTY(QString recordId MEMBER m_recordId REQUIRED)
    Q_PROPERTY(QString subtitle READ subtitle NOTIFY storyChanged)
    Q_PROPERTY(QString sentence READ sentence NOTIFY storyChanged)
    Q_PROPERTY(QString editsTitle READ editsTitle NOTIFY storyChanged)
    Q_PROPERTY(QString survivorId READ survivorId NOTIFY storyChanged)
    Q_PROPERTY(QString giveBackText READ giveBackText NOTIFY storyChanged)
    Q_PROPERTY(QString hint READ hint NOTIFY storyChanged)
    Q_PROPERTY(bool mayGiveBack READ mayGiveBack NOTIFY storyChanged)
    Q_PROPERTY(bool givenBack READ givenBack NOTIFY storyChanged)
    Q_PROPERTY(banyan::ui::RowList* edits READ edits CONSTANT)

public:
    explicit MergeModel(QObject* parent = nullptr);

    QString subtitle() const;
    QString sentence() const;
    QString editsTitle() const;
    QString survivorId() const { return m_story.survivor.recordId; }
    QString giveBackText() const;
    QString hint() const;
    bool mayGiveBack() const { return m_story.mayGiveBack; }
    bool givenBack() const { return ready() && m_story.isGivenBack; }
    RowList* edits() { return &m_edits; }

    Q_INVOKABLE void giveBack();

Q_SIGNALS:
    void storyChanged();

protected:
    void load() override;
    bool concerns(const Change& change) const override;

private:
    QString m_entity;
    QString m_recordId;
    MergeStory m_story;
    RowModel<LaterEdit> m_edits;
};

} // namespace banyan::ui
