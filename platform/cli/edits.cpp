#include "core/schema/civildate.h"
#include "core/usecases/cases.h"
#include "core/usecases/editor.h"
#include "core/usecases/merges.h"
#include "core/usecases/service.h"
#include "core/usecases/visits.h"
#include "platform/cli/commands.h"
#include "platform/cli/output.h"

#include <charconv>
#include <cstdio>

namespace banyan::cli {

namespace {

// FIELD=VALUE words from `at` on; the fault is a usage error.
bool fieldsFrom(const std::vector<std::string>& words, std::size_t at,
                std::vector<FieldText>& fields) {
    for (; at < words.size(); ++at) {
        const auto equals = words[at].find('=');
        if (equals == std::string::npos || equals == 0)
            return false;
        fields.push_back({words[at].substr(0, equals), words[at].substr(equals + 1)});
    }
    return true;
}

std::optional<Uuid> idFrom(const std::string& text, Error& error) {
    auto id = Uuid::fromText(text);
    if (!id)
        error = {ErrorCode::Invalid, "an id looks like 018f4a6e-7c1d-7e2a-9b3c-5d6e7f809102"};
    return id;
}

int done(const Result<Recorded>& recorded, const Arguments& arguments, bool printsId = false) {
    if (!recorded)
        return refuse(recorded.error());
    if (arguments.isJson)
        printJson(QJsonObject{{q("id"), q(recorded->record.text())}});
    else if (printsId)
        print(recorded->record.text());
    return exitDone;
}

// What is so already is done: a script may say it twice.
int doneWith(const Uuid& id, const Result<Recorded>& recorded, const Arguments& arguments) {
    if (recorded || recorded.error().code != ErrorCode::Unchanged)
        return done(recorded, arguments);
    if (arguments.isJson)
        printJson(QJsonObject{{q("id"), q(id.text())}, {q("unchanged"), true}});
    return exitDone;
}

bool timeFrom(const std::string& text, std::int64_t& ms) {
    if (text.empty())
        return true;
    const auto parsed = parseIso(text);
    ms = parsed.value_or(0);
    return parsed.has_value();
}

constexpr const char* fieldForm = "a field is given as FIELD=VALUE";
constexpr const char* timeForm = "--observed-at is a time such as 2026-05-28T16:20";

} // namespace

int Phone::create(const Arguments& arguments) {
    std::vector<FieldText> fields;
    if (!fieldsFrom(arguments.words, 2, fields))
        return usage(fieldForm);
    return done(Editor(*m_store).create(arguments.words[1], fields), arguments, true);
}

int Phone::set(const Arguments& arguments) {
    std::vector<FieldText> fields;
    std::int64_t observedAtMs = 0;
    if (!fieldsFrom(arguments.words, 3, fields))
        return usage(fieldForm);
    if (!timeFrom(arguments.observedAt, observedAtMs))
        return usage(timeForm);
    Error error;
    const auto id = idFrom(arguments.words[2], error);
    if (!id)
        return refuse(error);
    return doneWith(*id, Editor(*m_store).set(arguments.words[1], *id, fields, observedAtMs),
                    arguments);
}

int Phone::change(const Arguments& arguments) {
    Error error;
    const auto id = idFrom(arguments.words[2], error);
    if (!id)
        return refuse(error);
    Editor editor(*m_store);
    const auto& words = arguments.words;
    return doneWith(*id,
                    words[0] == "add" ? editor.add(words[1], *id, words[3], words[4])
                                      : editor.remove(words[1], *id, words[3], words[4]),
                    arguments);
}

int Phone::erase(const Arguments& arguments) {
    Error error;
    const auto id = idFrom(arguments.words[2], error);
    if (!id)
        return refuse(error);
    if (arguments.words[0] == "delete")
        return done(Editor(*m_store).removeRecord(arguments.words[1], *id, arguments.reason),
                    arguments);
    const auto* spec = entitySpec(arguments.words[1]);
    if (!spec)
        return refuse({ErrorCode::NotFound, "there is no entity " + arguments.words[1]});
    return done(Service(*m_store).erase(spec->id, *id, arguments.reason), arguments);
}

int Phone::merge(const Arguments& arguments) {
    Error error;
    const auto* spec = entitySpec(arguments.words[1]);
    if (!spec)
        return refuse({ErrorCode::NotFound, "there is no entity " + arguments.words[1]});
    const auto id = idFrom(arguments.words[2], error);
    if (!id)
        return refuse(error);
    Merges merges(*m_store);
    if (arguments.words[0] == "merge") {
        const auto survivor = idFrom(arguments.words[3], error);
        return survivor ? done(merges.merge(spec->id, *id, *survivor), arguments) : refuse(error);
    }
    const auto later = merges.laterEdits(spec->id, *id);
    const auto recorded = merges.unmerge(spec->id, *id);
    if (recorded && later && !arguments.isJson)
        for (const auto& edit : *later)
            std::fprintf(stderr, "check whom this concerns: %s = %s\n", edit.field.c_str(),
                         edit.value.c_str());
    return done(recorded, arguments);
}

int Phone::visit(const Arguments& arguments) {
    if (arguments.outcome.empty())
        return usage("visit needs --outcome");
    Error error;
    const auto household = idFrom(arguments.words[1], error);
    if (!household)
        return refuse(error);
    VisitDraft draft;
    draft.household = *household;
    draft.outcome = arguments.outcome;
    if (!arguments.purpose.empty())
        draft.purpose = arguments.purpose;
    draft.note = arguments.note;
    if (!timeFrom(arguments.observedAt, draft.observedAtMs))
        return usage(timeForm);
    return done(Visits(*m_store).recordVisit(draft), arguments, true);
}

int Phone::resolve(const Arguments& arguments) {
    if (arguments.hasTake == arguments.hasValue)
        return usage("resolve needs either --take N or --value V");
    Error error;
    const auto id = idFrom(arguments.words[1], error);
    if (!id)
        return refuse(error);
    CaseDecision decision;
    if (arguments.hasTake)
        decision.take = static_cast<std::size_t>(arguments.take - 1);
    decision.text = arguments.value;
    decision.reason = arguments.reason;
    return done(Cases(*m_store).settleCase(*id, decision), arguments);
}

namespace {

bool numberFrom(const std::string& text, std::int64_t& number) {
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
    return fault == std::errc() && end == text.data() + text.size();
}

} // namespace

int Phone::withdraw(const Arguments& arguments) {
    std::int64_t number = 0;
    if (!numberFrom(arguments.words[1], number))
        return usage("set-aside work is named by its number, as attention lists it");
    const auto status = Outbox(*m_store).withdraw(number, arguments.reason);
    if (!status)
        return refuse(status.error());
    if (arguments.isJson)
        printJson(QJsonObject{{q("number"), static_cast<qint64>(number)}});
    return exitDone;
}

int Phone::resend(const Arguments& arguments) {
    std::int64_t number = 0;
    if (!numberFrom(arguments.words[1], number))
        return usage("set-aside work is named by its number, as attention lists it");
    const auto again = Outbox(*m_store).resend(number);
    if (!again)
        return refuse(again.error());
    if (arguments.isJson)
        printJson(QJsonObject{{q("number"), static_cast<qint64>(*again)}});
    return exitDone;
}

} // namespace banyan::cli
