#include "sync/client/enrolmenturi.h"

#include <QTest>

using namespace banyan;

namespace {

const std::string pinText = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHv8";

EnrolmentUri example() {
    EnrolmentUri uri{.host = "office.example", .port = 8443, .pin = {}, .code = "K7WQ2M9F"};
    for (std::size_t i = 0; i < uri.pin.size(); ++i)
        uri.pin[i] = static_cast<std::uint8_t>(i);
    uri.pin.back() = 0xff;
    return uri;
}

} // namespace

class TestEnrolmentUri : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void hasOneText();
    void comesBackFromItsText_data();
    void comesBackFromItsText();
    void takesAnyOrderAndUnknownParameters();
    void takesPastedText();
    void refuses_data();
    void refuses();
};

void TestEnrolmentUri::hasOneText() {
    QCOMPARE(enrolmentUriText(example()),
             "banyan://enrol?v=1&office=office.example:8443&pin=" + pinText + "&code=K7WQ2M9F");
}

void TestEnrolmentUri::comesBackFromItsText_data() {
    QTest::addColumn<QString>("host");
    for (const char* host :
         {"office.example", "10.0.0.1", "::1", "fd00::12:34", "a", "xn--fiq228c"})
        QTest::newRow(host) << QString::fromLatin1(host);
}

void TestEnrolmentUri::comesBackFromItsText() {
    QFETCH(QString, host);
    EnrolmentUri uri = example();
    uri.host = host.toStdString();
    const auto parsed = parseEnrolmentUri(enrolmentUriText(uri));
    QVERIFY2(parsed, parsed ? "" : parsed.error().context.c_str());
    QVERIFY(*parsed == uri);
}

void TestEnrolmentUri::takesAnyOrderAndUnknownParameters() {
    const auto parsed = parseEnrolmentUri("banyan://enrol?code=K7WQ2M9F&note=hello&pin=" + pinText
                                          + "&v=1&office=office.example:8443");
    QVERIFY(parsed);
    QVERIFY(*parsed == example());
}

void TestEnrolmentUri::takesPastedText() {
    const auto parsed = parseEnrolmentUri("  " + enrolmentUriText(example()) + "\r\n");
    QVERIFY(parsed);
    QVERIFY(*parsed == example());
}

void TestEnrolmentUri::refuses_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("says");
    const QString pin = QString::fromStdString(pinText);
    const auto row = [](const char* name, const QString& text, ErrorCode code, const char* says) {
        QTest::newRow(name) << text << int(code) << QString::fromLatin1(says);
    };
    const auto withOffice = [&](const char* office) {
        return QStringLiteral("banyan://enrol?v=1&office=%1&pin=%2&code=K7WQ2M9F")
            .arg(QString::fromLatin1(office), pin);
    };
    const auto withPin = [](const QString& text) {
        return QStringLiteral("banyan://enrol?v=1&office=a:1&pin=%1&code=K7WQ2M9F").arg(text);
    };
    const auto withCode = [&](const char* code) {
        return QStringLiteral("banyan://enrol?v=1&office=a:1&pin=%1&code=%2")
            .arg(pin, QString::fromLatin1(code));
    };
    const QString good = withOffice("a:1");
    row("empty", {}, ErrorCode::Garbled, "not a Banyan enrolment code");
    row("another link", QStringLiteral("https://a/"), ErrorCode::Garbled, "not a Banyan");
    row("scheme only", QStringLiteral("banyan://"), ErrorCode::Garbled, "not a Banyan");
    row("endless", good + QString(2000, QLatin1Char('x')), ErrorCode::Garbled, "not a Banyan");
    row("nothing after", QStringLiteral("banyan://enrol?"), ErrorCode::Garbled, "damaged");
    row("no version", QString(good).remove(QStringLiteral("v=1&")), ErrorCode::Garbled, "damaged");
    row("odd version", QString(good).replace(QStringLiteral("v=1"), QStringLiteral("v=1a")),
        ErrorCode::Garbled, "damaged");
    row("newer version", QStringLiteral("banyan://enrol?v=2&anything=x"), ErrorCode::TooOld,
        "Please update");
    row("twice", good + QStringLiteral("&code=OTHER123"), ErrorCode::Garbled, "damaged");
    row("empty parameter", good + QStringLiteral("&"), ErrorCode::Garbled, "damaged");
    row("no port", withOffice("office"), ErrorCode::Invalid, "address");
    row("port 0", withOffice("office:0"), ErrorCode::Invalid, "address");
    row("port 65536", withOffice("office:65536"), ErrorCode::Invalid, "address");
    row("port with sign", withOffice("office:+1"), ErrorCode::Invalid, "address");
    row("no host", withOffice(":8443"), ErrorCode::Invalid, "address");
    row("user in host", withOffice("me@office:8443"), ErrorCode::Invalid, "address");
    row("path in host", withOffice("office/x:8443"), ErrorCode::Invalid, "address");
    row("IPv6 without brackets", withOffice("::1:8443"), ErrorCode::Invalid, "address");
    row("name in brackets", withOffice("[office]:8443"), ErrorCode::Invalid, "address");
    row("IPv6 with zone", withOffice("[fe80::1%25eth0]:8443"), ErrorCode::Invalid, "address");
    row("short pin", withPin(pin.chopped(1)), ErrorCode::Invalid, "fingerprint");
    row("long pin", withPin(pin + QStringLiteral("AAAA")), ErrorCode::Invalid, "fingerprint");
    row("padded pin", withPin(pin + QLatin1Char('=')), ErrorCode::Invalid, "fingerprint");
    row("stray bits in pin", withPin(pin.chopped(1) + QLatin1Char('9')), ErrorCode::Invalid,
        "fingerprint");
    row("plain base64", withPin(pin.chopped(2) + QStringLiteral("+/")), ErrorCode::Invalid,
        "fingerprint");
    row("short code", withCode("ABC"), ErrorCode::Invalid, "one-time code");
    row("no code", withCode(""), ErrorCode::Invalid, "one-time code");
    row("odd code", withCode("ABC-DEF"), ErrorCode::Invalid, "one-time code");
}

void TestEnrolmentUri::refuses() {
    QFETCH(QString, text);
    QFETCH(int, code);
    QFETCH(QString, says);
    const auto parsed = parseEnrolmentUri(text.toStdString());
    QVERIFY(!parsed);
    QCOMPARE(int(parsed.error().code), code);
    QVERIFY2(QString::fromStdString(parsed.error().context).contains(says),
             parsed.error().context.c_str());
}

QTEST_GUILESS_MAIN(TestEnrolmentUri)
#include "tst_enrolmenturi.moc"
