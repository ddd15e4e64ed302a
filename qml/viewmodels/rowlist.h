#pragma once

#include <QAbstractListModel>
#include <QQmlEngine>

#include <algorithm>
#include <functional>
#include <vector>

namespace banyan::ui {

// A list that QML can show: a count beside the rows. The rows themselves are in RowModel.
class RowList : public QAbstractListModel {
    Q_OBJECT
    QML_ANONYMOUS
    Q_PROPERTY(int count READ count NOTIFY countChanged)

public:
    using QAbstractListModel::QAbstractListModel;
    int count() const { return rowCount(); }

Q_SIGNALS:
    void countChanged();
};

// Rows of one value struct with a table of roles. New rows are compared with the old by key, so
// that a view keeps its place and its delegates when only some of them changed.
template <typename Row>
class RowModel : public RowList {
public:
    struct Role {
        const char* name;
        std::function<QVariant(const Row&)> value;
    };
    using Key = std::function<QString(const Row&)>;

    RowModel(std::vector<Role> roles, Key key, QObject* parent = nullptr)
        : RowList(parent)
        , m_roles(std::move(roles))
        , m_key(std::move(key)) {}

    int rowCount(const QModelIndex& parent = {}) const override {
        return parent.isValid() ? 0 : int(m_rows.size());
    }
    QVariant data(const QModelIndex& index, int role) const override {
        const auto at = std::size_t(role - Qt::UserRole);
        if (!index.isValid() || at >= m_roles.size() || index.row() >= rowCount())
            return {};
        return m_roles[at].value(m_rows[std::size_t(index.row())]);
    }
    QHash<int, QByteArray> roleNames() const override {
        QHash<int, QByteArray> names;
        for (std::size_t at = 0; at < m_roles.size(); ++at)
            names.insert(Qt::UserRole + int(at), m_roles[at].name);
        return names;
    }

    const std::vector<Row>& rows() const { return m_rows; }

    void setRows(std::vector<Row> rows) {
        const int before = rowCount();
        const auto same = [this](const Row& a, const Row& b) { return m_key(a) == m_key(b); };
        std::size_t head = 0;
        const std::size_t shorter = std::min(rows.size(), m_rows.size());
        while (head < shorter && same(m_rows[head], rows[head]))
            ++head;
        std::size_t tail = 0;
        while (tail < shorter - head
               && same(m_rows[m_rows.size() - 1 - tail], rows[rows.size() - 1 - tail]))
            ++tail;
        replaceMiddle(head, tail, rows);
        refreshChanged(std::move(rows), head, tail);
        if (before != rowCount())
            Q_EMIT countChanged();
    }

    void append(std::vector<Row> rows) {
        if (rows.empty())
            return;
        const int first = rowCount();
        beginInsertRows({}, first, first + int(rows.size()) - 1);
        std::move(rows.begin(), rows.end(), std::back_inserter(m_rows));
        endInsertRows();
        Q_EMIT countChanged();
    }

    void touchAll() { // words changed though the values did not
        if (!m_rows.empty())
            Q_EMIT dataChanged(index(0), index(rowCount() - 1));
    }

private:
    void replaceMiddle(std::size_t head, std::size_t tail, const std::vector<Row>& rows) {
        if (m_rows.size() > head + tail) {
            beginRemoveRows({}, int(head), int(m_rows.size() - tail) - 1);
            m_rows.erase(m_rows.begin() + std::ptrdiff_t(head),
                         m_rows.end() - std::ptrdiff_t(tail));
            endRemoveRows();
        }
        if (rows.size() > head + tail) {
            beginInsertRows({}, int(head), int(rows.size() - tail) - 1);
            m_rows.insert(m_rows.begin() + std::ptrdiff_t(head),
                          rows.begin() + std::ptrdiff_t(head), rows.end() - std::ptrdiff_t(tail));
            endInsertRows();
        }
    }

    void refreshChanged(std::vector<Row> rows, std::size_t head, std::size_t tail) {
        for (std::size_t at = 0; at < rows.size(); ++at) {
            const bool kept = at < head || at >= rows.size() - tail;
            if (!kept || m_rows[at] == rows[at])
                continue;
            m_rows[at] = std::move(rows[at]);
            Q_EMIT dataChanged(index(int(at)), index(int(at)));
        }
    }

    std::vector<Role> m_roles;
    Key m_key;
    std::vector<Row> m_rows;
};

// Rows fetched window by window as the view comes near their end. restart() reads again from the
// top, as far as had been shown.
template <typename Row>
class WindowedModel : public RowModel<Row> {
public:
    using Fetch = std::function<void(int offset, int count)>;
    static constexpr int windowRows = 60;

    using RowModel<Row>::RowModel;
    void setFetch(Fetch fetch) { m_fetch = std::move(fetch); }

    bool canFetchMore(const QModelIndex& parent) const override {
        return !parent.isValid() && !m_busy && this->rowCount() < m_total;
    }
    void fetchMore(const QModelIndex& parent) override {
        if (!canFetchMore(parent))
            return;
        m_busy = true;
        m_fetch(this->rowCount(), windowRows);
    }
    void restart(bool fromTop = false) {
        m_busy = true;
        m_fetch(0, fromTop ? windowRows : std::max(windowRows, this->rowCount()));
    }
    void receive(int offset, int total, std::vector<Row> rows) {
        m_busy = false;
        m_total = total;
        if (offset == 0)
            this->setRows(std::move(rows));
        else if (offset == this->rowCount())
            this->append(std::move(rows));
    }
    void fail() { m_busy = false; }
    int total() const { return m_total; }

private:
    Fetch m_fetch;
    int m_total = 0;
    bool m_busy = false;
};

} // namespace banyan::ui
