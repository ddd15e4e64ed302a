// What is wrong with a table that somebody chose, and what to do about it.
#include "qml/viewmodels/words.h"

namespace banyan::ui {

namespace {

// What a column's value must look like, by the name a table has for it.
QString hintOf(const QString& column) {
    if (column == QStringLiteral("证件号码"))
        return Words::formHint(QStringLiteral("id_number"));
    if (column == QStringLiteral("电话"))
        return Words::formHint(QStringLiteral("phone"));
    if (column == QStringLiteral("出生日期") || column == QStringLiteral("入住"))
        return Words::formHint(QStringLiteral("date"));
    return {};
}

} // namespace

QString Words::importFault(const ImportFault& fault) {
    const QString column = QString::fromStdString(fault.column);
    const QString detail = QString::fromStdString(fault.detail);
    switch (fault.kind) {
    case ImportFaultKind::Empty:
        return tr("表格是空的");
    case ImportFaultKind::UnknownColumn:
        return tr("不认识「%1」这一列，请删掉或改名").arg(column);
    case ImportFaultKind::ColumnTwice:
        return tr("「%1」有两列，请留一列").arg(column);
    case ImportFaultKind::ColumnMissing:
        return tr("缺「%1」这一列").arg(column);
    case ImportFaultKind::TooWide:
        return tr("比第一行的列名多出几格");
    case ImportFaultKind::WhichGrid:
        return tr("%1：请写是哪个网格").arg(column);
    case ImportFaultKind::NoSuchGrid:
        return tr("%1：没有「%2」这个网格").arg(column, detail);
    case ImportFaultKind::NoSuchPlace:
        return tr("%1：「%2」还没有登记，请先登记").arg(column, detail);
    case ImportFaultKind::PlaceTwice:
        return tr("%1：有两个「%2」，请先合成一个").arg(column, detail);
    case ImportFaultKind::Missing:
        return tr("%1：不能空着").arg(column);
    case ImportFaultKind::WrongValue: {
        const QString hint = hintOf(column);
        return hint.isEmpty() ? tr("%1：写得不对").arg(column)
                              : tr("%1：写得不对（%2）").arg(column, hint);
    }
    case ImportFaultKind::UnknownWord:
        return tr("%1：不认识「%2」").arg(column, detail);
    case ImportFaultKind::NumberTwice:
        return tr("%1：和第 %2 行一样").arg(column, detail);
    case ImportFaultKind::DoorTaken:
        return tr("%1：这一户住着别的人，请到那一户去加人或搬家").arg(column);
    case ImportFaultKind::RegisteredElsewhere:
        return tr("%1：这个人登记在别的门，请办搬家").arg(column);
    case ImportFaultKind::PersonTwice:
        return tr("%1：「%2」在这一户有两行").arg(column, detail);
    case ImportFaultKind::HeadTwice:
        return tr("%1：这一户已经有户主了，只能有一个").arg(column);
    case ImportFaultKind::CellError:
        return tr("%1：这一格的公式算错了（%2），请直接填内容").arg(column, detail);
    }
    return {};
}

QString Words::tableProblem(ErrorCode code) {
    switch (code) {
    case ErrorCode::Garbled:
        return tr("读不出来。请在表格软件里另存为 xlsx 或「CSV UTF-8」，不加密码，再选一次。");
    case ErrorCode::Invalid:
        return tr("有一格的引号没有收尾。请在表格软件里另存一份，再选一次。");
    case ErrorCode::TooLarge:
        return tr("表格太大了：最多 10 万行、64 列，一格 1300 字。请分成几张。");
    case ErrorCode::NotFound:
        return tr("这个文件打不开了，请再选一次。");
    case ErrorCode::Conflict:
        return tr("表格或登记册刚才变了。请再选一次，看过再登记。");
    case ErrorCode::NotAllowed:
        return tr("登记住户表格归社区办，这里登不了。");
    default:
        return problem(code);
    }
}

QString Words::importStopped(ErrorCode code, int line) {
    switch (code) {
    case ErrorCode::Conflict:
        return tr("第 %1 行的门或人，刚才已经有人登记了。").arg(line);
    case ErrorCode::Invalid:
    case ErrorCode::NotFound:
    case ErrorCode::TooLarge:
        return tr("第 %1 行这一户登记不了。请看看这一户的几行，在表格里改好。").arg(line);
    case ErrorCode::NotAllowed:
        return tableProblem(code);
    default:
        return problem(code);
    }
}

} // namespace banyan::ui
