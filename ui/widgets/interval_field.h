// How often to look at the sockets, in seconds, within what is possible. The screen's thread; cannot fail.
#pragma once

#include <QDoubleSpinBox>
#include <chrono>

namespace socklens {

class IntervalField final : public QDoubleSpinBox {
    Q_OBJECT

public:
    explicit IntervalField(QWidget* parent = nullptr);

    void setInterval(std::chrono::milliseconds interval);

    /// Without zeros that say nothing: 1, 2.5, 0.75.
    QString textFromValue(double value) const override;

Q_SIGNALS:
    void intervalChanged(std::chrono::milliseconds interval);
};

}   // namespace socklens
