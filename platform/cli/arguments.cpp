#include "platform/cli/arguments.h"

#include <charconv>
#include <map>
#include <string_view>

namespace banyan::cli {

namespace {

template <typename Number>
bool parseNumber(const std::string& text, Number& number) {
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
    return fault == std::errc() && end == text.data() + text.size() && number > 0;
}

} // namespace

Arguments parseArguments(int count, char** given) {
    Arguments out;
    const std::map<std::string_view, std::string*> texts{
        {"--home", &out.home},       {"--search", &out.search}, {"--outcome", &out.outcome},
        {"--purpose", &out.purpose}, {"--note", &out.note},     {"--observed-at", &out.observedAt},
        {"--value", &out.value},     {"--reason", &out.reason}, {"--caption", &out.caption},
        {"--from", &out.from},       {"--to", &out.to},         {"--unit", &out.unit},
        {"--grid", &out.grid},       {"--care", &out.care},     {"--occupancy", &out.occupancy},
        {"--request", &out.request}};
    const std::map<std::string_view, bool*> switches{{"--json", &out.isJson},
                                                     {"--all", &out.isAll},
                                                     {"--history", &out.withHistory},
                                                     {"--unmask", &out.isUnmasked},
                                                     {"--help", &out.wantsHelp},
                                                     {"-h", &out.wantsHelp},
                                                     {"--keep-position", &out.keepsPosition},
                                                     {"--metered", &out.isMetered},
                                                     {"--confirm", &out.isConfirmed},
                                                     {"--next-round", &out.wantsNextRound},
                                                     {"--cancel", &out.wantsCancel},
                                                     {"--stolen", &out.isStolen},
                                                     {"--attachments", &out.wantsAttachments}};
    bool isOver = false; // after "--" everything is a word
    for (int i = 1; i < count && out.fault.empty(); ++i) {
        const std::string_view word = given[i];
        const auto next = [&]() -> std::string {
            if (i + 1 < count)
                return given[++i];
            out.fault = std::string(word) + " needs a value";
            return {};
        };
        if (isOver || word.empty() || word[0] != '-') {
            out.words.emplace_back(word);
        } else if (word == "--") {
            isOver = true;
        } else if (const auto text = texts.find(word); text != texts.end()) {
            *text->second = next();
            out.hasSearch = out.hasSearch || word == "--search";
            out.hasValue = out.hasValue || word == "--value";
        } else if (const auto flag = switches.find(word); flag != switches.end()) {
            *flag->second = true;
        } else if (word == "--where") {
            out.where.push_back(next());
        } else if (word == "--knocker") {
            out.knockers.push_back(next());
        } else if (word == "--not-reached") {
            if (!parseNumber(next(), out.notReachedDays) && out.fault.empty())
                out.fault = "--not-reached is a number of days from 1";
        } else if (word == "--take") {
            out.hasTake = true;
            if (!parseNumber(next(), out.take) && out.fault.empty())
                out.fault = "--take is a number from 1, as `cases` lists";
        } else if (word == "--limit") {
            if (!parseNumber(next(), out.limit) && out.fault.empty())
                out.fault = "--limit is a number from 1";
        } else {
            out.fault = "there is no option " + std::string(word);
        }
    }
    return out;
}

} // namespace banyan::cli
