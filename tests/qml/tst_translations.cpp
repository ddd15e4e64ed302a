#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

// Every string of the app is in the translation file, finished, in all its plural forms.
class TestTranslations : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void englishIsComplete() {
        QTemporaryDir folder;
        const QString copy = folder.filePath(QStringLiteral("banyan_en.ts"));
        const QDir sources(QStringLiteral(BANYAN_QML_SOURCES));
        QVERIFY(QFile::copy(sources.filePath(QStringLiteral("i18n/banyan_en.ts")), copy));
        QFile::setPermissions(copy, QFile::ReadOwner | QFile::WriteOwner);
        QProcess update; // what is new in the sources comes in as unfinished
        update.start(QStringLiteral(BANYAN_LUPDATE),
                     {QStringLiteral("-I"), QStringLiteral(BANYAN_ROOT),
                      QStringLiteral("-locations"), QStringLiteral("none"),
                      QStringLiteral("-source-language"), QStringLiteral("zh_CN"),
                      QStringLiteral("-target-language"), QStringLiteral("en"), sources.path(),
                      QStringLiteral("-ts"), copy});
        QVERIFY(update.waitForFinished(60'000));
        QCOMPARE(update.exitCode(), 0);
        const QStringList faults = faultsOf(copy);
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(QLatin1Char('\n'))));
    }

private:
    static QStringList faultsOf(const QString& path) {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return {QStringLiteral("cannot be read")};
        QXmlStreamReader xml(&file);
        QStringList faults;
        QString source;
        int messages = 0;
        while (!xml.atEnd()) {
            xml.readNext();
            if (!xml.isStartElement())
                continue;
            if (xml.name() == QLatin1String("source")) {
                source = xml.readElementText();
                ++messages;
            } else if (xml.name() == QLatin1String("translation")) {
                const QStringView type = xml.attributes().value(QLatin1String("type"));
                if (type == QLatin1String("unfinished"))
                    faults << QStringLiteral("unfinished: %1").arg(source);
                if (type == QLatin1String("vanished") || type == QLatin1String("obsolete"))
                    faults << QStringLiteral("no longer used: %1").arg(source);
            } else if (xml.name() == QLatin1String("numerusform")) {
                if (xml.readElementText().isEmpty())
                    faults << QStringLiteral("a plural is missing: %1").arg(source);
            }
        }
        if (messages < 300)
            faults << QStringLiteral("only %1 strings found").arg(messages);
        return faults;
    }
};

QTEST_APPLESS_MAIN(TestTranslations)
#include "tst_translations.moc"
