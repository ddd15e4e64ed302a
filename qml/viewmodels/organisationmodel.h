#pragma once

#include "qml/viewmodels/rowlist.h"
#include "qml/viewmodels/viewmodel.h"

#include <QSet>
#include <QTimer>

namespace banyan::ui {

struct TreeRow { // a line of the tree that is to be seen
    OrgRow node;
    int depth = 0;
    bool open = false;
    QString key; // of the node, in its place
    bool operator==(const TreeRow&) const = default;
};

// The organisation tree as the list of its lines that are unfolded. Children are read when a line
// is first unfolded, so that a district is as quick as a grid. A search shows what it found
// instead, each with its place. The lines that stand open stay so when something changes.
class OrganisationModel : public banyan::ui::ViewModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY shown)
    Q_PROPERTY(bool nothing READ nothing NOTIFY shown)
    Q_PROPERTY(banyan::ui::RowList* rows READ rows CONSTANT)

public:
    explicit OrganisationModel(QObject* parent = nullptr);

    QString text() const { return m_text; }
    void setText(const QString& text);
    bool nothing() const { return ready() && m_rows.count() == 0; }
    RowList* rows() { return &m_rows; }

    Q_INVOKABLE void toggle(int row);
    // As the right key: unfolds, or says the row of the first child. -1: nothing to do.
    Q_INVOKABLE int unfold(int row);
    // As the left key: folds, or says the row of the parent. -1: nothing to do.
    Q_INVOKABLE int fold(int row);

Q_SIGNALS:
    void shown();

protected:
    void load() override;
    bool concerns(const Change& change) const override;

private:
    void loadChildren(const TreeRow& parent);
    void search();
    void show();
    void addLines(const QString& parentKey, int depth, std::vector<TreeRow>& rows) const;

    QString m_text;
    QHash<QString, std::vector<OrgRow>> m_children; // by the parent's key; "" of the topmost
    QSet<QString> m_open;
    std::vector<OrgRow> m_found;
    RowModel<TreeRow> m_rows;
    QTimer m_typing; // one search for a burst of keys
};

} // namespace banyan::ui
