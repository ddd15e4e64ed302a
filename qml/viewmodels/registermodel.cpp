#include "qml/viewmodels/registermodel.h"

#include "qml/viewmodels/words.h"

namespace banyan::ui {

namespace {

QString lineOf(const RegisterRow& row) {
    QStringList parts;
    for (const QString& part : {row.day, row.unit})
        if (!part.isEmpty())
            parts << part;
    return Words::joined(parts);
}

} // namespace

RegisterModel::RegisterModel(QObject* parent)
    : ViewModel(parent)
    , m_rows(
          {{"recordId", [](const RegisterRow& row) { return row.id; }},
           {"title",
            [this](const RegisterRow& row) {
                return row.title.isEmpty() ? Words::entity(m_ask.entity) : row.title;
            }},
           {"line", [](const RegisterRow& row) { return lineOf(row); }},
           {"stateText",
            [](const RegisterRow& row) {
                const QString state = Words::code(row.stateList, row.state);
                return row.late ? Words::joined({state, tr("超期")}) : state;
            }},
           {"tone",
            [](const RegisterRow& row) {
                return row.late ? QStringLiteral("red") : QStringLiteral("green");
            }},
           {"unsent", [](const RegisterRow& row) { return row.unsent; }}},
          [](const RegisterRow& row) { return row.id; }, this) {
    m_rows.setFetch([this](int offset, int count) {
        const RegisterAsk ask = m_ask;
        backend()->registerRows(ask, offset, count, this,
                                [this, ask, offset](Result<Slice<RegisterRow>> slice) {
                                    if (ask != m_ask)
                                        return; // something else is asked for by now
                                    if (!good(slice)) {
                                        m_rows.fail();
                                        return;
                                    }
                                    m_rows.receive(offset, slice->total, std::move(slice->rows));
                                    setReady();
                                    Q_EMIT rowsChanged();
                                });
    });
}

void RegisterModel::take(const RegisterAsk& ask) {
    if (ask == m_ask)
        return;
    m_ask = ask;
    Q_EMIT asked();
    if (ready())
        m_rows.restart(true);
}

void RegisterModel::setEntity(const QString& entity) {
    RegisterAsk ask = m_ask;
    ask.entity = entity;
    take(ask);
}

void RegisterModel::setText(const QString& text) {
    RegisterAsk ask = m_ask;
    ask.text = text.trimmed();
    take(ask);
}

void RegisterModel::setOpenOnly(bool openOnly) {
    RegisterAsk ask = m_ask;
    ask.openOnly = openOnly;
    take(ask);
}

QVariantMap RegisterModel::behind() const {
    if (m_ask.figure.isEmpty())
        return {};
    return {{QStringLiteral("figure"), m_ask.figure},
            {QStringLiteral("from"), m_ask.from},
            {QStringLiteral("to"), m_ask.to},
            {QStringLiteral("unit"), m_ask.unit}};
}

void RegisterModel::setBehind(const QVariantMap& behind) {
    RegisterAsk ask = m_ask;
    ask.figure = behind.value(QStringLiteral("figure")).toString();
    ask.from = behind.value(QStringLiteral("from")).toString();
    ask.to = behind.value(QStringLiteral("to")).toString();
    ask.unit = behind.value(QStringLiteral("unit")).toString();
    take(ask);
}

QString RegisterModel::label() const {
    return m_ask.figure.isEmpty() ? Words::entity(m_ask.entity) : Words::figure(m_ask.figure);
}

QString RegisterModel::countText() const {
    return ready() ? tr("%n 条", nullptr, m_rows.total()) : QString();
}

bool RegisterModel::concerns(const Change& change) const {
    return change.areas & (Change::Household | Change::Doors);
}

} // namespace banyan::ui
