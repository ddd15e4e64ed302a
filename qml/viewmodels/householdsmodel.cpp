#include "qml/viewmodels/householdsmodel.h"

#include "qml/viewmodels/words.h"

namespace banyan::ui {

HouseholdsModel::HouseholdsModel(QObject* parent)
    : ViewModel(parent)
    , m_filters(ChoiceModel::Kind::Any, this)
    , m_rows(doorRoles([this] { return nowMs(); }), doorKey, this) {
    m_typing.setSingleShot(true);
    m_typing.setInterval(120);
    connect(&m_typing, &QTimer::timeout, this, &HouseholdsModel::search);
    connect(&m_filters, &ChoiceModel::chosenChanged, this, &HouseholdsModel::search);
    m_rows.setFetch([this](int offset, int count) { fetch(offset, count); });
}

void HouseholdsModel::setText(const QString& text) {
    if (m_query.text == text)
        return;
    m_query.text = text;
    Q_EMIT textChanged();
    m_typing.start();
}

QString HouseholdsModel::countText() const { return tr("%n 户", nullptr, m_rows.total()); }

void HouseholdsModel::clear() {
    for (const QString& code : m_filters.allChosen())
        m_filters.choose(code);
    setText(QString());
}

void HouseholdsModel::load() {
    m_filters.setChoices({
        {QStringLiteral("due"), tr("到期"), QStringLiteral("clock"), {}, false},
        {QStringLiteral("care"), tr("有关爱标签"), QStringLiteral("heart"), {}, false},
        {QStringLiteral("not_reached"), tr("没见着"), QStringLiteral("door"), {}, false},
        {QStringLiteral("vacant"), tr("空着"), QStringLiteral("vacant"), {}, false},
        {QStringLiteral("arrival"), tr("新搬来"), QStringLiteral("arrival"), {}, false},
        {QStringLiteral("refuses"), tr("不愿被访"), QStringLiteral("hand"), {}, false},
        {QStringLiteral("unsent"), tr("待传"), QStringLiteral("waiting"), {}, false},
    });
    m_rows.restart();
}

bool HouseholdsModel::concerns(const Change& change) const {
    return change.areas & (Change::Doors | Change::Household);
}

void HouseholdsModel::search() {
    if (!backend())
        return;
    m_query.filters = m_filters.allChosen();
    m_rows.restart(true);
}

void HouseholdsModel::fetch(int offset, int count) {
    const HouseholdQuery asked = m_query;
    backend()->households(asked, offset, count, this,
                          [this, asked, offset](Result<Slice<DoorRow>> slice) {
                              if (!(asked == m_query))
                                  return; // a later search is on its way
                              if (!good(slice)) {
                                  m_rows.fail();
                                  return;
                              }
                              m_rows.receive(offset, slice->total, std::move(slice->rows));
                              setReady();
                              Q_EMIT countChanged();
                          });
}

} // namespace banyan::ui
