#pragma once

#include "sync/client/enrolment.h"
#include "sync/office/accounts.h"
#include "tests/bench/measure.h"

#include <QProcess>
#include <functional>
#include <string>

namespace banyan::bench {

// An office in a folder, served by a banyan-office of its own process, so that its memory and its
// processor time are its alone. On the main thread.
class ServedOffice {
public:
    explicit ServedOffice(QString folder)
        : m_folder(std::move(folder)) {}
    ~ServedOffice() { stop(); }

    // Fills the folder with an office that holds the demo of a size ("grid", "district") and whose
    // search is up to date, as an office's is that has run for a while.
    void makeDemo(const char* size);
    // The same, from the folder kept for it, where it is made when it is not there.
    void takeDistrict(const BenchOptions& options);
    // An office without anything in it.
    void makeEmpty();
    // Work on the office's data while nobody serves it; in one transaction.
    void change(const std::function<void(Store&, Chronicle&, Accounts&)>& work);

    void serve();
    void stop();
    const OfficeAddress& address() const { return m_address; }
    qint64 process() const { return m_process.processId(); }

private:
    QString m_folder;
    QProcess m_process;
    OfficeAddress m_address;
};

// A program of the project, built beside this one.
QString besideMe(const char* name);
// Starts one that ends when this program does, however it does.
void startBeside(QProcess& process, const char* program, const QStringList& words);

} // namespace banyan::bench
