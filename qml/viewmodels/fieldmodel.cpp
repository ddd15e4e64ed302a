#include "qml/viewmodels/fieldmodel.h"

#include "qml/viewmodels/words.h"

namespace banyan::ui {

namespace {

QString keyOf(const HistoryRow& row) { return QString::number(row.atMs) + row.author + row.to; }

} // namespace

FieldModel::FieldModel(QObject* parent)
    : ViewModel(parent)
    , m_choices(ChoiceModel::Kind::One, this)
    , m_history({{"line",
                  [this](const HistoryRow& row) {
                      QStringList parts{row.mine ? tr("你") : row.author,
                                        Words::moment(row.atMs, nowMs())};
                      if (!row.place.isEmpty())
                          parts << Words::writtenAt(row.place);
                      return Words::joined(parts);
                  }},
                 {"before",
                  [this](const HistoryRow& row) {
                      return row.from.isEmpty() ? QString()
                                                : Words::value(m_value.codeList, row.from);
                  }},
                 {"after",
                  [this](const HistoryRow& row) { return Words::value(m_value.codeList, row.to); }},
                 {"op", [](const HistoryRow& row) { return row.op; }},
                 {"verdict",
                  [](const HistoryRow& row) {
                      return row.verdict == QLatin1String("accepted") ? QString()
                                                                      : Words::verdict(row.verdict);
                  }}},
                keyOf, this) {
    m_history.setFetch([this](int offset, int count) {
        backend()->history(ref(), offset, count, this,
                           [this, offset](Result<Slice<HistoryRow>> slice) {
                               if (slice)
                                   m_history.receive(offset, slice->total, std::move(slice->rows));
                               else if (!good(slice))
                                   m_history.fail();
                           });
    });
}

QString FieldModel::label() const { return Words::field(m_field); }
QString FieldModel::text() const { return Words::value(m_value.codeList, m_value.value); }

void FieldModel::load() {
    backend()->field(ref(), this, [this](Result<FieldValue> value) {
        if (!good(value))
            return;
        m_value = *std::move(value);
        std::vector<Choice> choices;
        for (const QString& code : Words::offered(m_value.codeList, m_value.value, nowMs()))
            choices.push_back(
                {code, Words::code(m_value.codeList, code), {}, {}, code == m_value.value});
        m_choices.setChoices(std::move(choices));
        m_history.touchAll();
        setReady();
        Q_EMIT valueChanged();
    });
    m_history.restart();
}

bool FieldModel::concerns(const Change& change) const { return change.areas & Change::Household; }

void FieldModel::saveText(const QString& text) { save(text.trimmed()); }
void FieldModel::saveChoice() { save(m_choices.chosen()); }

void FieldModel::save(const QString& value) {
    if (value == m_value.value) {
        Q_EMIT saved();
        return;
    }
    backend()->save({{ref(), EditOp::Set, value}}, this, [this](Result<Done> done) {
        if (good(done))
            Q_EMIT saved();
    });
}

} // namespace banyan::ui
