#include "core/usecases/vcard.h"

#include <string_view>

namespace banyan {

namespace {

std::string escaped(std::string_view text) {
    std::string out;
    for (const char letter : text) {
        if (letter == '\r')
            continue;
        if (letter == ',' || letter == ';' || letter == '\\')
            out += '\\';
        out += letter == '\n' ? std::string("\\n") : std::string(1, letter);
    }
    return out;
}

} // namespace

std::string vCardText(const VCard& card) {
    std::string text = "BEGIN:VCARD\r\nVERSION:3.0\r\n";
    text += "N:" + escaped(card.name) + ";;;;\r\nFN:" + escaped(card.name) + "\r\n";
    if (!card.post.empty())
        text += "TITLE:" + escaped(card.post) + "\r\n";
    if (!card.organisation.empty())
        text += "ORG:" + escaped(card.organisation) + "\r\n";
    if (!card.phone.empty())
        text += "TEL:" + escaped(card.phone) + "\r\n";
    return text + "END:VCARD\r\n";
}

} // namespace banyan
