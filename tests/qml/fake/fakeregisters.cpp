// What the invented grid has in its registers, and its period report.
#include "core/report/reporttext.h"
#include "core/schema/workflow.h"
#include "core/usecases/registers.h"
#include "qml/viewmodels/store/fieldform.h"
#include "tests/qml/fake/fakebackend.h"

namespace banyan::ui {

namespace {

QString u(const char* text) { return QString::fromUtf8(text); }
QString u(std::string_view text) { return QString::fromUtf8(text.data(), qsizetype(text.size())); }

struct Known {
    const char* title;
    const char* state;
    const char* day;
    bool isLate;
    bool isUnsent;
};

constexpr Known knownProblems[] = {
    {"3栋2单元楼道水管漏水，五楼到一楼都湿了", "reported", "2026-05-28", false, true},
    {"消防通道堆放旧家具", "handling", "2026-05-20", true, false},
    {"巷口路灯不亮", "dispatched", "2026-05-26", false, false},
    {"楼下店铺夜间噪音", "closed", "2026-05-11", false, false},
};

// Whoever uses the fake leads a grid.
bool mayStep(const Step& step) { return step.roles & mask(Role::GridLeader); }

const Known* knownNamed(const QString& title) {
    const auto found = std::ranges::find_if(
        knownProblems, [&](const Known& known) { return title == u(known.title); });
    return found == std::end(knownProblems) ? nullptr : found;
}

bool isAskedFor(const Known& known, const RegisterAsk& ask) {
    const bool isOpen = !workflows::problem.isEnd(known.state);
    const bool isWaiting = ask.inbox.isEmpty() || (ask.inbox == u("problems_late") && known.isLate)
                           || (ask.inbox == u("to_verify") && u(known.state) == u("reported"));
    return ask.entity == u("problem") && u(known.title).contains(ask.text)
           && (isOpen || !ask.openOnly) && isWaiting
           && (ask.state.isEmpty() || ask.state == u(known.state));
}

QString codeValueOf(std::string_view field) {
    if (field == "list")
        return u("problem_category");
    if (field == "code")
        return u("facilities.charger");
    if (field == "name")
        return u("充电桩故障");
    if (field == "name_en")
        return u("Charging point out of order");
    if (field == "valid_from")
        return u("2026-05-01");
    return {};
}

QString valueOf(std::string_view field) {
    if (field == "title")
        return u(knownProblems[0].title);
    if (field == "category")
        return u("facilities.water");
    if (field == "place")
        return u("榕园小区3栋2单元");
    if (field == "urgency")
        return u("soon");
    if (field == "description")
        return u("早上七点发现，五楼水表井漏，楼梯很滑。已放警示牌。");
    if (field == "reported_at")
        return u("2026-05-28T16:20");
    return {};
}

} // namespace

void FakeBackend::registers(QObject* context, Reply<std::vector<RegisterKindRow>> reply) {
    std::vector<RegisterKindRow> rows;
    int number = 3;
    for (const auto& part : registerParts())
        for (const EntityId entity : part.entities) {
            const auto& spec = specOf(entity);
            number = (number * 7 + 5) % 43;
            const bool isProblem = entity == EntityId::Problem;
            rows.push_back(
                {u(part.key), u(spec.name), isProblem ? 4 : number, isProblem ? 3 : 0, isProblem});
        }
    answer<std::vector<RegisterKindRow>>(context, std::move(reply), rows);
}

void FakeBackend::registerRows(const RegisterAsk& ask, int offset, int count, QObject* context,
                               Reply<Slice<RegisterRow>> reply) {
    Slice<RegisterRow> slice;
    std::vector<RegisterRow> all;
    for (const auto& known : knownProblems) {
        RegisterRow row{u(known.title),     u(known.title), u(known.state),
                        u("problem_state"), u(known.day),   u("第1网格"),
                        known.isLate,       known.isUnsent, {}};
        for (const auto& step : workflows::problem.steps)
            if (mayStep(step) && step.from == known.state)
                row.steps << u(step.to);
        if (isAskedFor(known, ask))
            all.push_back(std::move(row));
    }
    if (ask.entity == u("org_unit"))
        for (const char* unit : {"进贤社区", "东山街道办事处", "区住房和城乡建设局"})
            all.push_back({u(unit), u(unit), {}, {}, u("2026-01-01"), {}, false, false, {}});
    if (ask.entity == u("code_entry"))
        for (const char* name : {"充电桩故障", "犬只扰民", "遛狗不牵绳"})
            all.push_back({u(name),
                           u(name),
                           {},
                           {},
                           u("2026-05-01"),
                           {},
                           false,
                           false,
                           {},
                           u("problem_category"),
                           u("open_list")});
    if (ask.sort == u("title"))
        std::ranges::sort(all, {}, &RegisterRow::title);
    slice.total = int(all.size());
    for (int at = offset; at < std::min(offset + count, slice.total); ++at)
        slice.rows.push_back(all[std::size_t(at)]);
    answer<Slice<RegisterRow>>(context, std::move(reply), slice);
}

void FakeBackend::inboxes(QObject* context, Reply<std::vector<InboxRow>> reply) {
    std::vector<InboxRow> rows;
    if (!m_attention.empty()) // not in the quiet mood
        rows = {{u("to_verify"), u("problem"), 1},
                {u("mine_to_handle"), u("problem"), 2},
                {u("problems_late"), u("problem"), 1},
                {u("cases"), {}, 2},
                {u("set_aside"), {}, 1}};
    answer<std::vector<InboxRow>>(context, std::move(reply), rows);
}

void FakeBackend::registerTools(const RegisterAsk& ask, QObject* context,
                                Reply<RegisterToolsValue> reply) {
    RegisterToolsValue tools;
    tools.mayCreate = true;
    if (ask.entity == u("problem")) {
        tools.stateList = u("problem_state");
        tools.categoryList = u("problem_category");
        tools.states = {{u("reported"), {}, 1},
                        {u("dispatched"), {}, 1},
                        {u("handling"), {}, 1},
                        {u("closed"), {}, 1}};
        tools.categories = {
            {u("environment"), {}, 1}, {u("fire"), {}, 1}, {u("facilities"), {}, 2}};
        tools.units = {{u("grid-1"), u("进贤社区第1网格"), 3},
                       {u("grid-2"), u("进贤社区第2网格"), 1}};
        tools.hasDue = true;
        tools.assignable = {{u("handler"), u("org_unit")}, {u("assignee"), u("user")}};
    }
    if (ask.entity == u("code_entry")) {
        tools.categoryList = u("open_list");
        tools.categories = {{u("problem_category"), {}, 3}, {u("need_kind"), {}, 1}};
    }
    answer<RegisterToolsValue>(context, std::move(reply), tools);
}

void FakeBackend::doEach(const EachAsk& ask, QObject* context, Reply<int> progressed,
                         Reply<EachResult> reply) {
    EachResult result;
    for (const QString& id : ask.ids) {
        if (m_diskFullAfter == result.done) {
            result.stoppedBy = ErrorCode::Storage;
            result.untried = int(ask.ids.size()) - result.done - int(result.left.size());
            break;
        }
        const Known* known = knownNamed(id);
        const auto* step =
            known ? workflows::problem.step(known->state, ask.state.toStdString()) : nullptr;
        if (known && (ask.state.isEmpty() || (step && mayStep(*step))))
            ++result.done;
        else
            result.left.push_back({id, known ? u(known->state) : QString(),
                                   known ? ErrorCode::Conflict : ErrorCode::NotFound});
    }
    m_eachAsks.push_back(ask);
    answer<int>(context, std::move(progressed), int(result.left.size()) + result.done);
    answer<EachResult>(context, std::move(reply), result);
    Q_EMIT recorded();
    Q_EMIT changed({});
}

void FakeBackend::registerRecord(const QString& entity, const QString& id, QObject* context,
                                 Reply<RegisterRecordValue> reply) {
    const auto* spec = entitySpec(entity.toStdString());
    if (!spec || m_undoneActions.contains(id)) {
        answer<RegisterRecordValue>(context, std::move(reply), Error{ErrorCode::NotFound, ""});
        return;
    }
    RegisterRecordValue record;
    record.entity = entity;
    record.id = id;
    record.title = spec->id == EntityId::Campaign ? u("60 岁以上老人疫苗接种敲门行动") : id;
    // A problem is before a grid leader, all else before a desk.
    const bool isProblem = spec->id == EntityId::Problem;
    const Role reader = isProblem ? Role::GridLeader : Role::Community;
    for (const auto& field : spec->fields) {
        if (id.isEmpty() || !field.workflow)
            continue;
        record.state = m_stepTaken.isEmpty() ? u(field.workflow->beginnings.back()) : m_stepTaken;
        if (isProblem && m_stepTaken.isEmpty())
            record.state = u("reported");
        record.stateList = u(field.workflow->name);
        for (const auto& step : field.workflow->steps)
            if (record.state == u(step.from) && step.roles & mask(reader))
                record.steps.push_back({u(step.to), u(step.asks)});
    }
    for (const auto& field : spec->fields) {
        if (field.workflow || field.officeOnly)
            continue;
        RegisterFieldRow row = rowOf(field);
        const bool isCode = spec->id == EntityId::CodeEntry;
        if (!id.isEmpty())
            row.value = isCode ? codeValueOf(field.name) : valueOf(field.name);
        if (field.name == std::string_view("title") && !id.isEmpty() && !isProblem)
            row.value = record.title;
        if (row.form == u("references") && !id.isEmpty()) {
            row.value = u("unit-1,grid-1");
            row.named = {{u("unit-1"), u("进贤社区")}, {u("grid-1"), u("进贤社区第一网格")}};
        }
        row.editable = row.form != u("list");
        record.fields.push_back(std::move(row));
    }
    answer<RegisterRecordValue>(context, std::move(reply), record);
}

void FakeBackend::takeStep(const StepAsk& step, QObject* context, Reply<Done> reply) {
    m_stepsTaken.push_back(step);
    m_stepTaken = step.state;
    answer<Done>(context, std::move(reply), Done{});
    Q_EMIT recorded();
    Q_EMIT changed({});
}

void FakeBackend::saveRegisterRecord(const RegisterSave& save, QObject* context,
                                     Reply<SavedRecord> reply) {
    m_registerSaves.push_back(save);
    const auto title =
        std::ranges::find(save.values, u("title"), &std::pair<QString, QString>::first);
    if (title == save.values.end() && save.id.isEmpty()) {
        answer<SavedRecord>(context, std::move(reply), Error{ErrorCode::Invalid, "title"});
    } else {
        const bool isRaised = save.id.isEmpty() && save.entity == u("problem");
        SavedRecord saved;
        saved.recordId = save.id.isEmpty() ? title->second : save.id;
        saved.actionId = saved.recordId;
        for (std::size_t at = 0; at < save.photos.size(); ++at)
            if (m_isFull)
                ++saved.photosLeftOut;
            else
                keepPhoto({save.entity, saved.recordId});
        if (isRaised)
            saved.undoUntilMs = nowMs() + undoSpanMs;
        answer<SavedRecord>(context, std::move(reply), saved);
        if (isRaised)
            Q_EMIT problemRaised(saved);
    }
    Q_EMIT recorded();
}

void FakeBackend::report(const ReportAsk& ask, QObject* context, Reply<ReportValue> reply) {
    if (ask.to < ask.from) {
        answer<ReportValue>(context, std::move(reply), Error{ErrorCode::Invalid, "period"});
        return;
    }
    ReportValue report;
    report.asOfMs = nowMs() - 60'000;
    int number = 7;
    for (const auto& indicator : indicators()) {
        number = (number * 13 + 11) % 211;
        report.figures.push_back({u(indicator.part), u(indicator.key),
                                  u(specOf(indicator.entity).name), QString::number(number),
                                  indicator.of ? QString::number(number + 9) : QString()});
    }
    answer<ReportValue>(context, std::move(reply), report);
}

} // namespace banyan::ui
