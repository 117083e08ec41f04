#include "ui/style/state_badge.h"

#include "ui/style/state_palette.h"

#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPainterPath>
#include <QPalette>
#include <QPixmap>

#include <algorithm>

namespace socklens {

namespace {

/// The shape in a square of side 1 around the origin. Areas are about equal, so that none looks more important.
QPainterPath shape(StateGroup group) {
    QPainterPath path;
    switch (group) {
    case StateGroup::Listen:   // a ring: open for whoever comes
        path.addEllipse({0, 0}, 0.46, 0.46);
        path.addEllipse({0, 0}, 0.2, 0.2);
        break;
    case StateGroup::Opening:   // points up
        path.addPolygon(QPolygonF({{0, -0.46}, {0.48, 0.4}, {-0.48, 0.4}}));
        path.closeSubpath();
        break;
    case StateGroup::Established: path.addEllipse({0, 0}, 0.44, 0.44); break;
    case StateGroup::Closing:   // points down
        path.addPolygon(QPolygonF({{0, 0.46}, {0.48, -0.4}, {-0.48, -0.4}}));
        path.closeSubpath();
        break;
    case StateGroup::CloseWait:
        path.addPolygon(QPolygonF({{0, -0.5}, {0.5, 0}, {0, 0.5}, {-0.5, 0}}));
        path.closeSubpath();
        break;
    case StateGroup::TimeWait:   // an hourglass
        path.addPolygon(
            QPolygonF({{-0.42, -0.46}, {0.42, -0.46}, {0.06, 0}, {0.42, 0.46}, {-0.42, 0.46}, {-0.06, 0}}));
        path.closeSubpath();
        break;
    case StateGroup::Unconnected:   // a plug without a line: a hollow square
        path.addRect(-0.42, -0.42, 0.84, 0.84);
        path.addRect(-0.2, -0.2, 0.4, 0.4);
        break;
    }
    return path;
}

void paintShape(QPainter& painter, const QRectF& area, StateGroup group, const QColor& fill, const QPen& outline) {
    const double side = std::min(area.width(), area.height());
    QTransform place = QTransform::fromTranslate(area.center().x(), area.center().y());
    place.scale(side, side);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(outline);
    painter.setBrush(fill);
    painter.drawPath(place.map(shape(group)));
    painter.restore();
}

class BadgeEngine final : public QIconEngine {
public:
    explicit BadgeEngine(StateGroup group) : m_group(group) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override {
        const QPalette palette = QGuiApplication::palette();
        const double side = std::min(rect.width(), rect.height()) * 0.85;   // air around it, as icons have
        QRectF area(0, 0, side, side);
        area.moveCenter(QRectF(rect).center());
        if (mode == QIcon::Disabled) painter->setOpacity(painter->opacity() * 0.45);
        // On the highlight its colour may drown; an outline in the colour of the text keeps the shape.
        const bool selected = mode == QIcon::Selected;
        const QPen outline =
            selected ? QPen(palette.color(QPalette::HighlightedText), std::max(1.0, side / 12)) : QPen(Qt::NoPen);
        paintShape(*painter, area, m_group, stateColor(m_group, palette), outline);
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect({0, 0}, size), mode, state);
        return pixmap;
    }

    QIconEngine* clone() const override { return new BadgeEngine(*this); }

private:
    StateGroup m_group;
};

}   // namespace

void paintStateBadge(QPainter& painter, const QRectF& area, StateGroup group, const QPalette& palette) {
    paintShape(painter, area, group, stateColor(group, palette), Qt::NoPen);
}

QIcon stateBadge(StateGroup group) {
    return QIcon(new BadgeEngine(group));
}

}   // namespace socklens
