// One of the program's icons as a label that follows the palette. The screen's thread.
#pragma once

#include "ui/style/icons.h"

#include <QLabel>

namespace socklens {

class IconLabel final : public QLabel {
    Q_OBJECT

public:
    explicit IconLabel(IconName name, QWidget* parent = nullptr);

    void setIcon(IconName name);

protected:
    void changeEvent(QEvent* event) override;

private:
    void draw();

    IconName m_name;
};

}   // namespace socklens
