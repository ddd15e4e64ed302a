#include "qml/viewmodels/organisationmodel.h"

#include "qml/viewmodels/words.h"

namespace banyan::ui {

namespace {

QString keyOf(const OrgRow& node) {
    return node.entity + QLatin1Char('/') + node.id
           + (node.folder ? QLatin1Char('/') + node.level : QString());
}

QString titleOf(const OrgRow& node) {
    if (node.folder)
        return Words::orgLevel(node.level);
    return node.title.isEmpty() ? Words::notHere() : node.title;
}

// What it is, its branch, who answers for it; of what was found its place first.
QString lineOf(const OrgRow& node) {
    QStringList parts;
    if (!node.path.isEmpty())
        parts << node.path;
    if (node.entity == QLatin1String("steward") || node.entity == QLatin1String("centre_household"))
        parts << Words::entity(node.entity);
    if (const QString branch = Words::branch(node.branchKind, node.branch); !branch.isEmpty())
        parts << branch;
    if (!node.person.isEmpty())
        parts
            << (node.entity == QLatin1String("grid")
                    ? QCoreApplication::translate("OrganisationModel", "网格长 %1").arg(node.person)
                    : node.person);
    return Words::joined(parts);
}

} // namespace

OrganisationModel::OrganisationModel(QObject* parent)
    : ViewModel(parent)
    , m_rows(
          {{"entity", [](const TreeRow& row) { return row.node.entity; }},
           {"recordId", [](const TreeRow& row) { return row.node.id; }},
           {"folder", [](const TreeRow& row) { return row.node.folder; }},
           {"title", [](const TreeRow& row) { return titleOf(row.node); }},
           {"line", [](const TreeRow& row) { return lineOf(row.node); }},
           {"missing",
            [](const TreeRow& row) { return row.node.branchKind == QLatin1String("missing"); }},
           {"depth", [](const TreeRow& row) { return row.depth; }},
           {"foldable", [](const TreeRow& row) { return row.node.hasChildren; }},
           {"open", [](const TreeRow& row) { return row.open; }}},
          [](const TreeRow& row) { return row.key; }, this) {
    m_typing.setSingleShot(true);
    m_typing.setInterval(120);
    connect(&m_typing, &QTimer::timeout, this, &OrganisationModel::search);
}

void OrganisationModel::load() {
    loadChildren({});
    for (const TreeRow& row : std::vector<TreeRow>(m_rows.rows()))
        if (row.open)
            loadChildren(row);
    if (!m_text.isEmpty())
        search();
}

void OrganisationModel::loadChildren(const TreeRow& parent) {
    const QString key = parent.key;
    backend()->organisation(parent.node, this, [this, key](Result<std::vector<OrgRow>> children) {
        if (!good(children))
            return;
        const bool isFirst = key.isEmpty() && !ready();
        m_children[key] = *std::move(children);
        setReady();
        show();
        // The district alone says nothing: it stands open from the start.
        if (isFirst && m_rows.count() == 1)
            toggle(0);
    });
}

void OrganisationModel::addLines(const QString& parentKey, int depth,
                                 std::vector<TreeRow>& rows) const {
    for (const OrgRow& node : m_children.value(parentKey)) {
        const QString key = keyOf(node);
        const bool isOpen = m_open.contains(key) && m_children.contains(key);
        rows.push_back({node, depth, isOpen, key});
        if (isOpen)
            addLines(key, depth + 1, rows);
    }
}

void OrganisationModel::show() {
    std::vector<TreeRow> rows;
    if (m_text.isEmpty()) {
        addLines({}, 0, rows);
    } else {
        for (OrgRow node : m_found) {
            const QString key = keyOf(node);
            node.hasChildren = false; // found lines lead to their records
            rows.push_back({std::move(node), 0, false, key});
        }
    }
    m_rows.setRows(std::move(rows));
    Q_EMIT shown();
}

void OrganisationModel::toggle(int row) {
    if (row < 0 || row >= m_rows.count())
        return;
    const TreeRow line = m_rows.rows()[std::size_t(row)];
    if (!line.node.hasChildren)
        return;
    if (line.open) {
        m_open.remove(line.key);
    } else {
        m_open.insert(line.key);
        loadChildren(line); // anew, though they be there already: it may have changed
    }
    show();
}

int OrganisationModel::unfold(int row) {
    if (row < 0 || row >= m_rows.count())
        return -1;
    const TreeRow& line = m_rows.rows()[std::size_t(row)];
    if (line.open)
        return row + 1 < m_rows.count() ? row + 1 : -1;
    toggle(row);
    return -1;
}

int OrganisationModel::fold(int row) {
    if (row < 0 || row >= m_rows.count())
        return -1;
    const TreeRow& line = m_rows.rows()[std::size_t(row)];
    if (line.open) {
        toggle(row);
        return -1;
    }
    const int depth = line.depth;
    while (--row >= 0)
        if (m_rows.rows()[std::size_t(row)].depth < depth)
            return row;
    return -1;
}

void OrganisationModel::setText(const QString& text) {
    if (text.trimmed() == m_text)
        return;
    m_text = text.trimmed();
    if (m_text.isEmpty())
        show();
    else
        m_typing.start();
}

void OrganisationModel::search() {
    const QString asked = m_text;
    backend()->findInOrganisation(asked, this, [this, asked](Result<std::vector<OrgRow>> found) {
        if (asked != m_text || !good(found))
            return;
        m_found = *std::move(found);
        show();
    });
}

bool OrganisationModel::concerns(const Change& change) const {
    return change.areas & (Change::Household | Change::Doors);
}

} // namespace banyan::ui
