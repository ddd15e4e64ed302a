#include "core/demo/demonames.h"

namespace banyan::demo {

namespace {

constexpr const char* surnames[] = {
    "陈", "林", "黄", "吴", "郑", "蔡",   "张", "李", "王", "杨", "许", "谢", "郭", "洪", "曾",
    "刘", "罗", "徐", "江", "孙", "周",   "朱", "何", "彭", "方", "卢", "邱", "陆", "余", "姚",
    "魏", "袁", "倪", "丁", "沈", "胡",   "赵", "温", "翁", "苏", "佘", "庄", "纪", "潘", "谭",
    "欧", "吕", "辜", "单", "仇", "欧阳", "区", "解", "马", "钟", "廖", "詹", "赖", "巫", "蓝",
};
constexpr int surnameWeights[] = {
    150, 120, 105, 75, 58, 42, 40, 38, 36, 34, 33, 28, 26, 20, 18, // the first fifteen
    18,  16,  15,  14, 14, 13, 12, 11, 11, 10, 10, 9,  9,  8,  8,  // to 姚
    8,   7,   7,   7,  6,  6,  6,  6,  6,  5,  5,  5,  5,  5,  4,  // to 谭
    4,   4,   3,   2,  1,  2,  2,  1,  4,  4,  3,  3,  3,  2,  2,
};
static_assert(std::size(surnames) == std::size(surnameWeights));

struct Era {
    int until; // birth year
    int singlePermille;
    std::string_view menFirst, menLast;
    std::string_view womenFirst, womenLast;
};

constexpr Era eras[] = {
    {1955, 120, "炳锡汉镇木振喜炎潮木亚廷绍明国财有文宗德",
     "潮松木炎喜顺和丰贵祥泉坤荣财兴发城河成通", "惜秀巧玉月美桂兰素金银淑婵瑞舜清惠春莲赛",
     "兰英娇珠卿花凤如吟贞惜香枝莲娥妹音云清秋"},
    {1975, 90, "国建志文明伟永少俊树汉卫东楚泽绍庆锐跃春",
     "平华强辉明伟雄生民军光荣龙群忠城鹏武新林", "丽秀惠燕少淑玉美雪巧晓佩素碧婵爱锦彩妙楚",
     "芳珍玲华丽萍娟云霞卿君娥虹琴香璇贞如燕娜"},
    {1995, 160, "晓伟泽俊嘉志少楚佳锐梓浩炜创逸培旭凯斯镇",
     "明鹏涛斌豪杰彬锋滨锐生鸿燕锦坚城宏铭辉标", "晓燕婷丽佳思洁楚少雪嘉晓婉静敏妙映丹琳纯",
     "敏婷玲娜纯洁璇珊莹虹芸燕妍丹琪如旋薇君文"},
    {9999, 110, "梓浩宇子嘉泽俊奕睿晨铭逸皓承景思卓圳彦柏",
     "轩涵豪睿宇泽晨杰铭霖瀚琛安航锋然煜诚楷烁", "梓欣诗子雨可语若思芷佳艺嘉静悦芯馨晴沐依",
     "涵怡彤萱琪瑶妍晴桐萌钰蕊潼媛恩婷淇宁言昕"},
};

std::string_view anyOf(Dice& dice, std::string_view characters) {
    const int count = static_cast<int>(characters.size() / 3);
    return characterAt(characters, static_cast<std::size_t>(dice.between(0, count - 1)));
}

} // namespace

std::string surname(Dice& dice) { return surnames[dice.weighted(surnameWeights)]; }

std::string givenName(Dice& dice, bool isMan, int birthYear) {
    const Era* era = eras;
    while (birthYear > era->until)
        ++era;
    const auto last = anyOf(dice, isMan ? era->menLast : era->womenLast);
    if (dice.chance(era->singlePermille))
        return std::string(last);
    const auto first = anyOf(dice, isMan ? era->menFirst : era->womenFirst);
    return std::string(first) + std::string(last);
}

} // namespace banyan::demo
