#pragma once

#include <QStringList>

class QQuickItem;
class QQuickWindow;

namespace banyan::ui {

// Looks a page over as a careful reader would: no text cut or running out of its place, every
// target as large as a thumb needs, everything that can be tapped has an object name and says what
// it is. One line for each fault.
QStringList inspect(QQuickWindow* window, int targetMin);

} // namespace banyan::ui
