#include "ui/widgets/each_second.h"

#include <QEvent>
#include <QWidget>

namespace socklens {

EachSecond::EachSecond(MonitorSession& session, QWidget* widget, std::function<void()> show) : QTimer(widget) {
    setInterval(std::chrono::seconds(1));
    callOnTimeout(widget, std::move(show));
    connect(&session, &MonitorSession::updated, this, [this] {
        if (isActive()) start();   // anew: what came with the sample is not shown twice
    });
    widget->installEventFilter(this);
    if (widget->isVisible()) start();
}

bool EachSecond::eventFilter(QObject* widget, QEvent* event) {
    if (event->type() == QEvent::Show) start();
    if (event->type() == QEvent::Hide) stop();
    return QTimer::eventFilter(widget, event);
}

}   // namespace socklens
