#include "qml/viewmodels/words.h"

#include "core/schema/civildate.h"
#include "core/store/codes.h"

#include <QLocale>

#include <algorithm>
#include <span>

namespace banyan::ui {

namespace {

struct Word {
    const char* code;
    const char* text;
    const char* icon = "";
    const char* tone = "";
};

constexpr Word outcomes[] = {
    {"met", QT_TRANSLATE_NOOP("Words", "见到了"), "check-circle", "green"},
    {"no_answer", QT_TRANSLATE_NOOP("Words", "没人"), "door", ""},
    {"refused", QT_TRANSLATE_NOOP("Words", "拒访"), "hand", ""},
    {"come_back", QT_TRANSLATE_NOOP("Words", "改约"), "later", "amber"},
    {"by_phone", QT_TRANSLATE_NOOP("Words", "电话里说"), "phone", "green"},
    {"by_another", QT_TRANSLATE_NOOP("Words", "别人代答"), "people", "green"},
    {"moved_away", QT_TRANSLATE_NOOP("Words", "搬走了"), "moved", ""},
    {"no_such_address", QT_TRANSLATE_NOOP("Words", "没有这个门"), "unknown", ""},
};

constexpr Word purposes[] = {
    {"routine", QT_TRANSLATE_NOOP("Words", "日常走访")},
    {"focused", QT_TRANSLATE_NOOP("Words", "重点探访")},
    {"follow_up", QT_TRANSLATE_NOOP("Words", "回访")},
    {"new_arrival", QT_TRANSLATE_NOOP("Words", "新入住登记")},
    {"safety", QT_TRANSLATE_NOOP("Words", "安全检查")},
    {"policy", QT_TRANSLATE_NOOP("Words", "政策宣传")},
    {"card_delivery", QT_TRANSLATE_NOOP("Words", "送连心卡")},
    {"condolence", QT_TRANSLATE_NOOP("Words", "慰问")},
    {"mediation", QT_TRANSLATE_NOOP("Words", "矛盾回访")},
    {"campaign", QT_TRANSLATE_NOOP("Words", "敲门行动")},
};

constexpr Word occupancies[] = {
    {"self_occupied", QT_TRANSLATE_NOOP("Words", "自住")},
    {"rented", QT_TRANSLATE_NOOP("Words", "租住")},
    {"vacant", QT_TRANSLATE_NOOP("Words", "空着")},
    {"group_rented", QT_TRANSLATE_NOOP("Words", "群租")},
    {"mixed_use", QT_TRANSLATE_NOOP("Words", "商住两用")},
    {"business", QT_TRANSLATE_NOOP("Words", "开店经营")},
    {"to_be_demolished", QT_TRANSLATE_NOOP("Words", "待拆")},
};

constexpr Word careTags[] = {
    {"living_alone", QT_TRANSLATE_NOOP("Words", "独居老人")},
    {"empty_nest", QT_TRANSLATE_NOOP("Words", "空巢")},
    {"very_old", QT_TRANSLATE_NOOP("Words", "高龄")},
    {"disabled", QT_TRANSLATE_NOOP("Words", "残疾")},
    {"unable_self_care", QT_TRANSLATE_NOOP("Words", "失能")},
    {"left_behind_child", QT_TRANSLATE_NOOP("Words", "留守儿童")},
    {"child_in_hardship", QT_TRANSLATE_NOOP("Words", "困境儿童")},
    {"orphan", QT_TRANSLATE_NOOP("Words", "孤儿")},
    {"low_income", QT_TRANSLATE_NOOP("Words", "低保")},
    {"extreme_poverty", QT_TRANSLATE_NOOP("Words", "特困")},
    {"serious_illness", QT_TRANSLATE_NOOP("Words", "大病")},
    {"pregnant", QT_TRANSLATE_NOOP("Words", "孕产妇")},
    {"veteran", QT_TRANSLATE_NOOP("Words", "退役军人")},
    {"military_family", QT_TRANSLATE_NOOP("Words", "军烈属")},
    {"lost_only_child", QT_TRANSLATE_NOOP("Words", "计生特殊家庭")},
    {"unemployed", QT_TRANSLATE_NOOP("Words", "失业")},
    {"migrant", QT_TRANSLATE_NOOP("Words", "流动人口")},
    {"new_employment", QT_TRANSLATE_NOOP("Words", "新就业群体")},
};

constexpr Word sexes[] = {
    {"1", QT_TRANSLATE_NOOP("Words", "男")},
    {"2", QT_TRANSLATE_NOOP("Words", "女")},
    {"0", QT_TRANSLATE_NOOP("Words", "未知")},
    {"9", QT_TRANSLATE_NOOP("Words", "没说")},
};

constexpr Word relations[] = {
    {"01", QT_TRANSLATE_NOOP("Words", "本人")},   {"02", QT_TRANSLATE_NOOP("Words", "户主")},
    {"10", QT_TRANSLATE_NOOP("Words", "配偶")},   {"11", QT_TRANSLATE_NOOP("Words", "丈夫")},
    {"12", QT_TRANSLATE_NOOP("Words", "妻子")},   {"20", QT_TRANSLATE_NOOP("Words", "儿子")},
    {"30", QT_TRANSLATE_NOOP("Words", "女儿")},   {"28", QT_TRANSLATE_NOOP("Words", "女婿")},
    {"38", QT_TRANSLATE_NOOP("Words", "儿媳")},   {"41", QT_TRANSLATE_NOOP("Words", "孙子")},
    {"42", QT_TRANSLATE_NOOP("Words", "孙女")},   {"51", QT_TRANSLATE_NOOP("Words", "父亲")},
    {"52", QT_TRANSLATE_NOOP("Words", "母亲")},   {"97", QT_TRANSLATE_NOOP("Words", "亲戚")},
    {"99", QT_TRANSLATE_NOOP("Words", "非亲属")},
};

constexpr Word maritals[] = {
    {"10", QT_TRANSLATE_NOOP("Words", "未婚")}, {"20", QT_TRANSLATE_NOOP("Words", "已婚")},
    {"30", QT_TRANSLATE_NOOP("Words", "丧偶")}, {"40", QT_TRANSLATE_NOOP("Words", "离婚")},
    {"90", QT_TRANSLATE_NOOP("Words", "没说")},
};

constexpr Word educations[] = {
    {"10", QT_TRANSLATE_NOOP("Words", "研究生")}, {"20", QT_TRANSLATE_NOOP("Words", "大学本科")},
    {"30", QT_TRANSLATE_NOOP("Words", "大专")},   {"40", QT_TRANSLATE_NOOP("Words", "中专")},
    {"60", QT_TRANSLATE_NOOP("Words", "高中")},   {"70", QT_TRANSLATE_NOOP("Words", "初中")},
    {"80", QT_TRANSLATE_NOOP("Words", "小学")},   {"90", QT_TRANSLATE_NOOP("Words", "其他")},
};

constexpr Word employments[] = {
    {"employed", QT_TRANSLATE_NOOP("Words", "上班")},
    {"self_employed", QT_TRANSLATE_NOOP("Words", "自己干")},
    {"unemployed", QT_TRANSLATE_NOOP("Words", "没工作")},
    {"student", QT_TRANSLATE_NOOP("Words", "上学")},
    {"retired", QT_TRANSLATE_NOOP("Words", "退休")},
    {"homemaker", QT_TRANSLATE_NOOP("Words", "在家")},
    {"new_employment", QT_TRANSLATE_NOOP("Words", "外卖、快递、网约车")},
    {"other", QT_TRANSLATE_NOOP("Words", "其他")},
};

constexpr Word politicals[] = {
    {"01", QT_TRANSLATE_NOOP("Words", "党员")},
    {"02", QT_TRANSLATE_NOOP("Words", "预备党员")},
    {"03", QT_TRANSLATE_NOOP("Words", "团员")},
    {"13", QT_TRANSLATE_NOOP("Words", "群众")},
};

constexpr Word lives[] = {
    {"living", QT_TRANSLATE_NOOP("Words", "在世")},
    {"dead", QT_TRANSLATE_NOOP("Words", "过世")},
};

constexpr Word visitStates[] = {
    {"normal", QT_TRANSLATE_NOOP("Words", "可以上门")},
    {"refuses", QT_TRANSLATE_NOOP("Words", "不愿被访")},
    {"quiet_hours", QT_TRANSLATE_NOOP("Words", "有时段别敲门")},
};

constexpr Word roles[] = {
    {"grid_worker", QT_TRANSLATE_NOOP("Words", "网格员")},
    {"grid_leader", QT_TRANSLATE_NOOP("Words", "网格长")},
    {"centre_household", QT_TRANSLATE_NOOP("Words", "党员中心户")},
    {"steward", QT_TRANSLATE_NOOP("Words", "党员楼栋长")},
    {"volunteer", QT_TRANSLATE_NOOP("Words", "志愿者")},
    {"community", QT_TRANSLATE_NOOP("Words", "社区")},
    {"subdistrict", QT_TRANSLATE_NOOP("Words", "街道")},
    {"district", QT_TRANSLATE_NOOP("Words", "区")},
    {"department", QT_TRANSLATE_NOOP("Words", "部门")},
    {"unit", QT_TRANSLATE_NOOP("Words", "结对单位")},
    {"admin", QT_TRANSLATE_NOOP("Words", "管理员")},
};

constexpr Word consentPurposes[] = {
    {"visit_record", QT_TRANSLATE_NOOP("Words", "记下走访")},
    {"contact_share", QT_TRANSLATE_NOOP("Words", "把电话给照看的人")},
    {"care_service", QT_TRANSLATE_NOOP("Words", "安排关爱服务")},
    {"photo", QT_TRANSLATE_NOOP("Words", "拍照")},
};

constexpr Word consentBases[] = {
    {"spoken", QT_TRANSLATE_NOOP("Words", "口头")},
    {"written", QT_TRANSLATE_NOOP("Words", "签字")},
    {"guardian", QT_TRANSLATE_NOOP("Words", "监护人")},
};

Codes districtCodes;

bool isChinese() { return QLocale().language() == QLocale::Chinese; }

struct NamedList {
    const char* name;
    std::span<const Word> words;
};

constexpr NamedList lists[] = {
    {"visit_outcome", outcomes},
    {"visit_purpose", purposes},
    {"occupancy", occupancies},
    {"care_category", careTags},
    {"sex", sexes},
    {"relation", relations},
    {"marital_status", maritals},
    {"education", educations},
    {"employment", employments},
    {"political_status", politicals},
    {"life_status", lives},
    {"visit_state", visitStates},
    {"role", roles},
    {"consent_purpose", consentPurposes},
    {"consent_basis", consentBases},
};

std::span<const Word> listNamed(const QString& name) {
    const auto found = std::ranges::find_if(
        lists, [&](const NamedList& list) { return name == QLatin1String(list.name); });
    return found == std::end(lists) ? std::span<const Word>() : found->words;
}

const Word* wordIn(std::span<const Word> words, const QString& code) {
    const auto found = std::ranges::find_if(
        words, [&](const Word& word) { return code == QLatin1String(word.code); });
    return found == words.end() ? nullptr : &*found;
}

QString textIn(std::span<const Word> words, const QString& code) {
    const Word* word = wordIn(words, code);
    return word ? QCoreApplication::translate("Words", word->text) : code;
}

} // namespace

QString Words::outcome(const QString& code) { return textIn(outcomes, code); }
QString Words::purpose(const QString& code) { return textIn(purposes, code); }
QString Words::occupancy(const QString& code) { return textIn(occupancies, code); }
QString Words::careTag(const QString& code) { return textIn(careTags, code); }
QString Words::relation(const QString& code) { return textIn(relations, code); }
QString Words::sex(const QString& code) { return textIn(sexes, code); }
QString Words::role(const QString& code) { return textIn(roles, code); }
QString Words::consentPurpose(const QString& code) { return textIn(consentPurposes, code); }
QString Words::consentBasis(const QString& code) { return textIn(consentBases, code); }

QString Words::outcomeIcon(const QString& code) {
    const Word* word = wordIn(outcomes, code);
    return QLatin1String(word ? word->icon : "unknown");
}

QString Words::outcomeTone(const QString& code) {
    const Word* word = wordIn(outcomes, code);
    return QLatin1String(word ? word->tone : "");
}

QString Words::code(const QString& list, const QString& code) {
    const auto words = listNamed(list);
    return words.empty() ? choice(list, code) : textIn(words, code);
}

QStringList Words::codesOf(const QString& list) {
    QStringList codes;
    for (const Word& word : listNamed(list))
        codes.append(QLatin1String(word.code));
    if (const auto* other = codes.isEmpty() ? codeListNamed(list.toStdString()) : nullptr)
        for (const auto& code : other->codes)
            codes.append(QString::fromUtf8(code.code.data(), qsizetype(code.code.size())));
    return codes;
}

QStringList Words::offered(const QString& list, const QString& current, qint64 nowMs) {
    const auto* open = codeListNamed(list.toStdString());
    if (!open || !open->isOpen())
        return codesOf(list);
    const std::string today = localDateOf(nowMs).text();
    QStringList codes;
    for (const auto& known : districtCodes.of(*open)) {
        const QString code = QString::fromStdString(known.code);
        if (known.isOfferedOn(today) || code == current)
            codes.append(code);
    }
    if (!current.isEmpty() && !codes.contains(current))
        codes.append(current); // not known here
    return codes;
}

QString Words::choice(const QString& list, const QString& code, bool isYesNo) {
    if (isYesNo)
        return code == QLatin1String("1") ? tr("是") : tr("否");
    const auto* codes = codeListNamed(list.toStdString());
    if (!codes)
        return code;
    if (codes->isOpen()) {
        const auto known = districtCodes.find(*codes, code.toStdString());
        return known ? QString::fromStdString(isChinese() ? known->zh : known->en) : code;
    }
    const auto* known = codes->find(code.toStdString());
    return known ? QString::fromUtf8(isChinese() ? known->zh : known->en) : code;
}

void Words::learn(const Codes& codes) { districtCodes = codes; }

} // namespace banyan::ui
