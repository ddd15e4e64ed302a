#include "qml/viewmodels/store/fieldform.h"

namespace banyan::ui {

namespace {

const char* formOf(const FieldSpec& field) {
    switch (field.type) {
    case FieldType::LongText:
        return "long";
    case FieldType::Code:
        return "code";
    case FieldType::Date:
        return "date";
    case FieldType::Time:
        return "time";
    case FieldType::Integer:
    case FieldType::Real:
        return "number";
    case FieldType::Boolean:
        return "yes_no";
    case FieldType::Reference:
        return "reference";
    case FieldType::Entries:
    case FieldType::TextSet:
        return "list";
    case FieldType::ReferenceSet:
        return field.target == EntityId::None ? "list" : "references";
    case FieldType::Text:
        break;
    }
    return "text";
}

} // namespace

RegisterFieldRow rowOf(const FieldSpec& field) {
    RegisterFieldRow row;
    row.name = QString::fromUtf8(field.name);
    row.form = QLatin1String(formOf(field));
    if (field.codes)
        row.codeList = QString::fromUtf8(field.codes->name);
    if (field.target != EntityId::None)
        row.target = QString::fromUtf8(specOf(field.target).name);
    if (field.otherTarget != EntityId::None)
        row.otherTarget = QString::fromUtf8(specOf(field.otherTarget).name);
    if (field.format == Format::ListCode)
        row.format = QStringLiteral("list_code");
    row.required = field.isRequired;
    return row;
}

} // namespace banyan::ui
