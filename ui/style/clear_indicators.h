// The application's style, with check boxes, radio buttons and pressed tool buttons that can be seen on dark
// windows: Fusion draws them darker than the window, which is next to nothing where the window is dark already.
// For the same reason without its print of disabled texts twice and its black icons of buttons, and with air in
// buttons. GUI thread; QApplication owns it.
#pragma once

#include <QProxyStyle>

namespace socklens {

class ClearIndicators final : public QProxyStyle {
    Q_OBJECT

public:
    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget) const override;
    int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                  QStyleHintReturn* answer) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                           const QWidget* widget) const override;
};

}   // namespace socklens
