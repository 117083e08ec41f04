// What a dialog says and asks: as large as it wants where the screen has room for it, the buttons of the dialog
// included; else it scrolls, and the buttons stay in sight. The screen's thread.
#pragma once

#include <QScrollArea>

namespace socklens {

class ScrolledContent final : public QScrollArea {
    Q_OBJECT

public:
    /// Takes over the content, which must have its layout already.
    ScrolledContent(QWidget* content, QWidget* parent);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
};

}   // namespace socklens
