#pragma once

#include <QImage>
#include <QString>

namespace banyan::ui {

// The text of the first QR code in a picture; empty when there is none. CPU work of some tens of
// milliseconds: call it off the GUI thread for pictures from a camera.
QString textOfQrPicture(const QImage& picture);

} // namespace banyan::ui
