#pragma once

#include "qml/uiengine.h"
#include "tests/qml/demooffice.h"

#include <QDir>
#include <QImage>
#include <QInputMethodEvent>
#include <QQuickItem>
#include <QQuickWindow>

namespace banyan::ui {

// Somebody with the whole app in hand, over a home of his own and the demo's office: does what he
// does by taps on what he sees.
class AppUser {
public:
    AppUser(DemoOffice& office, const char* user, int widthPx)
        : m_office(office)
        , m_settings(QString()) {
        auto backend = StoreBackend::open({.home = office.home(user), .holdMs = 0});
        if (!backend)
            qFatal("%s", backend.error().context.c_str());
        m_backend = *std::move(backend);
        const auto done = asked<Done>([&](auto reply) {
            m_backend->enrol(m_office.enrolment(user), m_backend.get(), reply);
        });
        if (!done || !DemoOffice::isQuiet(*m_backend))
            qFatal("%s could not be enrolled", user);
        m_ui = std::make_unique<UiEngine>(m_backend.get(), &m_settings);
        QObject::connect(m_ui->engine(), &QQmlEngine::warnings, m_ui->engine(),
                         [this](const QList<QQmlError>& warnings) {
                             for (const QQmlError& warning : warnings)
                                 m_warnings << warning.toString();
                         });
        if (!m_ui->show())
            qFatal("the main window does not load");
        window()->setGeometry(0, 0, widthPx, 800);
    }

    StoreBackend& backend() { return *m_backend; }
    QStringList warnings() const { return m_warnings; }
    bool sync() { return DemoOffice::synchronised(*m_backend); }

    // The visible item of this name, or the first whose name begins so and ends with '*'.
    QQuickItem* find(const QString& name) { return itemNamed(window()->contentItem(), name); }
    bool sees(const QString& name) {
        return QTest::qWaitFor([&] { return find(name) != nullptr; }, patienceMs);
    }
    // Whether somewhere this is written.
    bool reads(const QString& text) {
        return QTest::qWaitFor([&] { return isWritten(window()->contentItem(), text); }, 5'000);
    }
    bool tap(const QString& name) {
        if (!sees(name)) {
            qWarning("there is no %s to tap", qPrintable(name));
            return false;
        }
        const bool isTapped = QMetaObject::invokeMethod(find(name), "clicked");
        QTest::qWait(150); // pages slide in
        return isTapped;
    }
    // As an input method gives it.
    bool type(const QString& name, const QString& text) {
        if (!sees(name))
            return false;
        window()->requestActivate(); // of several
        if (!QTest::qWaitForWindowActive(window()))
            return false;
        find(name)->forceActiveFocus();
        QInputMethodEvent event;
        event.setCommitString(text);
        QQuickItem* focused = window()->activeFocusItem();
        return focused && QCoreApplication::sendEvent(focused, &event);
    }
    // One of the five places; on a phone after the pages that lie on top of it.
    bool goTo(const char* place) {
        const QString name = QStringLiteral("places.") + QLatin1String(place);
        for (int pages = 0; !find(name) && pages < 5; ++pages) {
            QMetaObject::invokeMethod(navigator(), "back");
            QTest::qWait(300);
        }
        return tap(name);
    }
    // A register, and in it the record that says this.
    bool open(const char* entity) {
        return QMetaObject::invokeMethod(navigator(), "register",
                                         Q_ARG(QString, QString::fromUtf8(entity)),
                                         Q_ARG(bool, true))
               && sees(QStringLiteral("register.list"));
    }
    bool open(const char* entity, const QString& text) { return open(entity) && pick(text); }
    // In a form: what a reference names.
    bool choose(const char* field, const QString& text) {
        return unfold(QStringLiteral("record.choose."), field)
               && tap(QStringLiteral("record.choose.") + QLatin1String(field)) && pick(text);
    }
    bool write(const char* field, const QString& text) {
        if (find(QStringLiteral("record.note.") + QLatin1String(field)))
            return type(QStringLiteral("record.note.") + QLatin1String(field), text);
        return unfold(QStringLiteral("record.text."), field)
               && type(QStringLiteral("record.text.") + QLatin1String(field), text);
    }
    bool mark(const char* field, const char* code) {
        const QString name =
            QStringLiteral("record.choice.%1.%2").arg(QLatin1String(field), QLatin1String(code));
        return (find(name) || tap(QStringLiteral("record.whole"))) && tap(name);
    }
    bool save() {
        return tap(QStringLiteral("record.save"))
               && QTest::qWaitFor([&] { return !find(QStringLiteral("record.save")); }, patienceMs);
    }
    bool step(const char* state) {
        return tap(QStringLiteral("record.step.") + QLatin1String(state));
    }
    // Into the folder of BANYAN_PICTURES, where that is set.
    void picture(const char* name) {
        QTest::qWait(200);
        const QString folder = qEnvironmentVariable("BANYAN_PICTURES");
        if (folder.isEmpty())
            return;
        QDir().mkpath(folder);
        const QString path = QDir(folder).filePath(QLatin1String(name) + QStringLiteral(".png"));
        if (!window()->grabWindow().save(path))
            qFatal("cannot write %s", qPrintable(path));
    }

private:
    QObject* navigator() {
        auto* shell = window()->property("shell").value<QObject*>();
        return shell->property("navigator").value<QObject*>();
    }
    // A new record first asks for the least.
    bool unfold(const QString& kind, const char* field) {
        return find(kind + QLatin1String(field)) || tap(QStringLiteral("record.whole"));
    }
    // The one line of the register in front that says this.
    bool pick(const QString& text) {
        if (!type(QStringLiteral("register.search"), text))
            return false;
        const auto isAlone = [&] {
            QQuickItem* row = find(QStringLiteral("register.row.*"));
            return row && isWritten(row, text);
        };
        return QTest::qWaitFor(isAlone, patienceMs) && tap(QStringLiteral("register.row.*"));
    }
    QQuickWindow* window() { return m_ui->window(); }
    static QQuickItem* itemNamed(QQuickItem* root, const QString& name) {
        if (!root->isVisible())
            return nullptr;
        const bool isFound = name.endsWith(QLatin1Char('*'))
                                 ? root->objectName().startsWith(name.chopped(1))
                                 : root->objectName() == name;
        if (isFound)
            return root;
        for (QQuickItem* child : root->childItems())
            if (QQuickItem* found = itemNamed(child, name))
                return found;
        return nullptr;
    }
    static bool isWritten(QQuickItem* root, const QString& text) {
        if (!root->isVisible())
            return false;
        if (root->property("text").toString().contains(text))
            return true;
        const auto children = root->childItems();
        return std::any_of(children.begin(), children.end(),
                           [&](QQuickItem* child) { return isWritten(child, text); });
    }

    DemoOffice& m_office;
    AppSettings m_settings;
    std::unique_ptr<StoreBackend> m_backend;
    std::unique_ptr<UiEngine> m_ui;
    QStringList m_warnings;
};

} // namespace banyan::ui
