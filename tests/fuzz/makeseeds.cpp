#include "core/cbor.h"
#include "sync/client/enrolmenturi.h"
#include "sync/protocol/codec.h"
#include "tests/core/tables/xlsxparts.h"
#include "tests/sync/support/samples.h"

#include <QDir>
#include <QFile>
#include <cstdio>

using namespace banyan;

namespace {

QDir root;

// A file in the folder of a target.
void seed(const char* target, const char* name, const std::string& bytes) {
    const QString folder = QLatin1String(target);
    QFile file(root.filePath(folder + QLatin1Char('/') + QLatin1String(name)));
    if (!root.mkpath(folder) || !file.open(QFile::WriteOnly)
        || file.write(bytes.data(), qint64(bytes.size())) != qint64(bytes.size()))
        qFatal("cannot write %s", qPrintable(file.fileName()));
}

// A message below its compression.
std::string plain(const std::string& message) {
    return *unpacked(message, limits::unpackedBytesMax);
}

void seedMessages() {
    const SyncRequest request = samples::request();
    const SyncAnswer answer = samples::answer();
    const EnrolAnswer enrolled{1,      request.device,      "token",  request.device,
                               "王芳", "grid_worker",       "榕城区", request.device,
                               42,     std::string(32, 'k')};
    seed("syncrequest", "whole", plain(encode(request)));
    seed("syncrequest", "empty", plain(encode(SyncRequest{})));
    seed("syncanswer", "whole", plain(encode(answer)));
    seed("syncanswer", "empty", plain(encode(SyncAnswer{})));
    for (std::size_t i = 0; i < answer.pages.size(); ++i) {
        SyncAnswer page;
        page.pages = {answer.pages[i]};
        seed("syncanswer", i == 0 ? "first_pull" : "rows", plain(encode(page)));
    }
    seed("enrolment", "request", plain(encode(EnrolRequest{1, "banyan/test", "ABCD2345", ""})));
    seed("enrolment", "answer", plain(encode(enrolled)));
    seed("enrolment", "refused", plain(encode(Refused{ErrorCode::Revoked, "revoked"})));
    seed("people", "request", plain(encode(PeopleRequest{1, request.device, {}})));
    seed("people", "answer", plain(encode(samples::people())));
    seed("people", "invite", plain(encode(InviteRequest{1, request.device, request.device})));
    seed("people", "invited", plain(encode(InviteAnswer{1, "banyan://enrol?v=1", 42})));
    seed("people", "revoke", plain(encode(RevokeRequest{1, request.device, true})));
    seed("people", "revoked", plain(encode(RevokeAnswer{1, DeviceState::Stolen})));
    seed("envelope", "request", encode(request));
    seed("envelope", "answer", encode(answer));
    for (const Action& action : request.actions)
        seed("action", action.first == 1 ? "create" : "set", encodeAction(action));
    seed("action", "values", encodeValues(request.actions[0].changes[0].values));

    CborWriter bundle;
    bundle.array(5);
    bundle.id(request.device);
    bundle.text("token");
    bundle.bytes(std::string(32, 'k'));
    bundle.integer(1'780'000'000'000);
    bundle.bytes(encode(request));
    bundle.endArray();
    seed("bundle", "opened", bundle.take());
    CborWriter reply;
    reply.array(1);
    reply.bytes(encode(answer));
    reply.endArray();
    seed("bundle", "reply", reply.take());
    CborWriter value;
    value.value(std::string("林秀英"));
    seed("cbor", "text", value.take());
}

void seedTexts() {
    seed("csvtable", "people", "门牌,姓名\r\n3-2-501,\"陈,小明\"\r\n");
    const std::string sheet = "<s><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c s=\"1\"><v>33239"
                              "</v></c><c t=\"inlineStr\"><is><t>陈</t></is></c></row></s>";
    seed("xlsxtable", "sheet", '\0' + sheet);
    seed("xlsxtable", "book", '\5' + test::XlsxParts(sheet).bytes());
    seed("enrolmenturi", "name", enrolmentUriText({"office.example", 8443, {1, 2, 3}, "ABCD2345"}));
    seed("enrolmenturi", "ipv6", enrolmentUriText({"::1", 443, {}, "ABCD2345"}));
    seed("httprequest", "post",
         "\x07POST /v1/sync HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer t\r\n"
         "Content-Length: 3\r\n\r\nabcGET /healthz HTTP/1.1\r\nHost: a\r\n\r\n");
    seed("httprequest", "chunked",
         "\x03POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\n"
         "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n");
    const std::string entries = R"([{"at":1,"by":"01a20bec-2743-7000-b7c7-7385ffbfae6a",)"
                                R"("key":"3d52f5cc06a72697","t":"门铃"}])";
    const std::string values[] = {
        "445299195003070017",        "13900130017", "445202001001001", "2026-05-28",
        "2026-05-28T09:30:00+08:00", "买买提·吐逊", R"(["a","b"])",    entries};
    int number = 0;
    for (const std::string& value : values)
        seed("values", std::to_string(++number).c_str(), value);
}

} // namespace

// Writes what the fuzz targets begin with, a folder each.
int main(int argc, char** argv) {
    if (argc != 2) {
        std::fprintf(stderr, "makeseeds DIR\n");
        return 2;
    }
    root = QDir(QString::fromLocal8Bit(argv[1]));
    seedMessages();
    seedTexts();
    return 0;
}
