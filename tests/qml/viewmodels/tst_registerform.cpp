#include "qml/viewmodels/registerform.h"
#include "tests/qml/viewmodels/waiting.h"

#include <QTest>

using namespace banyan::ui;

namespace {

QString u(const char* text) { return QString::fromUtf8(text); }

} // namespace

// A field that names several records is filled by choosing one after the other.
class TestRegisterForm : public QObject {
    Q_OBJECT

    FakeBackend m_backend;

    static int rowOf(RegisterForm& form, const char* field) {
        for (int row = 0; row < form.fields()->count(); ++row)
            if (cell(form.fields(), row, "field").toString() == u(field))
                return row;
        return -1;
    }
    static QStringList labels(RegisterForm& form, const char* field, const char* role) {
        QStringList labels;
        const auto* model = cell(form.fields(), rowOf(form, field), role).value<ChoiceModel*>();
        for (int row = 0; model && row < model->rowCount(); ++row)
            labels << cell(model, row, "label").toString();
        return labels;
    }

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::Chinese, QLocale::China)); }
    void aSetIsChosenOneByOne() {
        RegisterForm form;
        form.setProperty("entity", u("user"));
        start(form, m_backend);
        QCOMPARE(labels(form, "scopes", "additions"), QStringList({u("组织"), u("网格")}));
        QVERIFY(labels(form, "scopes", "choices").isEmpty());
        form.write(u("scopes"), u("unit-1"), u("进贤社区"));
        form.write(u("scopes"), u("grid-1"), u("进贤社区第一网格"));
        form.write(u("scopes"), u("unit-1"), u("进贤社区")); // tapped twice
        QCOMPARE(labels(form, "scopes", "choices"),
                 QStringList({u("进贤社区"), u("进贤社区第一网格")}));
        form.choose(u("scopes"), u("unit-1")); // and taken out again
        QCOMPARE(labels(form, "scopes", "choices"), QStringList({u("进贤社区第一网格")}));
        form.write(u("scopes"), u("unit-2"), u("东山街道"));
        form.write(u("title"), u("任何一个名字")); // by which the fake saves
        form.save();
        answerAll();
        const auto& values = m_backend.registerSaves().back().values;
        QVERIFY(std::ranges::find(values, std::pair(u("scopes"), u("grid-1,unit-2")))
                != values.end());
    }

    void otherFieldsAreNoSets() {
        RegisterForm form;
        form.setProperty("entity", u("user"));
        start(form, m_backend);
        QVERIFY(!cell(form.fields(), rowOf(form, "name"), "additions").value<ChoiceModel*>());
        QVERIFY(!cell(form.fields(), rowOf(form, "role"), "additions").value<ChoiceModel*>());
        form.write(u("name"), u("陈"), {});
        form.write(u("name"), u("陈小明"), {});
        form.write(u("title"), u("任何一个名字"));
        form.save();
        answerAll();
        const auto& values = m_backend.registerSaves().back().values;
        QVERIFY(std::ranges::find(values, std::pair(u("name"), u("陈小明"))) != values.end());
    }
};

QTEST_MAIN(TestRegisterForm)
#include "tst_registerform.moc"
