#include "core/merge/setvalue.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>

namespace banyan {

namespace {

QString fromUtf8(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QJsonArray parsed(std::string_view json) {
    return QJsonDocument::fromJson(
               QByteArray::fromRawData(json.data(), static_cast<qsizetype>(json.size())))
        .array();
}

std::string written(const QJsonArray& array) {
    return array.isEmpty() ? std::string()
                           : QJsonDocument(array).toJson(QJsonDocument::Compact).toStdString();
}

} // namespace

std::vector<std::string> setElements(std::string_view json) {
    std::vector<std::string> elements;
    if (json.empty())
        return elements;
    for (const auto& element : parsed(json))
        elements.push_back(element.toString().toStdString());
    return elements;
}

std::string setText(std::vector<std::string> elements) {
    std::sort(elements.begin(), elements.end());
    elements.erase(std::unique(elements.begin(), elements.end()), elements.end());
    QJsonArray array;
    for (const auto& element : elements)
        array.append(fromUtf8(element));
    return written(array);
}

bool setContains(std::string_view json, std::string_view element) {
    const auto elements = setElements(json);
    return std::find(elements.begin(), elements.end(), element) != elements.end();
}

std::string setWith(std::string_view json, std::string_view element) {
    auto elements = setElements(json);
    elements.emplace_back(element);
    return setText(std::move(elements));
}

std::string setWithout(std::string_view json, std::string_view element) {
    auto elements = setElements(json);
    std::erase(elements, element);
    return setText(std::move(elements));
}

std::vector<Entry> entriesOf(std::string_view json) {
    std::vector<Entry> entries;
    if (json.empty())
        return entries;
    for (const auto& item : parsed(json)) {
        const auto object = item.toObject();
        entries.push_back(
            {object[QLatin1String("k")].toString().toStdString(),
             object[QLatin1String("t")].toString().toStdString(),
             Uuid::fromText(object[QLatin1String("by")].toString().toStdString()).value_or(Uuid{}),
             object[QLatin1String("at")].toInteger()});
    }
    return entries;
}

std::string entriesText(const std::vector<Entry>& entries) {
    QJsonArray array;
    for (const auto& entry : entries)
        array.append(QJsonObject{{QLatin1String("k"), fromUtf8(entry.key)},
                                 {QLatin1String("t"), fromUtf8(entry.text)},
                                 {QLatin1String("by"), fromUtf8(entry.by.text())},
                                 {QLatin1String("at"), static_cast<qint64>(entry.atMs)}});
    return written(array);
}

std::string entriesWith(std::string_view json, const Entry& entry) {
    auto entries = entriesOf(json);
    entries.push_back(entry);
    return entriesText(entries);
}

std::string entriesWithout(std::string_view json, std::string_view key) {
    auto entries = entriesOf(json);
    std::erase_if(entries, [&](const Entry& entry) { return entry.key == key; });
    return entriesText(entries);
}

bool entriesContain(std::string_view json, std::string_view key) {
    const auto entries = entriesOf(json);
    return std::any_of(entries.begin(), entries.end(),
                       [&](const Entry& entry) { return entry.key == key; });
}

std::string entryKey(std::string_view salt) {
    std::string key;
    for (const unsigned char byte : salt.substr(0, 8)) {
        key += "0123456789abcdef"[byte >> 4];
        key += "0123456789abcdef"[byte & 15];
    }
    return key;
}

} // namespace banyan
