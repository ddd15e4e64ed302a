#include "platform/cli/commands.h"
#include "platform/cli/output.h"

namespace banyan::cli {

namespace {

const char* sensitivityName(Sensitivity sensitivity) {
    switch (sensitivity) {
    case Sensitivity::Open:
        return "open";
    case Sensitivity::Personal:
        return "personal";
    case Sensitivity::Sensitive:
        return "sensitive";
    }
    return "";
}

const char* formatName(Format format) {
    switch (format) {
    case Format::Plain:
        return "plain";
    case Format::PersonName:
        return "person_name";
    case Format::IdNumber:
        return "id_number";
    case Format::Phone:
        return "phone";
    case Format::AdministrativeCode:
        return "administrative_code";
    case Format::ListCode:
        return "list_code";
    case Format::Sha256:
        return "sha256";
    }
    return "";
}

QJsonArray rolesJson(RoleMask mask_) {
    QJsonArray roles_;
    for (unsigned i = 0; i <= static_cast<unsigned>(Role::Admin); ++i)
        if (mask_ & mask(static_cast<Role>(i)))
            roles_.append(q(roleName(static_cast<Role>(i))));
    return roles_;
}

QJsonObject fieldJson(const FieldSpec& field) {
    QJsonObject json{{q("number"), field.number},
                     {q("name"), q(field.name)},
                     {q("type"), q(typeName(field.type))},
                     {q("format"), q(formatName(field.format))},
                     {q("rule"), q(ruleName(field.rule))},
                     {q("label_zh"), q(field.zh)},
                     {q("label_en"), q(field.en)},
                     {q("required"), field.isRequired},
                     {q("sensitivity"), q(sensitivityName(field.sensitivity))},
                     {q("searched"), field.isSearched},
                     {q("gives_scope"), field.givesScope},
                     {q("writers"), field.officeOnly ? QJsonArray() : rolesJson(field.writers)}};
    if (field.codes)
        json[q("codes")] = q(field.codes->name);
    if (field.target != EntityId::None)
        json[q("target")] = q(specOf(field.target).name);
    if (*field.unit)
        json[q("unit")] = q(field.unit);
    return json;
}

void printText() {
    for (const auto& spec : registry()) {
        print(std::string(spec.name) + "  " + spec.zh + "  (created by: "
              + (spec.creators ? roleNames(spec.creators) : "the office") + ")");
        for (const auto& field : spec.fields) {
            std::string line = "  " + std::string(field.name) + ": " + typeName(field.type) + ", "
                               + ruleName(field.rule);
            if (field.codes)
                line += ", codes " + std::string(field.codes->name);
            if (field.target != EntityId::None)
                line += " to " + std::string(specOf(field.target).name);
            if (field.isRequired)
                line += ", required";
            print(line + "  " + field.zh);
        }
    }
    for (const auto* list : codeLists()) {
        print("codes " + std::string(list->name)
              + (list->isOpen() ? "  (open: the district adds its own)" : ""));
        for (const auto& code : list->codes)
            print("  " + std::string(code.code) + "  " + code.zh + "  " + code.en);
    }
}

} // namespace

int schema(const Arguments& arguments) {
    if (!arguments.isJson) {
        printText();
        return exitDone;
    }
    QJsonArray entities;
    for (const auto& spec : registry()) {
        QJsonArray fields;
        for (const auto& field : spec.fields)
            fields.append(fieldJson(field));
        entities.append(QJsonObject{{q("number"), static_cast<int>(spec.id)},
                                    {q("name"), q(spec.name)},
                                    {q("label_zh"), q(spec.zh)},
                                    {q("label_en"), q(spec.en)},
                                    {q("creators"), rolesJson(spec.creators)},
                                    {q("fields"), fields}});
    }
    QJsonObject lists;
    for (const auto* list : codeLists()) {
        QJsonArray codes_;
        for (const auto& code : list->codes)
            codes_.append(QJsonObject{{q("code"), q(code.code)},
                                      {q("label_zh"), q(code.zh)},
                                      {q("label_en"), q(code.en)}});
        lists[q(list->name)] = codes_;
    }
    printJson(QJsonObject{{q("entities"), entities}, {q("code_lists"), lists}});
    return exitDone;
}

} // namespace banyan::cli
