// What the button of a step says: what one does, where the state's own name says how it then is.
#include "qml/viewmodels/words.h"

#include <algorithm>
#include <iterator>

namespace banyan::ui {

namespace {

struct StepWord {
    const char* list;
    const char* from; // "": from wherever it has no words of its own
    const char* to;
    const char* text;
};

constexpr StepWord words[] = {
    {"task_state", "", "done", QT_TRANSLATE_NOOP("Words", "办好了")},
    {"task_state", "", "cancelled", QT_TRANSLATE_NOOP("Words", "取消")},
    {"task_state", "", "open", QT_TRANSLATE_NOOP("Words", "重新办")},
    {"case_state", "", "decided", QT_TRANSLATE_NOOP("Words", "定下来")},

    {"problem_state", "", "reported", QT_TRANSLATE_NOOP("Words", "重新上报")},
    {"problem_state", "", "verified", QT_TRANSLATE_NOOP("Words", "核实属实")},
    {"problem_state", "", "filed", QT_TRANSLATE_NOOP("Words", "立案")},
    {"problem_state", "", "self_handled", QT_TRANSLATE_NOOP("Words", "自己办好了")},
    {"problem_state", "", "dispatched", QT_TRANSLATE_NOOP("Words", "分派")},
    {"problem_state", "", "handling", QT_TRANSLATE_NOOP("Words", "开始办")},
    {"problem_state", "suspended", "handling", QT_TRANSLATE_NOOP("Words", "接着办")},
    {"problem_state", "extended", "handling", QT_TRANSLATE_NOOP("Words", "接着办")},
    {"problem_state", "checked", "handling", QT_TRANSLATE_NOOP("Words", "没办好，再办")},
    {"problem_state", "closed", "handling", QT_TRANSLATE_NOOP("Words", "重新办")},
    {"problem_state", "", "checked", QT_TRANSLATE_NOOP("Words", "办完了，送核查")},
    {"problem_state", "self_handled", "checked", QT_TRANSLATE_NOOP("Words", "送去核查")},
    {"problem_state", "", "closed", QT_TRANSLATE_NOOP("Words", "办结")},
    {"problem_state", "", "returned", QT_TRANSLATE_NOOP("Words", "退回")},
    {"problem_state", "", "suspended", QT_TRANSLATE_NOOP("Words", "挂起")},
    {"problem_state", "", "extended", QT_TRANSLATE_NOOP("Words", "延期")},
    {"problem_state", "", "withdrawn", QT_TRANSLATE_NOOP("Words", "撤回")},
    {"problem_state", "", "escalated", QT_TRANSLATE_NOOP("Words", "报上级")},

    {"mediation_state", "", "applied", QT_TRANSLATE_NOOP("Words", "重新受理")},
    {"mediation_state", "", "mediating", QT_TRANSLATE_NOOP("Words", "再调解")},
    {"mediation_state", "applied", "mediating", QT_TRANSLATE_NOOP("Words", "开始调解")},
    {"mediation_state", "", "agreed", QT_TRANSLATE_NOOP("Words", "调解成了")},
    {"mediation_state", "", "failed", QT_TRANSLATE_NOOP("Words", "没调解成")},
    {"mediation_state", "", "followed_up", QT_TRANSLATE_NOOP("Words", "回访过了")},
    {"mediation_state", "", "withdrawn", QT_TRANSLATE_NOOP("Words", "撤回")},

    {"whistle_state", "", "answered", QT_TRANSLATE_NOOP("Words", "报到")},
    {"whistle_state", "handled", "answered", QT_TRANSLATE_NOOP("Words", "没办好，再办")},
    {"whistle_state", "rated", "answered", QT_TRANSLATE_NOOP("Words", "没办好，再办")},
    {"whistle_state", "", "handled", QT_TRANSLATE_NOOP("Words", "办完了")},
    {"whistle_state", "", "rated", QT_TRANSLATE_NOOP("Words", "评价")},
    {"whistle_state", "", "escalated", QT_TRANSLATE_NOOP("Words", "报上级")},
    {"whistle_state", "", "withdrawn", QT_TRANSLATE_NOOP("Words", "撤回")},

    {"agenda_state", "", "done", QT_TRANSLATE_NOOP("Words", "办好了")},
    {"agenda_state", "", "carried_over", QT_TRANSLATE_NOOP("Words", "转到下次")},
    {"agenda_state", "", "open", QT_TRANSLATE_NOOP("Words", "重新办")},

    {"agreement_state", "", "fulfilled", QT_TRANSLATE_NOOP("Words", "履行完了")},
    {"agreement_state", "", "ended", QT_TRANSLATE_NOOP("Words", "终止")},
    {"agreement_state", "", "signed", QT_TRANSLATE_NOOP("Words", "继续履行")},

    {"topic_state", "", "raised", QT_TRANSLATE_NOOP("Words", "重新提出")},
    {"topic_state", "", "accepted", QT_TRANSLATE_NOOP("Words", "受理")},
    {"topic_state", "in_session", "accepted", QT_TRANSLATE_NOOP("Words", "改天再议")},
    {"topic_state", "", "declined", QT_TRANSLATE_NOOP("Words", "不受理")},
    {"topic_state", "", "in_session", QT_TRANSLATE_NOOP("Words", "再议")},
    {"topic_state", "accepted", "in_session", QT_TRANSLATE_NOOP("Words", "开始议事")},
    {"topic_state", "", "resolved", QT_TRANSLATE_NOOP("Words", "议定了")},
    {"topic_state", "", "followed_up", QT_TRANSLATE_NOOP("Words", "落实了")},
    {"topic_state", "", "closed", QT_TRANSLATE_NOOP("Words", "办结")},

    {"need_state", "", "open", QT_TRANSLATE_NOOP("Words", "重新对接")},
    {"need_state", "", "matched", QT_TRANSLATE_NOOP("Words", "对接好了")},
    {"need_state", "", "served", QT_TRANSLATE_NOOP("Words", "服务过了")},
    {"need_state", "", "closed", QT_TRANSLATE_NOOP("Words", "办结")},
    {"need_state", "", "withdrawn", QT_TRANSLATE_NOOP("Words", "撤回")},

    {"campaign_state", "", "running", QT_TRANSLATE_NOOP("Words", "开始")},
    {"campaign_state", "ended", "running", QT_TRANSLATE_NOOP("Words", "接着做")},
    {"campaign_state", "", "ended", QT_TRANSLATE_NOOP("Words", "结束")},
    {"campaign_state", "", "cancelled", QT_TRANSLATE_NOOP("Words", "取消")},

    {"feedback_state", "", "sent", QT_TRANSLATE_NOOP("Words", "再问一次")},
    {"feedback_state", "", "answered", QT_TRANSLATE_NOOP("Words", "答复了")},
    {"feedback_state", "", "closed", QT_TRANSLATE_NOOP("Words", "解决了")},
};

} // namespace

QString Words::step(const QString& stateList, const QString& from, const QString& to) {
    const auto find = [&](const QString& origin) {
        return std::ranges::find_if(words, [&](const StepWord& word) {
            return stateList == QLatin1String(word.list) && origin == QLatin1String(word.from)
                   && to == QLatin1String(word.to);
        });
    };
    auto found = find(from);
    if (found == std::end(words))
        found = find({});
    return found == std::end(words) ? code(stateList, to) // of a newer office
                                    : QCoreApplication::translate("Words", found->text);
}

} // namespace banyan::ui
