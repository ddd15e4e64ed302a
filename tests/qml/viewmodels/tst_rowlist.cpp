#include "qml/viewmodels/rowlist.h"

#include <QAbstractItemModel>
#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace banyan::ui;

namespace {

struct Row {
    QString key;
    int value = 0;
    bool operator==(const Row&) const = default;
};

std::vector<RowModel<Row>::Role> roles() {
    return {{"key", [](const Row& row) { return row.key; }},
            {"value", [](const Row& row) { return row.value; }}};
}

QString keyOf(const Row& row) { return row.key; }

std::vector<Row> rowsOf(const QString& keys) {
    std::vector<Row> rows;
    for (const QChar key : keys)
        rows.push_back({QString(key), 0});
    return rows;
}

QString keysOf(const std::vector<Row>& rows) {
    QString keys;
    for (const Row& row : rows)
        keys += row.key;
    return keys;
}

} // namespace

class TestRowList : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void takesNewRows_data() {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::addColumn<int>("removed");
        QTest::addColumn<int>("inserted");
        QTest::newRow("first") << ""
                               << "abc" << 0 << 3;
        QTest::newRow("same") << "abc"
                              << "abc" << 0 << 0;
        QTest::newRow("one gone from the middle") << "abcd"
                                                  << "abd" << 1 << 0;
        QTest::newRow("one more at the end") << "ab"
                                             << "abc" << 0 << 1;
        QTest::newRow("first done") << "abc"
                                    << "bc" << 1 << 0;
        QTest::newRow("one for another") << "abc"
                                         << "axc" << 1 << 1;
        QTest::newRow("repeated keys") << "aab"
                                       << "aaab" << 0 << 1;
        QTest::newRow("none left") << "abc"
                                   << "" << 3 << 0;
    }
    void takesNewRows() {
        QFETCH(QString, before);
        QFETCH(QString, after);
        RowModel<Row> model(roles(), keyOf);
        QAbstractItemModelTester tester(&model);
        model.setRows(rowsOf(before));
        int removed = 0;
        int inserted = 0;
        connect(&model, &QAbstractItemModel::rowsRemoved, &model,
                [&](const QModelIndex&, int first, int last) { removed += last - first + 1; });
        connect(&model, &QAbstractItemModel::rowsInserted, &model,
                [&](const QModelIndex&, int first, int last) { inserted += last - first + 1; });
        model.setRows(rowsOf(after));
        QCOMPARE(keysOf(model.rows()), after);
        QTEST(removed, "removed");
        QTEST(inserted, "inserted");
    }

    void tellsWhatChangedInPlace() {
        RowModel<Row> model(roles(), keyOf);
        model.setRows({{QStringLiteral("a"), 1}, {QStringLiteral("b"), 2}});
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        model.setRows({{QStringLiteral("a"), 1}, {QStringLiteral("b"), 3}});
        QCOMPARE(changed.count(), 1);
        QCOMPARE(changed.first().first().toModelIndex().row(), 1);
        QCOMPARE(model.data(model.index(1), Qt::UserRole + 1).toInt(), 3);
    }

    void fetchesWindows() {
        WindowedModel<Row> model(roles(), keyOf);
        std::vector<std::pair<int, int>> asked;
        model.setFetch([&](int offset, int count) { asked.emplace_back(offset, count); });
        model.restart();
        QVERIFY(!model.canFetchMore({})); // one question at a time
        std::vector<Row> window;
        for (int at = 0; at < 60; ++at)
            window.push_back({QString::number(at), 0});
        model.receive(0, 61, window);
        QVERIFY(model.canFetchMore({}));
        model.fetchMore({});
        model.receive(60, 61, {{QStringLiteral("60"), 0}});
        QVERIFY(!model.canFetchMore({}));
        QCOMPARE(asked.size(), std::size_t(2));
        QCOMPARE(asked[1].first, 60);
        model.restart(); // as far as had been shown
        QCOMPARE(asked[2], std::make_pair(0, 61));
    }
};

QTEST_APPLESS_MAIN(TestRowList)
#include "tst_rowlist.moc"
