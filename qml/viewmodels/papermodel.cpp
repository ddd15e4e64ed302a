#include "qml/viewmodels/papermodel.h"

#include "qml/viewmodels/cardsmodel.h"
#include "qml/viewmodels/words.h"

#include <QFuture>
#include <QtConcurrentRun>

namespace banyan::ui {

template <typename Content>
void PaperModel::take(const Result<Content>& content, const QUrl& file, bool isEmpty) {
    if (!content) {
        say(Words::problem(content.error().code));
        return;
    }
    if (isEmpty) {
        say(tr("没有可以打印的卡。"));
        return;
    }
    QtConcurrent::run([content = *content, path = file.toLocalFile()] {
        return writePaper(content, path);
    }).then(this, [this](bool isWritten) {
        say(isWritten ? tr("存好了") : tr("没能存下，请换个地方再试。"));
    });
}

void PaperModel::say(const QString& sentence) {
    m_isBusy = false;
    m_savedText = sentence;
    Q_EMIT stateChanged();
}

void PaperModel::save(const QUrl& file) {
    if (m_isBusy || !backend())
        return;
    m_isBusy = true;
    m_savedText.clear();
    Q_EMIT stateChanged();
    if (m_kind == QLatin1String("cards"))
        backend()->cardTexts(this, [this, file](Result<std::vector<CardText>> cards) {
            if (cards)
                cards = CardsModel::narrowed(*cards, m_text);
            take(cards, file, cards && cards->empty());
        });
    else if (m_kind == QLatin1String("minutes"))
        backend()->minutesText(m_recordId, this, [this, file](Result<MinutesText> minutes) {
            take(minutes, file, false);
        });
    else
        backend()->reportText(
            {m_from, m_to, m_unit}, this,
            [this, file](Result<ReportText> report) { take(report, file, false); });
}

} // namespace banyan::ui
