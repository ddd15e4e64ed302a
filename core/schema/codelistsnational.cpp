// Lists that a national standard fixes. Chinese names are the standard's own.

#include "core/schema/codelist.h"

namespace banyan {

namespace {

constexpr Code sexCodes[] = {
    {"0", "未知的性别", "Unknown"},
    {"1", "男", "Male"},
    {"2", "女", "Female"},
    {"9", "未说明的性别", "Not stated"},
};

constexpr Code maritalCodes[] = {
    {"10", "未婚", "Never married"},
    {"20", "已婚", "Married"},
    {"21", "初婚", "First marriage"},
    {"22", "再婚", "Remarried"},
    {"23", "复婚", "Remarried to the same spouse"},
    {"30", "丧偶", "Widowed"},
    {"40", "离婚", "Divorced"},
    {"90", "未说明的婚姻状况", "Not stated"},
};

constexpr Code politicalCodes[] = {
    {"01", "中国共产党党员", "Party member"},
    {"02", "中国共产党预备党员", "Probationary party member"},
    {"03", "中国共产主义青年团团员", "Youth League member"},
    {"04", "中国国民党革命委员会会员", "Revolutionary Committee of the Kuomintang"},
    {"05", "中国民主同盟盟员", "China Democratic League"},
    {"06", "中国民主建国会会员", "China National Democratic Construction Association"},
    {"07", "中国民主促进会会员", "China Association for Promoting Democracy"},
    {"08", "中国农工民主党党员", "Chinese Peasants' and Workers' Democratic Party"},
    {"09", "中国致公党党员", "China Zhi Gong Party"},
    {"10", "九三学社社员", "Jiusan Society"},
    {"11", "台湾民主自治同盟盟员", "Taiwan Democratic Self-Government League"},
    {"12", "无党派民主人士", "Democrat without party"},
    {"13", "群众", "No party (the masses)"},
};

constexpr Code educationCodes[] = {
    {"10", "研究生教育", "Postgraduate"},
    {"20", "大学本科教育", "Bachelor's degree"},
    {"30", "大学专科教育", "Junior college"},
    {"40", "中等职业教育", "Secondary vocational school"},
    {"60", "普通高级中学教育", "Senior high school"},
    {"70", "初级中学教育", "Junior high school"},
    {"80", "小学教育", "Primary school"},
    {"90", "其他", "Other"},
};

constexpr Code nationalityCodes[] = {
    {"01", "汉族", "Han"},
    {"02", "蒙古族", "Mongol"},
    {"03", "回族", "Hui"},
    {"04", "藏族", "Zang"},
    {"05", "维吾尔族", "Uygur"},
    {"06", "苗族", "Miao"},
    {"07", "彝族", "Yi"},
    {"08", "壮族", "Zhuang"},
    {"09", "布依族", "Buyei"},
    {"10", "朝鲜族", "Chosen"},
    {"11", "满族", "Man"},
    {"12", "侗族", "Dong"},
    {"13", "瑶族", "Yao"},
    {"14", "白族", "Bai"},
    {"15", "土家族", "Tujia"},
    {"16", "哈尼族", "Hani"},
    {"17", "哈萨克族", "Kazak"},
    {"18", "傣族", "Dai"},
    {"19", "黎族", "Li"},
    {"20", "傈僳族", "Lisu"},
    {"21", "佤族", "Va"},
    {"22", "畲族", "She"},
    {"23", "高山族", "Gaoshan"},
    {"24", "拉祜族", "Lahu"},
    {"25", "水族", "Sui"},
    {"26", "东乡族", "Dongxiang"},
    {"27", "纳西族", "Naxi"},
    {"28", "景颇族", "Jingpo"},
    {"29", "柯尔克孜族", "Kirgiz"},
    {"30", "土族", "Tu"},
    {"31", "达斡尔族", "Daur"},
    {"32", "仫佬族", "Mulao"},
    {"33", "羌族", "Qiang"},
    {"34", "布朗族", "Blang"},
    {"35", "撒拉族", "Salar"},
    {"36", "毛南族", "Maonan"},
    {"37", "仡佬族", "Gelao"},
    {"38", "锡伯族", "Xibe"},
    {"39", "阿昌族", "Achang"},
    {"40", "普米族", "Pumi"},
    {"41", "塔吉克族", "Tajik"},
    {"42", "怒族", "Nu"},
    {"43", "乌孜别克族", "Uzbek"},
    {"44", "俄罗斯族", "Russ"},
    {"45", "鄂温克族", "Ewenki"},
    {"46", "德昂族", "Deang"},
    {"47", "保安族", "Bonan"},
    {"48", "裕固族", "Yugur"},
    {"49", "京族", "Gin"},
    {"50", "塔塔尔族", "Tatar"},
    {"51", "独龙族", "Derung"},
    {"52", "鄂伦春族", "Oroqen"},
    {"53", "赫哲族", "Hezhen"},
    {"54", "门巴族", "Monba"},
    {"55", "珞巴族", "Lhoba"},
    {"56", "基诺族", "Jino"},
    {"97", "其他", "Other"},
    {"98", "外国血统中国籍人士", "Chinese national of foreign descent"},
};

} // namespace

namespace codes {

const CodeList sex{"sex", "GB/T 2261.1", sexCodes};
const CodeList maritalStatus{"marital_status", "GB/T 2261.2", maritalCodes};
const CodeList politicalStatus{"political_status", "GB/T 4762", politicalCodes};
const CodeList education{"education", "GB/T 4658", educationCodes};
const CodeList nationality{"nationality", "GB/T 3304", nationalityCodes};

} // namespace codes

} // namespace banyan
