// What runs down on the screen does so between samples too, be they ten seconds apart or paused: calls once a
// second while a widget is visible, counted from the newest sample. The screen's thread; a child of the widget.
#pragma once

#include "app/session/monitor_session.h"

#include <QTimer>
#include <functional>

class QWidget;

namespace socklens {

class EachSecond final : public QTimer {
    Q_OBJECT

public:
    EachSecond(MonitorSession& session, QWidget* widget, std::function<void()> show);

protected:
    bool eventFilter(QObject* widget, QEvent* event) override;
};

}   // namespace socklens
