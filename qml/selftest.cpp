#include "qml/selftest.h"

#include "qml/uiengine.h"

#include <QCoreApplication>
#include <QQmlComponent>
#include <QQuickItem>
#include <QQuickWindow>

#include <memory>

namespace banyan::ui {

namespace {

// What a page is opened with: a record that need not exist, since a page of nothing must load too.
struct PageCall {
    const char* path;
    std::vector<std::pair<const char*, const char*>> properties;
};

const std::vector<PageCall>& pages() {
    static const std::vector<PageCall> all{
        {"Today/TodayPage.qml", {}},
        {"Households/HouseholdsPage.qml", {}},
        {"Attention/AttentionPage.qml", {}},
        {"Me/MePage.qml", {}},
        {"Me/SyncPage.qml", {}},
        {"Me/EnrolAnewPage.qml", {}},
        {"Enrol/EnrolPage.qml", {}},
        {"Households/HouseholdPage.qml", {{"householdId", "none"}}},
        {"Households/ResidentPage.qml", {{"residentId", "none"}}},
        {"Households/ContactsPage.qml", {{"householdId", "none"}}},
        {"Households/FieldPage.qml",
         {{"entity", "resident"}, {"recordId", "none"}, {"field", "name"}}},
        {"Visit/VisitPage.qml", {{"householdId", "none"}}},
        {"Attention/CasePage.qml", {{"caseId", "none"}}},
        {"Attention/SetAsidePage.qml", {{"actionId", "none"}}},
        {"Attention/DuplicatePage.qml", {{"caseId", "none"}}},
        {"Households/MergePage.qml", {{"entity", "resident"}, {"recordId", "none"}}},
        {"Photos/PhotoPage.qml", {{"photoId", "none"}}},
        {"People/PeoplePage.qml", {}},
        {"People/PersonPage.qml", {{"userId", "none"}}},
        {"Reading/ReadingPage.qml", {}},
        {"Reading/BasesPage.qml", {}},
        {"Reading/BasePage.qml", {{"baseId", "none"}}},
        {"Reading/OriginPage.qml", {}},
        {"Reading/OrganisationPage.qml", {}},
        {"Reading/PairingsPage.qml", {}},
        {"Reading/PoliciesPage.qml", {}},
        {"Reading/PolicyPage.qml", {{"policyId", "none"}}},
        {"Reading/CalendarPage.qml", {}},
        {"Reading/CardGapsPage.qml", {}},
        {"Reading/CardsPage.qml", {}},
    };
    return all;
}

QUrl urlOf(const char* path) {
    return QUrl(QStringLiteral("qrc:/qt/qml/Banyan/Pages/") + QLatin1String(path));
}

} // namespace

QStringList SelfTest::run() {
    for (const char* language : {"zh", "en"}) {
        for (const bool dark : {false, true}) {
            for (const bool large : {false, true})
                loadAll(QLatin1String(language), dark, large);
        }
    }
    m_complaints.removeDuplicates();
    return m_complaints;
}

void SelfTest::loadAll(const QString& language, bool dark, bool large) {
    m_settings->setLanguage(language);
    m_settings->setAppearance(dark ? QStringLiteral("dark") : QStringLiteral("light"));
    m_settings->setLarge(large);
    UiEngine ui(m_backend, m_settings);
    QObject::connect(ui.engine(), &QQmlEngine::warnings, ui.engine(),
                     [this](const QList<QQmlError>& warnings) {
                         for (const QQmlError& warning : warnings)
                             m_complaints << warning.toString();
                     });
    if (!ui.show()) {
        m_complaints << QStringLiteral("the main window does not load");
        return;
    }
    QQmlComponent navigatorType(ui.engine(), urlOf("Navigator.qml"));
    const std::unique_ptr<QObject> navigator(navigatorType.create());
    for (const PageCall& call : pages()) {
        QQmlComponent component(ui.engine(), urlOf(call.path));
        std::unique_ptr<QObject> page(component.beginCreate(ui.engine()->rootContext()));
        if (!page) {
            m_complaints << component.errorString();
            continue;
        }
        page->setProperty("backend", QVariant::fromValue(m_backend));
        page->setProperty("navigator", QVariant::fromValue(navigator.get()));
        page->setProperty("settings", QVariant::fromValue(m_settings));
        for (const auto& [name, value] : call.properties)
            page->setProperty(name, QString::fromLatin1(value));
        component.completeCreate();
        if (auto* item = qobject_cast<QQuickItem*>(page.get())) {
            item->setParentItem(ui.window()->contentItem());
            item->setSize(QSizeF(360, 800));
        }
        QCoreApplication::processEvents();
    }
    QCoreApplication::processEvents();
}

} // namespace banyan::ui
