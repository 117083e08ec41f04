// How text looks that only explains: axis labels, process ids. Pure: GUI thread, cannot fail.
#pragma once

#include <QColor>
#include <QFont>
#include <QPalette>

#include <algorithm>

namespace socklens {

/// Readable (4.5:1 and more where the text itself has twice that), but behind the text.
inline QColor quietTextColor(const QPalette& palette, QPalette::ColorRole on = QPalette::Window) {
    const QColor text = palette.color(on == QPalette::Base ? QPalette::Text : QPalette::WindowText);
    const QColor back = palette.color(on);
    constexpr float share = 0.68F;
    const auto mixed = [](float a, float b) { return a * share + b * (1 - share); };
    return QColor::fromRgbF(mixed(text.redF(), back.redF()), mixed(text.greenF(), back.greenF()),
                            mixed(text.blueF(), back.blueF()));
}

inline QFont quietFont(QFont font) {
    if (font.pointSizeF() > 0)
        font.setPointSizeF(std::max(font.pointSizeF() * 0.9, 7.0));
    else
        font.setPixelSize(std::max(font.pixelSize() * 9 / 10, 9));
    return font;
}

}   // namespace socklens
