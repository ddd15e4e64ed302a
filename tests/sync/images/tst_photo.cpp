#include "core/schema/civildate.h"
#include "sync/images/photo.h"

#include <QBuffer>
#include <QColorSpace>
#include <QFile>
#include <QImage>
#include <QImageWriter>
#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>

using namespace banyan;

namespace {

// ---- an Exif block as a camera writes it: TIFF, little or big endian ----

class ExifWriter {
public:
    explicit ExifWriter(bool isLittle)
        : m_isLittle(isLittle) {}

    // Orientation, time with zone, and a GPS directory at 23°33'00" N, 116°22'30" E.
    QByteArray segment(int orientation, const char* north = "N", const char* east = "E") {
        constexpr quint32 exifAt = 60, gpsAt = 120, timeAt = 240, zoneAt = 264, latitudeAt = 280,
                          longitudeAt = 310;
        QByteArray tiff(360, '\0');
        tiff.replace(0, 2, m_isLittle ? "II" : "MM");
        put16(tiff, 2, 42);
        put32(tiff, 4, 8);
        put16(tiff, 8, 3); // entries
        entry16(tiff, 10, 0x0112, static_cast<quint16>(orientation));
        entry(tiff, 22, 0x8769, 4, 1, exifAt);
        entry(tiff, 34, 0x8825, 4, 1, gpsAt);
        put16(tiff, exifAt, 2);
        entry(tiff, exifAt + 2, 0x9003, 2, 20, timeAt);
        entry(tiff, exifAt + 14, 0x9011, 2, 7, zoneAt);
        tiff.replace(timeAt, 19, "2026:05:28 16:20:31");
        tiff.replace(zoneAt, 6, "+08:00");
        put16(tiff, gpsAt, 4);
        text(tiff, gpsAt + 2, 1, north);
        entry(tiff, gpsAt + 14, 2, 5, 3, latitudeAt);
        text(tiff, gpsAt + 26, 3, east);
        entry(tiff, gpsAt + 38, 4, 5, 3, longitudeAt);
        rationals(tiff, latitudeAt, {23, 33, 0});
        rationals(tiff, longitudeAt, {116, 22, 30});
        const QByteArray payload = QByteArray("Exif\0\0", 6) + tiff;
        QByteArray head("\xff\xe1\0\0", 4);
        qToBigEndian(quint16(payload.size() + 2), head.data() + 2);
        return head + payload;
    }

private:
    void put16(QByteArray& to, quint32 at, quint16 value) const {
        if (m_isLittle)
            qToLittleEndian(value, to.data() + at);
        else
            qToBigEndian(value, to.data() + at);
    }
    void put32(QByteArray& to, quint32 at, quint32 value) const {
        if (m_isLittle)
            qToLittleEndian(value, to.data() + at);
        else
            qToBigEndian(value, to.data() + at);
    }
    void entry(QByteArray& to, quint32 at, quint16 tag, quint16 type, quint32 count,
               quint32 value) const {
        put16(to, at, tag);
        put16(to, at + 2, type);
        put32(to, at + 4, count);
        put32(to, at + 8, value);
    }
    void entry16(QByteArray& to, quint32 at, quint16 tag, quint16 value) const {
        entry(to, at, tag, 3, 1, 0);
        put16(to, at + 8, value);
    }
    void text(QByteArray& to, quint32 at, quint16 tag, const char* letter) const {
        entry(to, at, tag, 2, 2, 0);
        to[at + 8] = letter[0];
    }
    void rationals(QByteArray& to, quint32 at, std::initializer_list<quint32> values) const {
        for (const quint32 value : values) {
            put32(to, at, value);
            put32(to, at + 4, 1);
            at += 8;
        }
    }

    bool m_isLittle;
};

// Left half red, right half blue.
QImage picture(int width, int height) {
    QImage image(width, height, QImage::Format_RGB32);
    image.fill(Qt::blue);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width / 2; ++x)
            image.setPixelColor(x, y, Qt::red);
    return image;
}

QByteArray encoded(const QImage& image, const char* format) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QBuffer::WriteOnly);
    QImageWriter writer(&buffer, format);
    writer.setQuality(95);
    writer.write(image);
    return bytes;
}

QByteArray withExif(QByteArray jpeg, const QByteArray& segment) { return jpeg.insert(2, segment); }

bool isReddish(const QColor& colour) { return colour.red() > 200 && colour.blue() < 60; }

std::string_view viewOf(const QByteArray& bytes) {
    return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}

} // namespace

class TestPhoto : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { folder = std::make_unique<QTemporaryDir>(); }
    void readsPositionAndTime_data();
    void readsPositionAndTime();
    void oddExifIsNotKnown();
    void positionNeverLeavesInTheFile();
    void orientationIsApplied();
    void largeOnesBecomeSmall();
    void pngOnWhiteWithoutTexts();
    void whatIsNoPhotoIsRefused();
    void preparedOnAnotherThread();

private:
    QString write(const QByteArray& bytes) {
        const QString path = folder->filePath(QStringLiteral("photo.bin"));
        QFile file(path);
        file.open(QFile::WriteOnly);
        file.write(bytes);
        return path;
    }
    std::unique_ptr<QTemporaryDir> folder;
};

void TestPhoto::readsPositionAndTime_data() {
    QTest::addColumn<bool>("isLittle");
    QTest::addColumn<QByteArray>("north");
    QTest::addColumn<QByteArray>("east");
    QTest::addColumn<double>("latitude");
    QTest::addColumn<double>("longitude");
    QTest::newRow("Jieyang, Intel")
        << true << QByteArray("N") << QByteArray("E") << 23.55 << 116.375;
    QTest::newRow("Jieyang, Motorola")
        << false << QByteArray("N") << QByteArray("E") << 23.55 << 116.375;
    QTest::newRow("south-west") << true << QByteArray("S") << QByteArray("W") << -23.55 << -116.375;
}

void TestPhoto::readsPositionAndTime() {
    QFETCH(bool, isLittle);
    QFETCH(QByteArray, north);
    QFETCH(QByteArray, east);
    QFETCH(double, latitude);
    QFETCH(double, longitude);
    const auto jpeg = withExif(encoded(picture(40, 20), "jpeg"),
                               ExifWriter(isLittle).segment(1, north.data(), east.data()));
    const auto facts = readExif(viewOf(jpeg));
    QVERIFY(facts.position.has_value());
    QCOMPARE(facts.position->latitude, latitude);
    QCOMPARE(facts.position->longitude, longitude);
    QCOMPARE(facts.takenAtMs, *parseIso("2026-05-28T16:20:31+08:00"));
}

void TestPhoto::oddExifIsNotKnown() {
    QVERIFY(!readExif("").position);
    QVERIFY(!readExif("\xff\xd8").position);
    const auto jpeg = withExif(encoded(picture(8, 8), "jpeg"), ExifWriter(true).segment(1));
    const auto whole = viewOf(jpeg).substr(0, 400);
    for (std::size_t length = 0; length < whole.size(); ++length)
        (void)readExif(whole.substr(0, length));
    // Every byte turned: anything may come out but a fault, or a position that is none on earth.
    for (std::size_t at = 0; at < whole.size(); ++at) {
        std::string turned(whole);
        turned[at] = static_cast<char>(~turned[at]);
        if (const auto facts = readExif(turned); facts.position) {
            QVERIFY(std::abs(facts.position->latitude) <= 90);
            QVERIFY(std::abs(facts.position->longitude) <= 180);
        }
    }
    const auto nowhere = withExif(encoded(picture(8, 8), "jpeg"), ExifWriter(true).segment(1, "X"));
    QVERIFY(!readExif(viewOf(nowhere)).position);
}

void TestPhoto::positionNeverLeavesInTheFile() {
    const auto jpeg = withExif(encoded(picture(400, 200), "jpeg"), ExifWriter(true).segment(1));
    QVERIFY(jpeg.contains("Exif"));
    const QString path = write(jpeg);
    const auto photo = preparePhoto(path);
    QVERIFY2(photo, photo ? "" : photo.error().context.c_str());
    QVERIFY(!photo->position);
    QCOMPARE(photo->takenAtMs, *parseIso("2026-05-28T16:20:31+08:00"));
    PhotoOptions options;
    options.keepsPosition = true;
    const auto kept = preparePhoto(path, options);
    QVERIFY(kept && kept->position);
    QCOMPARE(kept->position->latitude, 23.55);
    for (const auto* each : {&*photo, &*kept}) {
        const auto bytes = QByteArray::fromStdString(each->jpeg);
        QVERIFY(!bytes.contains("Exif") && !bytes.contains("\xff\xe1"));
        QVERIFY(!bytes.contains("2026:05:28"));
        QVERIFY(!readExif(each->jpeg).position);
        QVERIFY(!QImage::fromData(bytes, "jpeg").isNull());
    }
    QVERIFY(photo->jpeg == kept->jpeg);
}

void TestPhoto::orientationIsApplied() {
    // 6: the camera was held upright; the red half, on the left as stored, belongs on top.
    const auto photo = preparePhoto(
        write(withExif(encoded(picture(80, 40), "jpeg"), ExifWriter(false).segment(6))));
    QVERIFY(photo);
    QCOMPARE(photo->width, 40);
    QCOMPARE(photo->height, 80);
    const auto image = QImage::fromData(QByteArray::fromStdString(photo->jpeg), "jpeg");
    QVERIFY(isReddish(image.pixelColor(20, 10)));
    QVERIFY(!isReddish(image.pixelColor(20, 70)));
}

void TestPhoto::largeOnesBecomeSmall() {
    const auto photo = preparePhoto(write(encoded(picture(4'000, 3'000), "jpeg")));
    QVERIFY(photo);
    QCOMPARE(photo->width, 1'600);
    QCOMPARE(photo->height, 1'200);
    const auto tall = preparePhoto(write(encoded(picture(3, 3'000), "png")));
    QVERIFY(tall);
    QCOMPARE(tall->height, 1'600);
    QVERIFY(tall->width >= 1);
    const auto small = preparePhoto(write(encoded(picture(30, 20), "jpeg")));
    QCOMPARE(small->width, 30); // never enlarged
}

void TestPhoto::pngOnWhiteWithoutTexts() {
    QImage image(20, 20, QImage::Format_ARGB32);
    image.fill(Qt::transparent);
    image.setText(QStringLiteral("Author"), QStringLiteral("someone secret"));
    image.setColorSpace(QColorSpace::AdobeRgb);
    const auto photo = preparePhoto(write(encoded(image, "png")));
    QVERIFY(photo);
    const auto bytes = QByteArray::fromStdString(photo->jpeg);
    QVERIFY(!bytes.contains("secret"));
    QVERIFY(!bytes.contains("ICC_PROFILE"));
    QVERIFY(QImage::fromData(bytes, "jpeg").pixelColor(10, 10).red() > 250);
}

void TestPhoto::whatIsNoPhotoIsRefused() {
    const auto refusal = [&](const QByteArray& bytes) {
        const auto photo = preparePhoto(write(bytes));
        return photo ? ErrorCode::Internal : photo.error().code;
    };
    QCOMPARE(refusal("not a picture"), ErrorCode::Garbled);
    QCOMPARE(refusal(""), ErrorCode::Garbled);
    QCOMPARE(refusal(encoded(picture(20, 20), "bmp")), ErrorCode::Garbled);
    QCOMPARE(refusal("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>"),
             ErrorCode::Garbled);
    QCOMPARE(refusal(encoded(picture(400, 400), "png").left(200)), ErrorCode::Garbled);
    // A header that promises 60,000 by 60,000 pixels.
    QByteArray bomb = encoded(picture(20, 20), "png");
    qToBigEndian(quint32(60'000), bomb.data() + 16);
    qToBigEndian(quint32(60'000), bomb.data() + 20);
    QVERIFY(refusal(bomb) == ErrorCode::TooLarge || refusal(bomb) == ErrorCode::Garbled);
    QCOMPARE(preparePhoto(folder->filePath(QStringLiteral("absent"))).error().code,
             ErrorCode::NotFound);
}

void TestPhoto::preparedOnAnotherThread() {
    const QString path = write(encoded(picture(40, 20), "jpeg"));
    auto future = preparePhotoSoon(path);
    const auto photo = future.takeResult();
    QVERIFY(photo);
    QVERIFY(photo->jpeg == preparePhoto(path)->jpeg);
}

QTEST_GUILESS_MAIN(TestPhoto)
#include "tst_photo.moc"
