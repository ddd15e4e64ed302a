#include "core/schema/validators.h"

#include <QSet>
#include <QTest>

using namespace banyan;

Q_DECLARE_METATYPE(banyan::ValidationFault)

class TestValidators : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void idNumbers_data();
    void idNumbers();
    void everyMistypedDigitIsCaught();
    void phones_data();
    void phones();
    void administrativeCodes_data();
    void administrativeCodes();
    void listCodes_data();
    void listCodes();
    void dates_data();
    void dates();
    void texts_data();
    void texts();
    void names_data();
    void names();
    void readsIdNumbers();
    void masks_data();
    void masks();
    void everyFaultHasItsSentence();
};

namespace {

constexpr CivilDate today{2026, 5, 28};

using Fault = ValidationFault;

void columns() {
    QTest::addColumn<QByteArray>("typed");
    QTest::addColumn<Fault>("fault");
    QTest::addColumn<QByteArray>("stored");
}

void good(const char* name, const QByteArray& typed, const QByteArray& stored) {
    QTest::newRow(name) << typed << Fault::None << stored;
}

void bad(const char* name, const QByteArray& typed, Fault fault) {
    QTest::newRow(name) << typed << fault << QByteArray();
}

void compare(const Checked& checked) {
    QFETCH(Fault, fault);
    QFETCH(QByteArray, stored);
    QCOMPARE(QByteArray(faultKey(checked.fault)), QByteArray(faultKey(fault)));
    QCOMPARE(QByteArray::fromStdString(checked.value), stored);
    QCOMPARE(static_cast<bool>(checked), fault == Fault::None);
    const auto result = checked.result();
    QCOMPARE(static_cast<bool>(result), fault == Fault::None);
    if (!result)
        QCOMPARE(QByteArray::fromStdString(result.error().context), QByteArray(sentence(fault)));
}

std::string typedText() {
    QFETCH(QByteArray, typed);
    return typed.toStdString();
}

} // namespace

void TestValidators::idNumbers_data() {
    columns();
    good("standard's example", "11010519491231002X", "11010519491231002X");
    good("standard's example, man", "440524188001010014", "440524188001010014");
    good("invented county", "445299199001010017", "445299199001010017");
    good("invented woman", "445299195211150028", "445299195211150028");
    good("invented child", "445299201506010039", "445299201506010039");
    good("small x", "11010519491231002x", "11010519491231002X");
    good("spaces", " 445299 19900101 0017 ", "445299199001010017");
    good("full-width", "１１０１０５１９４９１２３１００２Ｘ", "11010519491231002X");
    bad("fifteen digits", "110105491231002", Fault::IdNumberFifteenDigits);
    bad("empty", "", Fault::IdNumberLength);
    bad("one short", "44529919900101001", Fault::IdNumberLength);
    bad("one long", "4452991990010100170", Fault::IdNumberLength);
    bad("x inside", "44529919900101X017", Fault::IdNumberCharacters);
    bad("letter o", "44529919900101O017", Fault::IdNumberCharacters);
    bad("Chinese inside", "44529919900101零017", Fault::IdNumberCharacters);
    bad("no region", "005299199001010017", Fault::IdNumberRegion);
    bad("30 February", "445299199002300010", Fault::IdNumberDate);
    bad("month 13", "445299199013010010", Fault::IdNumberDate);
    bad("year 0090", "445299009001010010", Fault::IdNumberDate);
    bad("born tomorrow", "445299202605290010", Fault::IdNumberFuture);
    bad("check", "445299199001010018", Fault::IdNumberCheck);
    bad("X for 7", "44529919900101001X", Fault::IdNumberCheck);
}

void TestValidators::idNumbers() { compare(checkIdNumber(typedText(), today)); }

void TestValidators::everyMistypedDigitIsCaught() {
    const std::string number = "445299199001010017";
    for (std::size_t at = 0; at < number.size(); ++at) {
        for (char digit = '0'; digit <= '9'; ++digit) {
            std::string typed = number;
            typed[at] = digit;
            QCOMPARE(static_cast<bool>(checkIdNumber(typed, today)), typed == number);
        }
    }
}

void TestValidators::phones_data() {
    columns();
    good("mobile", "13900000017", "13900000017");
    good("mobile in groups", "139 0000 0017", "13900000017");
    good("mobile with hyphens", "139-0000-0017", "13900000017");
    good("country code", "+86 139 0000 0017", "13900000017");
    good("country code 0086", "008613900000017", "13900000017");
    good("country code bare", "8613900000017", "13900000017");
    good("full-width", "１３９０００００１７１", "13900000171");
    good("19x", "19912345678", "19912345678");
    good("landline", "0663-8123456", "06638123456");
    good("landline in brackets", "(0663) 812 3456", "06638123456");
    good("landline with country code", "+86 663 8123456", "06638123456");
    bad("empty", " ", Fault::PhoneEmpty);
    bad("only a hyphen", "-", Fault::PhoneEmpty);
    bad("letters", "139O0000017", Fault::PhoneCharacters);
    bad("two numbers", "13900000017/13900000018", Fault::PhoneCharacters);
    bad("mobile short", "1390000001", Fault::PhoneMobile);
    bad("mobile long", "139000000170", Fault::PhoneMobile);
    bad("12x", "12900000017", Fault::PhoneMobile);
    bad("landline short", "0663-812345", Fault::PhoneLandline);
    bad("landline long", "0663-81234567", Fault::PhoneLandline);
    bad("no area code", "8123456", Fault::PhoneUnknown);
    bad("another area", "020-81234567", Fault::PhoneUnknown);
}

void TestValidators::phones() { compare(checkPhone(typedText())); }

void TestValidators::administrativeCodes_data() {
    columns();
    good("county", "445202", "445202");
    good("subdistrict", "445202001", "445202001");
    good("community", "445202001001", "445202001001");
    good("grid", "445202001001001", "445202001001001");
    good("in groups", "445202 001 001", "445202001001");
    bad("letters", "44520200A", Fault::AdministrativeCodeCharacters);
    bad("empty", "", Fault::AdministrativeCodeLength);
    bad("city", "4452", Fault::AdministrativeCodeLength);
    bad("ten", "4452020010", Fault::AdministrativeCodeLength);
    bad("sixteen", "4452020010010010", Fault::AdministrativeCodeLength);
}

void TestValidators::administrativeCodes() { compare(checkAdministrativeCode(typedText())); }

void TestValidators::listCodes_data() {
    columns();
    good("one level", "fire", "fire");
    good("two levels", "environment.noise", "environment.noise");
    good("digits and underscores", "e_bike_2.shed_3", "e_bike_2.shed_3");
    good("of 64", "a23456789_b23456789_c23456789_d23456789_e23456789_f23456789_1234",
         "a23456789_b23456789_c23456789_d23456789_e23456789_f23456789_1234");
    bad("of 65", "a23456789_b23456789_c23456789_d23456789_e23456789_f23456789_12345",
        Fault::ListCodeLength);
    bad("empty", "", Fault::ListCodeCharacters);
    bad("capital", "Fire", Fault::ListCodeCharacters);
    bad("blank", "fire lane", Fault::ListCodeCharacters);
    bad("hyphen", "fire-lane", Fault::ListCodeCharacters);
    bad("chinese", "消防", Fault::ListCodeCharacters);
    bad("full-width", "ｆｉｒｅ", Fault::ListCodeCharacters);
    bad("digit first", "1fire", Fault::ListCodeCharacters);
    bad("underscore first", "_fire", Fault::ListCodeCharacters);
    bad("digit first below", "fire.1", Fault::ListCodeCharacters);
    bad("three levels", "fire.lane.car", Fault::ListCodeCharacters);
    bad("nothing below", "fire.", Fault::ListCodeCharacters);
    bad("nothing above", ".lane", Fault::ListCodeCharacters);
}

void TestValidators::listCodes() { compare(checkListCode(typedText())); }

void TestValidators::dates_data() {
    columns();
    good("plain", "2026-05-28", "2026-05-28");
    good("spaces", " 2026-05-28 ", "2026-05-28");
    good("full-width", "２０２６－０５－２８", "2026-05-28");
    good("first", "1900-01-01", "1900-01-01");
    good("last", "2100-12-31", "2100-12-31");
    bad("slashes", "2026/05/28", Fault::DateForm);
    bad("short month", "2026-5-28", Fault::DateForm);
    bad("compact", "20260528", Fault::DateForm);
    bad("words", "今天", Fault::DateForm);
    bad("29 February", "2026-02-29", Fault::DateUnreal);
    bad("month 0", "2026-00-10", Fault::DateUnreal);
    bad("too early", "1899-12-31", Fault::DateRange);
    bad("too late", "2101-01-01", Fault::DateRange);
}

void TestValidators::dates() { compare(checkDate(typedText())); }

void TestValidators::texts_data() {
    columns();
    QTest::addColumn<bool>("isLong");
    const auto row = [](const char* name, const QByteArray& typed, bool isLong, Fault fault,
                        const QByteArray& stored) {
        QTest::newRow(name) << typed << fault << stored << isLong;
    };
    row("Chinese", "门铃在左边", false, Fault::None, "门铃在左边");
    row("trimmed", "  a b \n", false, Fault::None, "a b");
    row("empty", "", false, Fault::None, "");
    row("break in a line", "a\nb", false, Fault::TextControl, "");
    row("break in many", "a\nb", true, Fault::None, "a\nb");
    row("CR LF", "a\r\nb\rc", true, Fault::None, "a\nb\nc");
    row("tab", "a\tb", true, Fault::TextControl, "");
    row("NUL", QByteArray("a\0b", 3), true, Fault::TextControl, "");
    row("line separator",
        "a\xE2\x80\xA8"
        "b",
        true, Fault::TextControl, "");
    row("broken UTF-8", "a\xE9\x97", true, Fault::TextEncoding, "");
    row("surrogate", "\xED\xA0\x80", true, Fault::TextEncoding, "");
    row("overlong", "\xC0\x80", true, Fault::TextEncoding, "");
    row("emoji", "👍🏻", false, Fault::None, "👍🏻");
    row("ten", "一二三四五六七八九十", false, Fault::None, "一二三四五六七八九十");
    row("eleven", "一二三四五六七八九十一", false, Fault::TextTooLong, "");
}

void TestValidators::texts() {
    QFETCH(bool, isLong);
    compare(checkText(typedText(), isLong ? Lines::Many : Lines::One, 10));
}

void TestValidators::names_data() {
    columns();
    good("Chinese", " 陈小明 ", "陈小明");
    good("middle dot", "买买提·吐逊", "买买提·吐逊");
    good("Latin", "O'Neil Smith-Jones", "O'Neil Smith-Jones");
    good("brackets", "陈伯（三楼）", "陈伯（三楼）");
    good("a rare character", "𬎆", "𬎆");
    good("a lodger", "租客2", "租客2");
    bad("empty", "  ", Fault::NameEmpty);
    bad("a phone number", "13900000017", Fault::NameCharacters);
    bad("with a phone number", "陈小明139", Fault::NameCharacters);
    bad("no letter", "··", Fault::NameCharacters);
    bad("symbols", "陈小明=1", Fault::NameCharacters);
    bad("two lines", "陈\n明", Fault::TextControl);
    bad("endless", QByteArray("陈").repeated(61), Fault::TextTooLong);
}

void TestValidators::names() { compare(checkPersonName(typedText())); }

void TestValidators::readsIdNumbers() {
    QVERIFY((birthDateOfIdNumber("445299195211150028") == CivilDate{1952, 11, 15}));
    QCOMPARE(sexOfIdNumber("445299195211150028"), '2');
    QCOMPARE(sexOfIdNumber("445299199001010017"), '1');
    QCOMPARE(sexOfIdNumber("11010519491231002X"), '2');
    QVERIFY(!birthDateOfIdNumber("not a number"));
    QCOMPARE(sexOfIdNumber(""), '0');
}

void TestValidators::masks_data() {
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("idNumber");
    QTest::addColumn<QByteArray>("phone");
    QTest::newRow("id number") << QByteArray("445299199001010017")
                               << QByteArray("445299********0017") << QByteArray("·").repeated(18);
    QTest::newRow("X") << QByteArray("11010519491231002X") << QByteArray("110105********002X")
                       << QByteArray("·").repeated(18);
    QTest::newRow("mobile") << QByteArray("13900000017") << QByteArray(11, '*')
                            << QByteArray("139····0017");
    QTest::newRow("odd") << QByteArray("12345") << QByteArray(5, '*')
                         << QByteArray("·").repeated(5);
    QTest::newRow("empty") << QByteArray() << QByteArray() << QByteArray();
}

void TestValidators::masks() {
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, idNumber);
    QFETCH(QByteArray, phone);
    QCOMPARE(QByteArray::fromStdString(maskIdNumber(value.toStdString())), idNumber);
    QCOMPARE(QByteArray::fromStdString(maskPhone(value.toStdString())), phone);
}

void TestValidators::everyFaultHasItsSentence() {
    QSet<QByteArray> keys;
    for (int i = 0; i <= static_cast<int>(Fault::NameCharacters); ++i) {
        const auto fault = static_cast<Fault>(i);
        const QByteArray key = faultKey(fault);
        QVERIFY(!keys.contains(key));
        keys.insert(key);
        const QByteArray text = sentence(fault);
        QCOMPARE(text.isEmpty(), fault == Fault::None);
        QVERIFY(text.isEmpty() || (text.endsWith('.') && text[0] >= 'A' && text[0] <= 'Z'));
    }
}

QTEST_GUILESS_MAIN(TestValidators)
#include "tst_validators.moc"
