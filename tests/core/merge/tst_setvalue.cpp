#include "core/merge/setvalue.h"

#include <QTest>

using namespace banyan;

class TestSetValue : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void canonical_data();
    void canonical();
    void withAndWithout_data();
    void withAndWithout();
    void orderOfWorkDoesNotMatter();
    void entriesKeepTheirOrder();
    void entriesSurviveTheirText();
    void keyIsOfTheSalt();
    void garbageIsNothing_data();
    void garbageIsNothing();
};

namespace {

using Texts = std::vector<std::string>;

const Uuid author = *Uuid::fromText("018f4a6e-7c1d-7e2a-9b3c-5d6e7f809102");

} // namespace

Q_DECLARE_METATYPE(Texts)

void TestSetValue::canonical_data() {
    QTest::addColumn<Texts>("elements");
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("empty is no value") << Texts{} << QByteArray();
    QTest::newRow("one") << Texts{"a"} << QByteArray(R"(["a"])");
    QTest::newRow("sorted") << Texts{"b", "a"} << QByteArray(R"(["a","b"])");
    QTest::newRow("each once") << Texts{"a", "a"} << QByteArray(R"(["a"])");
    QTest::newRow("quotes") << Texts{R"(say "x")"} << QByteArray(R"(["say \"x\""])");
    QTest::newRow("Chinese, by bytes") << Texts{"榕", "江"} << QByteArray(R"(["榕","江"])");
}

void TestSetValue::canonical() {
    QFETCH(Texts, elements);
    QFETCH(QByteArray, json);
    QCOMPARE(setText(elements), json.toStdString());
    QCOMPARE(setText(setElements(setText(elements))), json.toStdString());
}

void TestSetValue::withAndWithout_data() {
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("with");
    QTest::addColumn<QByteArray>("without"); // "b"
    QTest::newRow("empty") << QByteArray() << QByteArray(R"(["b"])") << QByteArray();
    QTest::newRow("not there") << QByteArray(R"(["a"])") << QByteArray(R"(["a","b"])")
                               << QByteArray(R"(["a"])");
    QTest::newRow("there") << QByteArray(R"(["a","b"])") << QByteArray(R"(["a","b"])")
                           << QByteArray(R"(["a"])");
    QTest::newRow("the only one") << QByteArray(R"(["b"])") << QByteArray(R"(["b"])")
                                  << QByteArray();
}

void TestSetValue::withAndWithout() {
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, with);
    QFETCH(QByteArray, without);
    const std::string set = before.toStdString();
    QCOMPARE(setWith(set, "b"), with.toStdString());
    QCOMPARE(setWithout(set, "b"), without.toStdString());
    QVERIFY(setContains(setWith(set, "b"), "b"));
    QVERIFY(!setContains(setWithout(set, "b"), "b"));
}

void TestSetValue::orderOfWorkDoesNotMatter() {
    QCOMPARE(setWith(setWith("", "13900000018"), "13900000017"),
             setWith(setWith("", "13900000017"), "13900000018"));
    QCOMPARE(setWithout(setWith(setWith("", "a"), "b"), "a"), setWith("", "b"));
}

void TestSetValue::entriesKeepTheirOrder() {
    const Entry first{"00aa", "ring left of the gate", author, 1'000};
    const Entry second{"00ab", "grandmother hears badly", author, 500};
    std::string list = entriesWith("", first);
    list = entriesWith(list, second);
    const auto entries = entriesOf(list);
    QCOMPARE(entries.size(), 2u);
    QCOMPARE(entries[0].text, first.text); // as the office has them, not by time
    QCOMPARE(entries[1].atMs, 500);
    QVERIFY(entries[1].by == author);
    QVERIFY(entriesContain(list, "00ab"));
    list = entriesWithout(list, "00aa");
    QVERIFY(!entriesContain(list, "00aa"));
    QCOMPARE(entriesOf(list).size(), 1u);
    QCOMPARE(entriesWithout(list, "nobody's"), list);
    QCOMPARE(entriesWithout(list, "00ab"), std::string());
}

void TestSetValue::entriesSurviveTheirText() {
    for (const char* text : {"two\nlines", "\"quoted\"", "奶奶耳背，敲重一点", "{}", "\\"}) {
        const auto list = entriesText({{"k", text, author, 1'780'000'000'000}});
        QCOMPARE(entriesOf(list).front().text, std::string(text));
        QCOMPARE(entriesText(entriesOf(list)), list);
    }
}

void TestSetValue::keyIsOfTheSalt() {
    const std::string salt = "\x01\xfe\x10\x20\x30\x40\x50\x60zzzzzzzz";
    QCOMPARE(entryKey(salt), std::string("01fe102030405060"));
    QVERIFY(entryKey(salt) != entryKey("\x02" + salt.substr(1)));
}

void TestSetValue::garbageIsNothing_data() {
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("not JSON") << QByteArray("13900000017");
    QTest::newRow("cut") << QByteArray(R"(["13900)");
    QTest::newRow("an object") << QByteArray(R"({"a":1})");
}

void TestSetValue::garbageIsNothing() {
    QFETCH(QByteArray, json);
    QVERIFY(setElements(json.toStdString()).empty());
    QVERIFY(entriesOf(json.toStdString()).empty());
    QVERIFY(!setContains(json.toStdString(), "a"));
}

QTEST_GUILESS_MAIN(TestSetValue)
#include "tst_setvalue.moc"
