#include "ui/style/clear_indicators.h"

#include "ui/style/state_palette.h"

#include <QPainter>
#include <QStyleOption>

namespace socklens {

namespace {

/// Its text comes on top of it.
void drawPressed(const QStyleOption& option, QPainter& painter) {
    QColor colour = option.palette.color(QPalette::Highlight);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(colour);
    colour.setAlphaF(0.45F);
    painter.setBrush(colour);
    painter.drawRoundedRect(QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5), 2, 2);
    painter.restore();
}

}   // namespace

void ClearIndicators::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                                    const QWidget* widget) const {
    QProxyStyle::drawPrimitive(element, option, painter, widget);
    if (!isDark(option->palette)) return;
    if (element == PE_PanelButtonTool && option->state.testFlag(State_On)) return drawPressed(*option, *painter);
    const bool isBox = element == PE_IndicatorCheckBox;
    const bool isRadio = element == PE_IndicatorRadioButton;
    if (!isBox && !isRadio) return;
    QColor outline = option->palette.color(QPalette::WindowText);
    outline.setAlphaF(0.55F);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(outline);
    painter->setBrush(Qt::NoBrush);
    const QRectF edge = QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5);
    if (isBox)
        painter->drawRoundedRect(edge, 2, 2);
    else
        painter->drawEllipse(edge);
    painter->restore();
}

int ClearIndicators::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                               QStyleHintReturn* answer) const {
    if (hint == SH_EtchDisabledText || hint == SH_DialogButtonBox_ButtonsHaveIcons) return 0;
    return QProxyStyle::styleHint(hint, option, widget, answer);
}

QSize ClearIndicators::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                                        const QWidget* widget) const {
    constexpr int air = 12;
    const QSize natural = QProxyStyle::sizeFromContents(type, option, size, widget);
    return type == CT_PushButton ? natural + QSize(air, 0) : natural;
}

}   // namespace socklens
