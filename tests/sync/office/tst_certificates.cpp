#include "sync/office/certificates.h"

#include "core/clock.h"
#include "sync/client/certificatepin.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QHostInfo>
#include <QSslCertificate>
#include <QSslCertificateExtension>
#include <QSslKey>
#include <QTemporaryDir>
#include <QTest>

using namespace banyan;

namespace {

constexpr std::int64_t dayMs = 24LL * 60 * 60 * 1000;

QList<QSslCertificate> chainOf(const OfficeCertificate& certificate) {
    return QSslCertificate::fromData(QByteArray::fromStdString(certificate.chainPem));
}

QStringList namesOf(const QSslCertificate& leaf) { return leaf.subjectAlternativeNames().values(); }

} // namespace

class TestCertificates : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void makesACaAndALeaf();
    void keepsKeysToTheirOwner();
    void pinsTheCasPublicKey();
    void namesTheHosts();
    void keepsWhatIsGood();
    void renewsBeforeTheEnd();
    void renewsForANewHost();
    void renewsALeafOfAnotherCa();
    void neverReplacesACa();
    void refusesHostsThatAreNone_data();
    void refusesHostsThatAreNone();
    void reportsAFolderThatCannotBe();
    void loadsGivenFiles();
    void refusesGivenFilesThatDoNotFit();
    void readsPinsOfCertificatesOnly();

private:
    std::string path() const { return m_directory->path().toStdString(); }
    QString file(const char* name) const {
        return m_directory->filePath(QString::fromLatin1(name));
    }

    std::unique_ptr<QTemporaryDir> m_directory;
    FixedClock m_clock;
};

void TestCertificates::init() {
    m_directory = std::make_unique<QTemporaryDir>();
    m_clock = FixedClock();
}

void TestCertificates::makesACaAndALeaf() {
    const auto made = ensureCertificate(path(), {}, m_clock);
    QVERIFY2(made, made ? "" : made.error().context.c_str());
    const auto chain = chainOf(*made);
    QCOMPARE(chain.size(), 2);
    QVERIFY(!chain.at(0).isSelfSigned());
    QVERIFY(chain.at(1).isSelfSigned());
    for (const QSslCertificate& certificate : chain) {
        QCOMPARE(certificate.publicKey().algorithm(), QSsl::Ec);
        QCOMPARE(certificate.publicKey().length(), 256);
        QVERIFY(certificate.effectiveDate().toMSecsSinceEpoch() < m_clock.wallMs());
    }
    QCOMPARE(chain.at(0).effectiveDate().daysTo(chain.at(0).expiryDate()), 397);
    QCOMPARE(chain.at(0).expiryDate().toMSecsSinceEpoch(), made->expiresMs);
    QVERIFY(chain.at(1).expiryDate().toMSecsSinceEpoch() - m_clock.wallMs() >= 3650 * dayMs);
    QVERIFY(chain.at(0).serialNumber() != chain.at(1).serialNumber());
}

void TestCertificates::keepsKeysToTheirOwner() {
    QVERIFY(ensureCertificate(path(), {}, m_clock));
    const auto owner = QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ReadUser
                       | QFileDevice::WriteUser;
    for (const char* name : {"ca.key", "office.key"})
        QCOMPARE(QFileInfo(file(name)).permissions() & ~owner, QFileDevice::Permissions());
    QCOMPARE(QDir(m_directory->path()).entryList(QDir::Files).size(), 4);
}

void TestCertificates::pinsTheCasPublicKey() {
    const auto made = ensureCertificate(path(), {}, m_clock);
    QVERIFY(made);
    const QSslCertificate ca = chainOf(*made).at(1);
    const QByteArray expected =
        QCryptographicHash::hash(ca.publicKey().toDer(), QCryptographicHash::Sha256);
    QCOMPARE(QByteArray(reinterpret_cast<const char*>(made->pin.data()), 32), expected);
    QVERIFY(certificatePin(ca.toDer().toStdString()) == made->pin);
}

void TestCertificates::namesTheHosts() {
    const auto made = ensureCertificate(
        path(), {"office.example", "192.0.2.7", "2001:db8::7", "0.0.0.0", "::"}, m_clock);
    QVERIFY2(made, made ? "" : made.error().context.c_str());
    const QStringList names = namesOf(chainOf(*made).at(0));
    for (const char* name : {"localhost", "127.0.0.1", "office.example", "192.0.2.7"})
        QVERIFY2(names.contains(QString::fromLatin1(name)), name);
    QVERIFY(names.contains(QHostAddress(QStringLiteral("::1")).toString()));
    QVERIFY(names.contains(QHostAddress(QStringLiteral("2001:db8::7")).toString()));
    QVERIFY(names.contains(QHostInfo::localHostName()));
    QVERIFY(!names.contains(QStringLiteral("0.0.0.0")));
    QVERIFY(!names.contains(QStringLiteral("::")));
}

void TestCertificates::keepsWhatIsGood() {
    const auto first = ensureCertificate(path(), {"office.example"}, m_clock);
    m_clock.advance(360 * dayMs);
    const auto again = ensureCertificate(path(), {"office.example"}, m_clock);
    QVERIFY(first && again);
    QCOMPARE(again->chainPem, first->chainPem);
    QCOMPARE(again->keyPem, first->keyPem);
    QVERIFY(ensureCertificate(path(), {}, m_clock)->chainPem == first->chainPem); // names enough
}

void TestCertificates::renewsBeforeTheEnd() {
    const auto first = ensureCertificate(path(), {}, m_clock);
    m_clock.advance(368 * dayMs);
    const auto renewed = ensureCertificate(path(), {}, m_clock);
    QVERIFY(first && renewed);
    QVERIFY(renewed->expiresMs > first->expiresMs);
    QVERIFY(renewed->keyPem != first->keyPem);
    QVERIFY(renewed->pin == first->pin);
    m_clock.advance(20 * 365 * dayMs);
    const auto ended = ensureCertificate(path(), {}, m_clock);
    QVERIFY(!ended);
    QVERIFY(ended.error().context.find("expired") != std::string::npos);
}

void TestCertificates::renewsForANewHost() {
    const auto first = ensureCertificate(path(), {}, m_clock);
    const auto named = ensureCertificate(path(), {"office.example"}, m_clock);
    const auto addressed = ensureCertificate(path(), {"office.example", "192.0.2.7"}, m_clock);
    QVERIFY(first && named && addressed);
    QVERIFY(first->chainPem != named->chainPem);
    QVERIFY(named->chainPem != addressed->chainPem);
    QVERIFY(addressed->pin == first->pin);
}

void TestCertificates::renewsALeafOfAnotherCa() {
    const auto first = ensureCertificate(path(), {}, m_clock);
    QVERIFY(first);
    QVERIFY(QFile::remove(file("ca.pem")));
    const auto second = ensureCertificate(path(), {}, m_clock);
    QVERIFY2(second, second ? "" : second.error().context.c_str());
    QVERIFY(second->pin != first->pin);
    const auto chain = chainOf(*second);
    QVERIFY(chain != chainOf(*first));
    // The same subject as before, so that only the signature tells whose it is.
    QCOMPARE(chain.at(0).issuerInfo(QSslCertificate::CommonName),
             chain.at(1).subjectInfo(QSslCertificate::CommonName));
    QVERIFY(chain.at(0) != chainOf(*first).at(0));
}

void TestCertificates::neverReplacesACa() {
    QVERIFY(ensureCertificate(path(), {}, m_clock));
    QVERIFY(QFile::remove(file("ca.key")));
    const auto keyless = ensureCertificate(path(), {}, m_clock);
    QVERIFY(!keyless);
    QCOMPARE(keyless.error().code, ErrorCode::Storage);
    QFile key(file("ca.key"));
    QVERIFY(key.open(QFile::WriteOnly));
    key.write("damaged");
    key.close();
    const auto damaged = ensureCertificate(path(), {}, m_clock);
    QVERIFY(!damaged);
    QCOMPARE(damaged.error().code, ErrorCode::Invalid);
}

void TestCertificates::refusesHostsThatAreNone_data() {
    QTest::addColumn<QString>("host");
    for (const char* host : {"a b", "office,DNS:evil", "https://office", "*", "a\nb"})
        QTest::newRow(host) << QString::fromLatin1(host);
}

void TestCertificates::refusesHostsThatAreNone() {
    QFETCH(QString, host);
    const auto made = ensureCertificate(path(), {host.toStdString()}, m_clock);
    QVERIFY(!made);
    QCOMPARE(made.error().code, ErrorCode::Invalid);
}

void TestCertificates::reportsAFolderThatCannotBe() {
    QFile inTheWay(file("taken"));
    QVERIFY(inTheWay.open(QFile::WriteOnly));
    const auto made = ensureCertificate(path() + "/taken/certificates", {}, m_clock);
    QVERIFY(!made);
    QCOMPARE(made.error().code, ErrorCode::Storage);
}

void TestCertificates::loadsGivenFiles() {
    const auto made = ensureCertificate(path(), {}, m_clock);
    QVERIFY(made);
    QFile chain(file("chain.pem"));
    QVERIFY(chain.open(QFile::WriteOnly));
    chain.write(QByteArray::fromStdString(made->chainPem));
    chain.close();
    const auto loaded = loadCertificate(path() + "/chain.pem", path() + "/office.key");
    QVERIFY2(loaded, loaded ? "" : loaded.error().context.c_str());
    QVERIFY(loaded->pin == made->pin);
    QCOMPARE(loaded->keyPem, made->keyPem);
    QCOMPARE(loaded->expiresMs, made->expiresMs);
}

void TestCertificates::refusesGivenFilesThatDoNotFit() {
    QVERIFY(ensureCertificate(path(), {}, m_clock));
    const auto codeOf = [this](const char* chain, const char* key) {
        const auto loaded = loadCertificate(path() + chain, path() + key);
        return loaded ? ErrorCode::Internal : loaded.error().code;
    };
    QCOMPARE(codeOf("/office.pem", "/office.key"), ErrorCode::Invalid); // without its CA
    QCOMPARE(codeOf("/office.pem", "/ca.key"), ErrorCode::Invalid);
    QCOMPARE(codeOf("/office.key", "/office.key"), ErrorCode::Invalid);
    QCOMPARE(codeOf("/absent.pem", "/office.key"), ErrorCode::Storage);
}

void TestCertificates::readsPinsOfCertificatesOnly() {
    const auto made = ensureCertificate(path(), {}, m_clock);
    QVERIFY(made);
    const std::string der = chainOf(*made).at(1).toDer().toStdString();
    for (std::size_t length = 0; length < der.size(); ++length)
        QVERIFY(!certificatePin(std::string_view(der).substr(0, length)));
    QVERIFY(!certificatePin("not a certificate"));
}

QTEST_GUILESS_MAIN(TestCertificates)
#include "tst_certificates.moc"
