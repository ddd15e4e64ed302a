#include "qml/viewmodels/importform.h"

#include "core/usecases/householdimport.h"
#include "qml/viewmodels/words.h"

#include <QSaveFile>

namespace banyan::ui {

ImportForm::ImportForm(QObject* parent)
    : ViewModel(parent)
    , m_faults(
          {{"lineText",
            [](const ImportFault& fault) {
                //: a row of a table
                return tr("第 %1 行").arg(fault.line);
            }},
           {"sentence", [](const ImportFault& fault) { return Words::importFault(fault); }}},
          [](const ImportFault& fault) {
              return QStringLiteral("%1 %2 %3")
                  .arg(fault.line)
                  .arg(int(fault.kind))
                  .arg(QString::fromStdString(fault.column));
          },
          this) {}

QString ImportForm::columns() {
    return QString::fromStdString(HouseholdImport::columnsText())
        .replace(QLatin1Char(','), QStringLiteral("、"));
}

QString ImportForm::summary() const {
    if (!m_isLookedAt)
        return {};
    QStringList sentences{tr("这张表有 %n 行。", nullptr, m_preview.rows)};
    if (m_preview.households > 0)
        sentences << tr("要登记 %n 户，", nullptr, m_preview.households)
                         + tr("共 %n 人。", nullptr, m_preview.people);
    if (m_preview.alreadyHere > 0)
        sentences << tr("%n 人原来就登记在那里，不会再登一次。", nullptr, m_preview.alreadyHere);
    if (!m_preview.faults.empty())
        sentences << tr("%n 处写得不对。在表格里改好，再选一次。", nullptr,
                        int(m_preview.faults.size()));
    else if (m_preview.households == 0)
        sentences << tr("没有要登记的。");
    return sentences.join(QString());
}

bool ImportForm::mayApply() const {
    return m_isLookedAt && !m_isBusy && m_registered < 0 && m_preview.faults.empty()
           && m_preview.households > 0;
}

QString ImportForm::applyText() const { return tr("登记这 %n 户", nullptr, m_preview.households); }

double ImportForm::progress() const {
    return m_registered < 0 || m_preview.households == 0
               ? -1
               : double(m_registered) / m_preview.households;
}

void ImportForm::look(const QUrl& file) {
    if (m_isBusy)
        return;
    m_file = file;
    m_isBusy = true;
    m_isLookedAt = false;
    m_registered = -1;
    m_doneText.clear();
    m_faults.setRows({});
    setProblem({});
    Q_EMIT changed();
    backend()->previewImport(file, this, [this](Result<ImportPreviewValue> preview) {
        m_isBusy = false;
        m_isLookedAt = bool(preview);
        if (preview) {
            m_preview = *std::move(preview);
            m_faults.setRows(m_preview.faults);
        } else {
            setProblem(Words::tableProblem(preview.error().code));
        }
        Q_EMIT changed();
    });
}

void ImportForm::apply() {
    if (!mayApply())
        return;
    m_isBusy = true;
    m_registered = 0;
    setProblem({});
    Q_EMIT changed();
    backend()->applyImport(
        m_file, m_preview.digest, this,
        [this](Result<int> registered) {
            if (registered)
                m_registered = *registered;
            Q_EMIT changed();
        },
        [this](const Result<ImportDone>& done) { finish(done); });
}

QString ImportForm::saveTemplate(const QUrl& file) const {
    QSaveFile out(file.toLocalFile());
    // With the mark by which spreadsheets know UTF-8.
    const QByteArray bytes =
        "\xef\xbb\xbf" + QByteArray::fromStdString(HouseholdImport::columnsText()) + "\r\n";
    if (out.open(QIODevice::WriteOnly) && out.write(bytes) == bytes.size() && out.commit())
        return {};
    return tr("没能存下，请换个地方再试。");
}

void ImportForm::finish(const Result<ImportDone>& done) {
    m_isBusy = false;
    m_isLookedAt = false; // what was looked at is done, or another now
    if (!done) {
        m_registered = -1;
        setProblem(Words::tableProblem(done.error().code));
    } else if (done->stoppedBy) {
        m_registered = -1;
        m_doneText = tr("登记好了 %n 户，", nullptr, done->registered)
                     + tr("还有 %n 户没登。再选一次这张表，会接着登。", nullptr,
                          m_preview.households - done->registered);
        setProblem(Words::importStopped(*done->stoppedBy, done->line));
    } else {
        m_registered = done->registered;
        m_doneText = tr("登记好了 %n 户。", nullptr, done->registered);
    }
    Q_EMIT changed();
}

} // namespace banyan::ui
