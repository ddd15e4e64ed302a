#include "tests/e2e/support/replicas.h"

using namespace banyan::e2e;

// Work that goes to the office in a file, and the office's reply in another, by the programs.
class TestCarriedBundles : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void goesAndComesWhileTheOfficeServes();
    void inAnyOrderAndAgain();
    void filesAreNeverOverwrittenAndPrivate();
    void refusedInWords();
    void usage();
    void revokedDeviceIsToldByTheReply();
    void everybodyIsEqual();

private:
    std::string file(const char* name) { return office.path(QLatin1String(name)).toStdString(); }
    void note(const std::string& what) {
        wang->done({"add", "household", household, "door_note", what});
    }
    std::size_t noted(const std::string& what) {
        const auto notes = at(li->show("household", household), "fields.door_note");
        return column(notes, "text").count(what);
    }
    void import(const std::string& bundle, const std::string& reply, Where at = Where::current()) {
        office.done({"bundle", "import", bundle, "--reply", reply}, at);
    }
    void refuses(const Finished& finished, const char* word, Where at = Where::current()) {
        require(finished.code == 1 && finished.out.empty()
                    && finished.err.find(word) != std::string::npos,
                finished.said(), at);
    }

    Office office;
    std::optional<Phone> wang, li;
    std::string household;
};

void TestCarriedBundles::initTestCase() {
    office.serve();
    wang = office.phone("wang");
    li = office.phone("li", "grid_leader");
    household = text(wang->json({"list", "household", "--limit", "1"}), "0.id");
}

void TestCarriedBundles::goesAndComesWhileTheOfficeServes() {
    note("装进文件");
    const auto made = wang->json({"bundle", "export", file("one.bundle")});
    QCOMPARE(number(made, "actions"), 1);
    QCOMPARE(number(made, "left"), 0);
    QVERIFY(number(made, "bytes") == QFileInfo(q(file("one.bundle"))).size());
    QCOMPARE(wang->unsent(), 1);
    import(file("one.bundle"), file("one.reply"));
    // The serving office has it at once.
    li->sync();
    QCOMPARE(noted("装进文件"), 1u);
    const auto report = wang->json({"bundle", "import", file("one.reply")});
    QCOMPARE(number(report, "accepted"), 1);
    QCOMPARE(number(report, "unsent"), 0);
    QVERIFY(!at(report, "has_more").toBool(true));
    QVERIFY(!text(report, "confirmed_at").empty());
    QCOMPARE(text(wang->json({"status"}), "confirmed_at"), text(report, "confirmed_at"));
    QCOMPARE(number(wang->json({"status"}), "clock_offset_ms") / 60'000, 0);
}

void TestCarriedBundles::inAnyOrderAndAgain() {
    note("第一");
    wang->done({"bundle", "export", file("a.bundle")});
    note("第二");
    wang->done({"bundle", "export", file("b.bundle")});
    import(file("b.bundle"), file("b.reply"));
    import(file("a.bundle"), file("a.reply"));
    import(file("b.bundle"), file("b2.reply"));
    for (const char* reply : {"a.reply", "b2.reply", "b.reply", "one.reply", "a.reply"})
        wang->done({"bundle", "import", file(reply)});
    QCOMPARE(wang->unsent(), 0);
    QCOMPARE(number(wang->sync(), "sent"), 0);
    li->sync();
    QCOMPARE(noted("第一"), 1u);
    QCOMPARE(noted("第二"), 1u);
    // Nothing to send: it asks for news.
    li->done({"add", "household", household, "door_note", "新消息"});
    li->sync();
    wang->done({"bundle", "export", file("news.bundle")});
    import(file("news.bundle"), file("news.reply"));
    QVERIFY(number(wang->json({"bundle", "import", file("news.reply")}), "rows") > 0);
    QCOMPARE(recordsOf(databaseOf(*wang)).size(), recordsOf(databaseOf(*li)).size());
}

void TestCarriedBundles::filesAreNeverOverwrittenAndPrivate() {
    refuses(wang->run({"bundle", "export", file("one.bundle")}), "already exists");
    refuses(office.admin({"bundle", "import", file("one.bundle"), "--reply", file("one.reply")}),
            "already exists");
    refuses(wang->run({"bundle", "export", file("no/such/folder")}), "no directory");
    const auto isPrivate = [&](const char* name) {
        const auto others =
            QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
        return !(QFile::permissions(q(file(name))) & others);
    };
    QVERIFY(isPrivate("one.bundle") && isPrivate("one.reply"));
    // Neither temporary files nor plain text are left about.
    const QDir folder(office.path(QString()));
    QVERIFY(folder.entryList({QStringLiteral(".bundle*")}, QDir::Files | QDir::Hidden).isEmpty());
    QFile bundle(q(file("one.bundle")));
    QVERIFY(bundle.open(QFile::ReadOnly));
    QVERIFY(!bundle.readAll().contains("\xe8\xa3\x85\xe8\xbf\x9b")); // 装进
}

void TestCarriedBundles::refusedInWords() {
    const auto import = [&](const std::string& name) {
        return office.admin({"bundle", "import", name, "--reply", file("never.reply")});
    };
    QFile whole(q(file("one.bundle")));
    QVERIFY(whole.open(QFile::ReadOnly));
    QFile half(q(file("half.bundle")));
    QVERIFY(half.open(QFile::WriteOnly));
    half.write(whole.read(whole.size() / 2));
    half.close();
    refuses(import(file("half.bundle")), "not complete");
    refuses(import(file("no-such")), "no file");
    refuses(import(file("one.reply")), "for the device");
    refuses(import(office.database()), "bundle");
    refuses(wang->run({"bundle", "import", file("one.bundle")}), "for the office");
    refuses(li->run({"bundle", "import", file("one.reply")}), "another device");
    const Phone fresh(office.path(QStringLiteral("fresh")));
    refuses(fresh.run({"bundle", "export", file("fresh.bundle")}), "not enrolled");
    Office other("");
    refuses(other.admin({"bundle", "import", file("one.bundle"), "--reply", file("never.reply")}),
            "another office");
    QVERIFY(!QFile::exists(q(file("never.reply"))));
}

void TestCarriedBundles::usage() {
    for (const Words& words : {Words{"bundle"}, Words{"bundle", "export"},
                               Words{"bundle", "send", file("x")}, Words{"bundle", "import"}})
        QCOMPARE(wang->run(words).code, 2);
    for (const Words& words : {Words{"bundle"}, Words{"bundle", "import", file("one.bundle")},
                               Words{"bundle", "import", "--reply", file("x")}})
        QCOMPARE(office.admin(words).code, 2);
}

void TestCarriedBundles::revokedDeviceIsToldByTheReply() {
    const Phone lost = office.phone("lost");
    lost.done({"add", "household", household, "door_note", "已停用"});
    lost.done({"bundle", "export", file("lost.bundle")});
    office.done({"device", "revoke", text(lost.json({"status"}), "device")});
    refuses(office.admin({"bundle", "import", file("lost.bundle"), "--reply", file("lost.reply")}),
            "revoked");
    refuses(lost.run({"bundle", "import", file("lost.reply")}), "revoked");
    QCOMPARE(lost.unsent(), 1);
    QCOMPARE(column(office.json({"set-aside"}), "reason").count("revoked"), 1u);
    li->sync();
    QCOMPARE(noted("已停用"), 0u);
}

void TestCarriedBundles::everybodyIsEqual() {
    wang->sync();
    li->sync();
    requireEqual(office, {&*wang, &*li});
}

QTEST_GUILESS_MAIN(TestCarriedBundles)
#include "tst_carriedbundles.moc"
