// What was photographed: at a visit, or of a problem.
#include "core/schema/registryparts.h"

namespace banyan {

namespace {

using enum FieldType;
using enum MergeRule;
using F = FieldSpec;
namespace c = codes;
namespace pl = packlink;

// The content itself travels beside the records, named by its hash; `arrived` is how much of it the
// office holds. A problem's goes where the problem goes and names no household of its own.
constexpr F attachment[] = {
    F{1, "visit", Reference, Immutable, roles::helpers, "走访", "Visit"}
        .to(EntityId::Visit)
        .scope()
        .packs(pl::follows),
    F{2, "household", Reference, Immutable, roles::helpers, "户", "Household"}
        .to(EntityId::Household)
        .scope()
        .packs(pl::follows),
    F{3, "sha256", Text, Immutable, roles::helpers, "内容校验值", "SHA-256 of the content"}
        .required()
        .indexed()
        .as(Format::Sha256),
    F{4, "media_type", FieldType::Code, Immutable, roles::helpers, "格式", "Media type"}
        .required()
        .of(c::mediaType),
    F{5, "bytes", Integer, Immutable, roles::helpers, "大小", "Size"}.required().in("bytes"),
    F{6, "taken_at", Time, Immutable, roles::helpers, "拍摄时间", "Taken at"},
    F{7, "caption", Text, Latest, roles::helpers, "说明", "Caption"},
    F{8, "latitude", Real, Immutable, roles::helpers, "纬度", "Latitude"}.in("degrees"),
    F{9, "longitude", Real, Immutable, roles::helpers, "经度", "Longitude"}.in("degrees"),
    F{10, "datum", FieldType::Code, Immutable, roles::helpers, "坐标系", "Datum"}.of(c::datum),
    F{11, "arrived", Integer, Latest, 0, "已到达", "Arrived at the office"}.in("bytes").byOffice(),
    F{12, "problem", Reference, Immutable, roles::helpers, "问题", "Problem"}
        .to(EntityId::Problem)
        .scope()
        .packs(pl::follows),
};

constexpr PackSpec ownOfHelpers{.roles = roles::narrow, .isOwnOnly = true};

constexpr EntitySpec entities[] = {
    {EntityId::Attachment, "attachment", "附件", "Attachment", Home::ByReference, roles::helpers,
     attachment, ownOfHelpers},
};

} // namespace

std::span<const EntitySpec> registryparts::attachments() { return entities; }

} // namespace banyan
