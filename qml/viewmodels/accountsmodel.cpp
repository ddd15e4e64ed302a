#include "qml/viewmodels/accountsmodel.h"

#include "qml/viewmodels/words.h"

#include <algorithm>
#include <tuple>

namespace banyan::ui {

namespace {

class AccountWords {
    Q_DECLARE_TR_FUNCTIONS(AccountsModel)

public:
    static QString section(const AccountRow& row) {
        return row.scopes.empty() ? tr("还没有分配网格或单位") : row.scopes.front().name;
    }
    static QString line(const AccountRow& row) {
        QStringList parts{Words::role(row.role), row.account};
        if (row.scopes.size() > 1)
            parts << tr("共 %n 处", nullptr, int(row.scopes.size()));
        return Words::joined(parts);
    }
    static QString trailing(const AccountRow& row) {
        const int inUse = devicesInUse(row);
        return inUse > 0 ? tr("%n 台设备", nullptr, inUse) : tr("没有设备");
    }
    static int devicesInUse(const AccountRow& row) {
        return int(
            std::ranges::count(row.devices, QStringLiteral("active"), &AccountDevice::state));
    }
};

QString orderOf(const AccountRow& row) {
    return row.scopes.empty() ? QString() : row.scopes.front().code;
}

bool holds(const AccountRow& row, const QString& text) {
    const auto isIn = [&](const QString& words) {
        return words.contains(text, Qt::CaseInsensitive);
    };
    return isIn(row.name) || isIn(row.account)
           || std::ranges::any_of(row.scopes, [&](const AccountScope& scope) {
                  return isIn(scope.name) || scope.code.startsWith(text);
              });
}

} // namespace

AccountsModel::AccountsModel(QObject* parent)
    : ViewModel(parent)
    , m_rows(
          {{"userId", [](const AccountRow& row) { return row.userId; }},
           {"section", AccountWords::section},
           {"title", [](const AccountRow& row) { return row.name; }},
           {"line", AccountWords::line},
           {"trailing", AccountWords::trailing},
           {"markIcon", [](const AccountRow& row) { return Words::account(row).icon; }},
           {"markTone", [](const AccountRow& row) { return Words::account(row).tone; }},
           {"markText", [](const AccountRow& row) { return Words::account(row).text; }}},
          [](const AccountRow& row) { return row.userId; }, this) {}

void AccountsModel::load() {
    if (m_isBusy)
        return;
    m_isBusy = true;
    Q_EMIT shown();
    backend()->accounts(this, [this](const Result<std::vector<AccountRow>>& accounts) {
        m_isBusy = false;
        setProblem(accounts ? QString() : Words::accountsUnread(accounts.error().code));
        if (accounts) {
            m_accounts = *accounts;
            std::ranges::stable_sort(m_accounts, [](const AccountRow& a, const AccountRow& b) {
                return std::make_tuple(orderOf(a), a.name) < std::make_tuple(orderOf(b), b.name);
            });
            setReady();
        }
        show();
    });
}

void AccountsModel::show() {
    std::vector<AccountRow> rows;
    for (const AccountRow& account : m_accounts)
        if (holds(account, m_text))
            rows.push_back(account);
    m_rows.setRows(std::move(rows));
    Q_EMIT shown();
}

void AccountsModel::setText(const QString& text) {
    m_text = text.trimmed();
    show();
}

QString AccountsModel::summary() const {
    if (!ready())
        return m_isBusy ? tr("正在问中心…") : QString();
    int inUse = 0;
    for (const AccountRow& account : m_accounts)
        inUse += AccountWords::devicesInUse(account);
    return Words::joined(
        {tr("%n 人", nullptr, int(m_accounts.size())), tr("%n 台设备在用", nullptr, inUse)});
}

} // namespace banyan::ui
