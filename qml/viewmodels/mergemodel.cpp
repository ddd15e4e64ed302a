#include "qml/viewmodels/mergemodel.h"

#include "qml/viewmodels/words.h"

namespace banyan::ui {

MergeModel::MergeModel(QObject* parent)
    : ViewModel(parent)
    , m_edits(
          {{"field", [](const LaterEdit& row) { return row.target.field; }},
           {"label", [](const LaterEdit& row) { return Words::field(row.target.field); }},
           {"text", [](const LaterEdit& row) { return Words::value(row.codeList, row.value); }},
           {"line",
            [this](const LaterEdit& row) {
                return Words::joined(
                    {row.mine ? tr("你") : row.author, Words::moment(row.atMs, nowMs())});
            }}},
          [](const LaterEdit& row) { return row.target.field + QString::number(row.atMs); }, this) {
}

void MergeModel::load() {
    backend()->mergeStory({m_entity, m_recordId}, this, [this](Result<MergeStory> story) {
        if (!good(story))
            return;
        m_story = *std::move(story);
        m_edits.setRows(m_story.edits);
        setReady();
        Q_EMIT storyChanged();
    });
}

bool MergeModel::concerns(const Change& change) const { return change.areas & Change::Household; }

QString MergeModel::subtitle() const { return Words::mergedName(m_story.merged); }

QString MergeModel::sentence() const {
    if (!ready())
        return {};
    if (m_story.isGivenBack)
        return tr("已经分开了，两份都在，各有各的。");
    const MergedRecord& merged = m_story.merged;
    const QString who = merged.mine ? tr("你") : merged.mergedBy;
    MergedRecord survivor;
    survivor.name = m_story.survivorName;
    survivor.place = m_story.survivorPlace;
    //: who, when, into which record
    return tr("%1 %2 把这一份并到了「%3」。它收起来了，没有删。")
        .arg(who.isEmpty() ? tr("中心") : who, Words::moment(merged.mergedAtMs, nowMs()),
             Words::mergedName(survivor));
}

QString MergeModel::editsTitle() const {
    if (m_story.edits.empty())
        return ready() ? tr("合着的时候没有人再写过。") : QString();
    return m_story.isGivenBack ? tr("合着的时候写的，请看看该归谁")
                               : tr("合着以后写的，分开时留在那一份");
}

QString MergeModel::giveBackText() const {
    return tr("分开，「%1」还是单独一份").arg(Words::mergedName(m_story.merged));
}

QString MergeModel::hint() const {
    if (!ready() || m_story.isGivenBack)
        return {};
    return m_story.mayGiveBack ? tr("原来写给谁的就还给谁。分开以后也还能再合。")
                               : tr("分开由网格长或社区来定。");
}

void MergeModel::giveBack() {
    if (!m_story.mayGiveBack)
        return;
    backend()->giveBack({m_entity, m_recordId}, this, [this](Result<Done> done) {
        if (good(done))
            scheduleLoad();
    });
}

} // namespace banyan::ui
