#include "ui/background/tray_badge.h"

#include "app/models/translated.h"
#include "ui/background/tray_icon.h"
#include "ui/style/icons.h"

#include <QGuiApplication>
#include <QLocale>
#include <QPainter>
#include <QPainterPath>
#include <algorithm>

namespace socklens {

namespace {

constexpr QColor badgeColor(0xc6, 0x28, 0x28);   // white on it: 5.6:1
constexpr std::size_t mostShown = 99;

QString badgeText(std::size_t count) {
    return count > mostShown ? QStringLiteral("%1+").arg(QLocale().toString(static_cast<qulonglong>(mostShown)))
                             : QLocale().toString(static_cast<qulonglong>(count));
}

QPixmap withBadge(QPixmap pixmap, const QString& text) {
    const double side = pixmap.width();
    const double height = std::round(side * 0.64);
    QFont font = QGuiApplication::font();
    font.setBold(true);
    font.setPixelSize(std::max(7, qRound(height * (text.size() > 2 ? 0.72 : 0.88))));
    const double textWidth = QFontMetricsF(font).horizontalAdvance(text);
    const double width = std::min(side, std::max(height, std::round(textWidth + height * 0.35)));
    const QRectF badge(side - width, side - height, width, height);

    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const double gap = std::max(1.0, std::round(side / 22));   // whatever the icon's colours are behind it
    painter.setCompositionMode(QPainter::CompositionMode_Clear);
    painter.setBrush(Qt::black);
    painter.drawRoundedRect(badge.adjusted(-gap, -gap, gap, gap), height / 2.5, height / 2.5);
    painter.setCompositionMode(QPainter::CompositionMode_SourceOver);
    painter.setBrush(badgeColor);
    painter.drawRoundedRect(badge, height / 3, height / 3);

    // As a shape, since fonts have room above and below their figures.
    QPainterPath figures;
    figures.addText(0, 0, font, text);
    const QRectF ink = figures.boundingRect();
    const double fit = std::min(1.0, (width - 2) / ink.width());
    painter.translate(badge.center());
    painter.scale(fit, fit);
    painter.translate(-ink.center());
    painter.fillPath(figures, Qt::white);
    return pixmap;
}

}   // namespace

QIcon iconWithBadge(std::size_t count) {
    QIcon plain = applicationIcon();
    if (count == 0) return plain;
    QIcon icon;
    for (const int side : {16, 22, 24, 32, 44, 48, 64})
        icon.addPixmap(withBadge(plain.pixmap(QSize(side, side), 1.0), badgeText(count)));
    return icon;
}

QString trayToolTip(std::span<const Finding> findings, bool isPaused) {
    QStringList lines;
    if (isPaused) lines << TrayIcon::tr("Paused: this is as it was.", "findings in the tool tip of the panel");
    if (findings.empty()) {
        lines << TrayIcon::tr("Nothing needs attention.");
    } else {
        lines << TrayIcon::tr("%n thing(s) need attention.", nullptr, static_cast<int>(findings.size()))
              << translated(findings.front().title);
    }
    return lines.join(u'\n');
}

}   // namespace socklens
