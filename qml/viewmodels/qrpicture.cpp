#include "qml/viewmodels/qrpicture.h"

#define ZX_USE_UTF8 1 // text() as in ZXing 2
#include <ZXing/ReadBarcode.h>

namespace banyan::ui {

namespace {

constexpr int sideMax = 2000; // pixels; a code filling a tenth of a camera picture survives

} // namespace

QString textOfQrPicture(const QImage& picture) {
    if (picture.isNull())
        return {};
    QImage grey = picture.convertToFormat(QImage::Format_Grayscale8);
    if (std::max(grey.width(), grey.height()) > sideMax)
        grey = grey.scaled(sideMax, sideMax, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    const ZXing::ImageView view(grey.constBits(), grey.width(), grey.height(),
                                ZXing::ImageFormat::Lum, int(grey.bytesPerLine()));
    ZXing::DecodeHints hints;
    hints.setFormats(ZXing::BarcodeFormat::QRCode);
    hints.setTryHarder(true);
    hints.setTryRotate(true);
    const ZXing::Result result = ZXing::ReadBarcode(view, hints);
    return result.isValid() ? QString::fromStdString(result.text()) : QString();
}

} // namespace banyan::ui
