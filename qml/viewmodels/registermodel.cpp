#include "qml/viewmodels/registermodel.h"

#include "qml/viewmodels/words.h"

#include <tuple>

namespace banyan::ui {

namespace {

constexpr int pickedMax = 500; // as many as one RegisterBatch does

QString lineOf(const RegisterRow& row) {
    // What has a state is told by it, anything else by its kind.
    const QString kind =
        row.stateList.isEmpty() ? Words::code(row.categoryList, row.category) : QString();
    QStringList parts;
    for (const QString& part : {kind, row.day, row.unit})
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
           {"unsent", [](const RegisterRow& row) { return row.unsent; }},
           {"picked", [this](const RegisterRow& row) { return m_picked.contains(row.id); }}},
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
                                    if (m_isPicking)
                                        Q_EMIT pickedChanged();
                                });
    });
}

void RegisterModel::load() {
    m_rows.restart();
    readTools();
}

void RegisterModel::readTools() {
    backend()->registerTools(m_ask, this, [this, ask = m_ask](Result<RegisterToolsValue> tools) {
        if (!hasSameTools(ask) || !good(tools))
            return;
        m_tools = *std::move(tools);
        showChips();
        Q_EMIT toolsChanged();
    });
}

// What is searched for, sorted by or narrowed to changes nothing of them.
bool RegisterModel::hasSameTools(const RegisterAsk& ask) const {
    const auto within = [](const RegisterAsk& each) {
        return std::tie(each.entity, each.inbox, each.figure, each.from, each.to, each.unit);
    };
    return within(ask) == within(m_ask);
}

void RegisterModel::take(const RegisterAsk& ask) {
    if (ask == m_ask)
        return;
    const bool hasOtherTools = !hasSameTools(ask);
    m_ask = ask;
    showChips();
    setPicking(false);
    Q_EMIT asked();
    if (!hasBegun())
        return;
    m_rows.restart(true);
    if (hasOtherTools)
        readTools();
}

void RegisterModel::change(Part part, const QString& text) {
    RegisterAsk ask = m_ask;
    ask.*part = text;
    take(ask);
}

void RegisterModel::toggle(Part part, const QString& code) {
    change(part, m_ask.*part == code ? QString() : code);
}

void RegisterModel::setOpenOnly(bool openOnly) {
    RegisterAsk ask = m_ask;
    ask.openOnly = openOnly;
    take(ask);
}

void RegisterModel::widen() {
    RegisterAsk ask = m_ask;
    ask.state.clear();
    ask.category.clear();
    ask.within.clear();
    take(ask);
}

void RegisterModel::clear() {
    RegisterAsk ask = m_ask;
    ask.text.clear();
    ask.openOnly = false;
    take(ask);
    widen();
}

bool RegisterModel::isSearched() const {
    return !m_ask.text.isEmpty() || m_ask.openOnly || narrowedCount() > 0;
}

QString RegisterModel::nothingTitle() const {
    if (isSearched())
        return tr("没有找到");
    return m_ask.inbox.isEmpty() ? tr("这里还没有") : tr("都办完了");
}

QString RegisterModel::nothingText() const {
    if (!m_ask.text.isEmpty())
        return tr("没有「%1」。换个说法，或者看全部。").arg(m_ask.text);
    if (isSearched())
        return tr("这样筛选没有。可以看全部。");
    return m_ask.inbox.isEmpty() ? tr("记下来的会在这里。") : tr("有新的会再列出来。");
}

int RegisterModel::narrowedCount() const {
    return int(!m_ask.state.isEmpty()) + int(!m_ask.category.isEmpty())
           + int(!m_ask.within.isEmpty());
}

void RegisterModel::showChips() {
    const auto chips = [](const std::vector<RegisterFacetRow>& facets, const QString& list,
                          const QString& chosen) {
        std::vector<Choice> choices;
        for (const auto& facet : facets) {
            const QString name = facet.name.isEmpty() ? Words::code(list, facet.code) : facet.name;
            //: what a register can be narrowed to, and how many there are of it
            choices.push_back(
                {facet.code, tr("%1 %2").arg(name).arg(facet.count), {}, {}, facet.code == chosen});
        }
        return choices;
    };
    m_states.show(chips(m_tools.states, m_tools.stateList, m_ask.state));
    m_categories.show(chips(m_tools.categories, m_tools.categoryList, m_ask.category));
    m_units.show(chips(m_tools.units, {}, m_ask.within));
    std::vector<Choice> sorts{
        {QString(), tr("新的在前"), {}, {}, m_ask.sort.isEmpty()},
        {QStringLiteral("title"), tr("按名称"), {}, {}, m_ask.sort == QLatin1String("title")}};
    if (m_tools.hasDue)
        sorts.insert(sorts.begin() + 1, {QStringLiteral("due"),
                                         tr("快到期的在前"),
                                         {},
                                         {},
                                         m_ask.sort == QLatin1String("due")});
    m_sorts.show(std::move(sorts));
}

void RegisterModel::setPicking(bool picking) {
    if (picking == m_isPicking)
        return;
    m_isPicking = picking;
    m_picked.clear();
    m_rows.touchAll();
    Q_EMIT pickedChanged();
}

void RegisterModel::pick(const QString& recordId) {
    m_isPicking = true;
    if (!m_picked.remove(recordId))
        m_picked.insert(recordId);
    m_rows.touchAll();
    Q_EMIT pickedChanged();
}

void RegisterModel::pickAll() {
    m_isPicking = true;
    for (const auto& row : m_rows.rows())
        if (m_picked.size() < pickedMax)
            m_picked.insert(row.id);
    m_rows.touchAll();
    Q_EMIT pickedChanged();
}

std::vector<RegisterRow> RegisterModel::pickedRows() const {
    std::vector<RegisterRow> picked;
    for (const auto& row : m_rows.rows())
        if (m_picked.contains(row.id))
            picked.push_back(row);
    return picked;
}

QString RegisterModel::label() const {
    if (!m_ask.inbox.isEmpty())
        return Words::inbox(m_ask.inbox);
    return m_ask.figure.isEmpty() ? Words::entity(m_ask.entity) : Words::figure(m_ask.figure);
}

QString RegisterModel::countText() const {
    return ready() ? tr("%n 条", nullptr, m_rows.total()) : QString();
}

bool RegisterModel::concerns(const Change& change) const {
    return change.areas & (Change::Household | Change::Doors);
}

} // namespace banyan::ui
