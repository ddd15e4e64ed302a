#include "core/store/verifyreport.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace banyan {

std::string verifyText(const VerifyReport& report) {
    std::string text;
    for (const auto& check : report.checks) {
        text += check.name + ": " + std::to_string(check.checked) + " checked, "
                + (check.faultCount ? std::to_string(check.faultCount) + " faults" : "sound");
        if (!check.note.empty())
            text += " (" + check.note + ")";
        text += "\n";
        for (const auto& fault : check.faults)
            text += "  " + fault + "\n";
    }
    return text + (report.isClean() ? "everything is sound" : "faults were found");
}

std::string verifyJson(const VerifyReport& report) {
    const auto q = [](const std::string& text) { return QString::fromStdString(text); };
    QJsonArray checks;
    for (const auto& check : report.checks) {
        QJsonArray faults;
        for (const auto& fault : check.faults)
            faults.append(q(fault));
        checks.append(
            QJsonObject{{QStringLiteral("name"), q(check.name)},
                        {QStringLiteral("checked"), static_cast<qint64>(check.checked)},
                        {QStringLiteral("fault_count"), static_cast<qint64>(check.faultCount)},
                        {QStringLiteral("faults"), faults},
                        {QStringLiteral("note"), q(check.note)}});
    }
    return QJsonDocument(QJsonObject{{QStringLiteral("clean"), report.isClean()},
                                     {QStringLiteral("checks"), checks}})
        .toJson(QJsonDocument::Indented)
        .toStdString();
}

} // namespace banyan
