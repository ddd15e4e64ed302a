#pragma once

#include "qml/viewmodels/values/account.h"
#include "qml/viewmodels/values/attention.h"
#include "qml/viewmodels/values/campaign.h"
#include "qml/viewmodels/values/departure.h"
#include "qml/viewmodels/values/duplicate.h"
#include "qml/viewmodels/values/import.h"
#include "qml/viewmodels/values/register.h"
#include "qml/viewmodels/values/reminder.h"
#include "qml/viewmodels/values/syncstatus.h"

#include <QCoreApplication>
#include <QString>
#include <QStringList>

namespace banyan {
class Codes;
} // namespace banyan

namespace banyan::ui {

// A state as people see it: a shape, a colour's name and a word.
struct Mark {
    QString icon;
    QString tone;
    QString text;
};

// The only place where codes, times and errors become what people read. Pure functions of their
// arguments, the installed translator, the default locale and the district's codes. An unknown code
// (a newer office's, or one whose entry has not come yet) is shown as it is rather than hidden.
class Words {
    Q_DECLARE_TR_FUNCTIONS(Words)

public:
    // Codes of the core's lists.
    static QString outcome(const QString& code);
    static QString outcomeIcon(const QString& code);
    static QString outcomeTone(const QString& code);
    static QString purpose(const QString& code);
    static QString occupancy(const QString& code);
    static QString careTag(const QString& code);
    static QString relation(const QString& code);
    static QString sex(const QString& code);
    static QString role(const QString& code);
    static QString consentPurpose(const QString& code);
    static QString consentBasis(const QString& code);
    static QString code(const QString& list, const QString& code); // by the list's name
    static QStringList codesOf(const QString& list);               // in the order people expect
    // Those that may be chosen now, with `current`, which stands whatever has become of its code.
    static QStringList offered(const QString& list, const QString& current, qint64 nowMs);
    // The district's codes from now on, as a translator is installed. GUI thread, which is also the
    // only one that may ask for codes of open lists.
    static void learn(const Codes& codes);

    // Of registers: kinds of records, their fields, parts of the method, figures of the report.
    // In the registry's own words.
    static QString entity(const QString& name);
    static QString registryField(const QString& entity, const QString& field);
    static QString part(const QString& key);
    static QString reportPart(const QString& part);
    static QString figure(const QString& key);
    static QString choice(const QString& list, const QString& code, bool isYesNo = false);
    // What one does to bring a record from one state to another: "分派", "退回".
    static QString step(const QString& stateList, const QString& from, const QString& to);
    static QString inbox(const QString& key); // "问题待核实"
    static bool isLateInbox(const QString& key);
    // Why one of several records was left as it is.
    static QString notDone(const QString& stateList, const EachResult::Left& left);
    static QString notHere(); // a record that this device does not hold

    static QString field(const QString& name);
    static QString value(const QString& codeList, const QString& value); // "" → "没有写"
    static QString actionKind(const QString& kind);
    static QString verdict(const QString& code);
    static QString setAsideReason(const QString& code);
    static QString problem(ErrorCode code);
    static QString codeEntryProblem(ErrorCode code); // of one that could not be saved
    static QString syncProblem(ErrorCode code);

    // Places and people.
    static QString stair(const Place& place); // "榕园小区 3栋2单元"
    static QString address(const Place& place);
    static QString household(const QString& headName); // "陈小明家"
    static QString people(int count);
    static QString personLine(const Person& person); // "户主 · 男 · 58"
    static QString writtenAt(const QString& place);  // "在门口"
    static QString maskedPhone(const QString& phone);
    static QString joined(const QStringList& parts); // with the middle dot
    static QString listed(const QStringList& parts); // with the enumeration comma

    // States.
    static Mark due(const DoorRow& row, qint64 nowMs);
    static Mark sync(RecordSync state, qint64 confirmedAtMs, qint64 nowMs);
    static QString doorLine(const DoorRow& row, qint64 nowMs); // "2 人 · 今天到期"

    // Records that are one. `entity`: resident, household, dwelling.
    static QString duplicateTitle(const QString& entity);
    static QString together(const QString& entity); // "是同一个人"
    static QString apart(const QString& entity);    // "是两个人"
    static QString sideTitle(const QString& entity, const DuplicateSide& side);
    static QString mergedName(const MergedRecord& merged);
    static QString counted(const QString& entity, int count); // "3 次走访"

    // Photos.
    static Mark photo(const PhotoRow& photo);
    static QString photoSentence(const PhotoRow& photo);
    static QString photoProblem(ErrorCode code);

    // Tables to be imported.
    static QString importFault(const ImportFault& fault);
    static QString tableProblem(ErrorCode code);
    static QString importStopped(ErrorCode code, int line); // at that row of the table

    // Times, in the phone's zone.
    static QString moment(qint64 atMs, qint64 nowMs); // "今天 09:05", "昨天 16:20", "10月18日"
    static QString day(qint64 atMs, qint64 nowMs);
    static QString clock(qint64 atMs);
    static QString timeSpan(qint64 ms); // "12 分钟", "3 小时", "2 天"

    // People and their devices.
    static Mark account(const AccountRow& row);                   // that it has ended
    static QString validity(const AccountRow& row, qint64 nowMs); // "5月1日起在岗"
    static QString device(const AccountDevice& device);           // its name
    static QString deviceLine(const AccountDevice& device, qint64 nowMs);
    static Mark deviceState(const AccountDevice& device);
    static QString ofUnsentWork(bool stolen);        // what becomes of it when a device is revoked
    static QString until(qint64 atMs, qint64 nowMs); // "12月2日 14:55"
    static QString accountsUnread(ErrorCode code);   // why they could not be read
    static QString accountProblem(ErrorCode code);   // why nothing was done

    // Pages for reading.
    static QString distance(double kilometres); // "320 米", "1.2 公里"; "" when not known
    static QString branch(const QString& kind, const QString& branch);
    static QString orgLevel(const QString& code);  // of a folder: "部门", "结对单位"
    static QString date(const QString& isoDay);    // "5月28日 周四"
    static Mark policyState(const QString& state); // current, coming, expired, superseded

    // Attention and sync.
    static Mark attention(const AttentionRow& row);
    static QString caseTitle(const QString& kind);
    static QString caseQuestion(const QString& kind);
    static QString caseChoice(const QString& code);
    static QString caseOutcome(const AttentionRow& row); // "用了「陈晓明」"
    static QString setAsideLine(const SetAsideLine& line);
    static QString formHint(const QString& form); // what it must look like
    static QString syncSentence(const SyncStatus& status, qint64 nowMs);
    static Mark syncProblemMark(ErrorCode code); // without words
    static QString bundleProblem(ErrorCode code);
    static QString unsentPill(const SyncStatus& status);
    static QString departure(const Departure& departure);
    static QString departureLine(const Departure& departure, qint64 nowMs); // which doors, when

    // What the day brings, and knock campaigns.
    static QString dayOf(const QString& isoDay, qint64 nowMs);  // "2026-06-11" → "昨天"
    static Mark reminder(const ReminderRow& row, qint64 nowMs); // its text: what it is, and when
    static QString campaignShare(const CampaignShareRow& row, qint64 nowMs);
    static QString campaignRound(int round); // "第 2 轮"
    static Mark campaignDoor(const CampaignDoorRow& row);
    static QString campaignProblem(ErrorCode code);
};

} // namespace banyan::ui
