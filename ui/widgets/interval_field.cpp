#include "ui/widgets/interval_field.h"

#include "app/session/monitor_session.h"

namespace socklens {

namespace {

double seconds(std::chrono::milliseconds interval) {
    return std::chrono::duration<double>(interval).count();
}

}   // namespace

IntervalField::IntervalField(QWidget* parent) : QDoubleSpinBox(parent) {
    setDecimals(3);   // before the range, which it would round
    setRange(seconds(MonitorSession::shortestInterval), seconds(MonitorSession::longestInterval));
    setSingleStep(0.5);
    setSuffix(tr(" s", "seconds"));
    setToolTip(tr("How often to look at the sockets, in seconds"));
    setAccessibleName(tr("Interval in seconds"));
    connect(this, &QDoubleSpinBox::valueChanged, this,
            [this](double value) { Q_EMIT intervalChanged(std::chrono::milliseconds(qRound(value * 1000))); });
}

void IntervalField::setInterval(std::chrono::milliseconds interval) {
    setValue(seconds(interval));
}

QString IntervalField::textFromValue(double value) const {
    QString text = QDoubleSpinBox::textFromValue(value);
    const QString point = locale().decimalPoint();
    while (text.contains(point) && (text.endsWith(locale().zeroDigit()) || text.endsWith(point))) text.chop(1);
    return text;
}

}   // namespace socklens
