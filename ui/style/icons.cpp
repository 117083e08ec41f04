#include "ui/style/icons.h"

#include "ui/style/state_palette.h"

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QPixmap>
#include <QPixmapCache>
#include <QSvgRenderer>
#include <optional>

// Outside of every namespace: the macro declares a function that the resource compiler defined.
static void ensureResources() {
    Q_INIT_RESOURCE(resources);
}

namespace socklens {

namespace {

const char* fileName(IconName name) {
    switch (name) {
    case IconName::Overview: return "overview";
    case IconName::Sockets: return "sockets";
    case IconName::Processes: return "processes";
    case IconName::Leftovers: return "leftovers";
    case IconName::Ports: return "ports";
    case IconName::Tuning: return "tuning";
    case IconName::Log: return "log";
    case IconName::Compare: return "compare";
    case IconName::Pause: return "pause";
    case IconName::Resume: return "resume";
    case IconName::Export: return "export";
    case IconName::Filter: return "filter";
    case IconName::Saved: return "saved";
    case IconName::Clear: return "clear";
    case IconName::Copy: return "copy";
    case IconName::Terminate: return "terminate";
    case IconName::Kill: return "kill";
    case IconName::Signal: return "signal";
    case IconName::Close: return "close";
    case IconName::Abort: return "abort";
    case IconName::Release: return "release";
    case IconName::Inspect: return "inspect";
    case IconName::Critical: return "critical";
    case IconName::Warning: return "warning";
    case IconName::Info: return "info";
    case IconName::Success: return "success";
    case IconName::Refresh: return "refresh";
    case IconName::Lock: return "lock";
    case IconName::Unlock: return "unlock";
    case IconName::Hidden: return "hidden";
    case IconName::Help: return "help";
    case IconName::Menu: return "menu";
    case IconName::Settings: return "settings";
    }
    return "";
}

QByteArray drawing(const char* name) {
    ensureResources();
    QFile file(QStringLiteral(":/socklens/icons/%1.svg").arg(QLatin1String(name)));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// For light and for dark backgrounds, each with a contrast of 3:1 at least. The drawings differ, too.
struct OwnColor {
    QRgb onLight;
    QRgb onDark;
};

std::optional<OwnColor> ownColor(IconName name) {
    if (name == IconName::Critical) return OwnColor{0xffc44601, 0xffff8a4c};
    if (name == IconName::Warning) return OwnColor{0xff946200, 0xffe6b84d};
    if (name == IconName::Success) return OwnColor{0xff00785a, 0xff4cc9a0};
    return std::nullopt;
}

QColor colorFor(QIcon::Mode mode, const std::optional<OwnColor>& own) {
    const QPalette palette = QGuiApplication::palette();
    switch (mode) {
    case QIcon::Disabled: return palette.color(QPalette::Disabled, QPalette::ButtonText);
    case QIcon::Selected: return palette.color(QPalette::Active, QPalette::HighlightedText);
    case QIcon::Normal:
    case QIcon::Active: break;
    }
    if (own) return QColor::fromRgba(isDark(palette) ? own->onDark : own->onLight);
    return palette.color(QPalette::Active, QPalette::ButtonText);
}

/// `currentColor` of the drawing becomes the colour of the moment. A drawing with colours of its own keeps them.
class SvgEngine final : public QIconEngine {
public:
    explicit SvgEngine(const char* name, std::optional<OwnColor> color = {})
        : m_name(QLatin1String(name)), m_drawing(drawing(name)), m_color(color) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override {
        const double scale = painter->device()->devicePixelRatio();
        painter->drawPixmap(rect, rendered((QSizeF(rect.size()) * scale).toSize(), mode));
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State) override { return rendered(size, mode); }

    QIconEngine* clone() const override { return new SvgEngine(*this); }
    bool isNull() override { return m_drawing.isEmpty(); }

private:
    /// `size` in the pixels of the device.
    QPixmap rendered(const QSize& size, QIcon::Mode mode) const {
        const QString color = colorFor(mode, m_color).name();
        const QString key =
            QStringLiteral("socklens %1 %2 %3x%4").arg(m_name, color).arg(size.width()).arg(size.height());
        QPixmap pixmap;
        if (QPixmapCache::find(key, &pixmap)) return pixmap;

        pixmap = QPixmap(size);
        pixmap.fill(Qt::transparent);
        QSvgRenderer renderer(QByteArray(m_drawing).replace("currentColor", color.toLatin1()));
        renderer.setAspectRatioMode(Qt::KeepAspectRatio);
        QPainter painter(&pixmap);
        renderer.render(&painter);
        painter.end();
        QPixmapCache::insert(key, pixmap);
        return pixmap;
    }

    QString m_name;
    QByteArray m_drawing;
    std::optional<OwnColor> m_color;
};

}   // namespace

QIcon icon(IconName name) {
    return QIcon(new SvgEngine(fileName(name), ownColor(name)));
}

QIcon applicationIcon() {
    // Window managers take pixmaps, so the sizes that they ask for are made here.
    SvgEngine engine("socklens");
    QIcon icon;
    for (const int side : {16, 22, 24, 32, 48, 64, 128, 256})
        icon.addPixmap(engine.pixmap({side, side}, QIcon::Normal, QIcon::Off));
    return icon;
}

}   // namespace socklens
