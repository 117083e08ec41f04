// How many sockets of each group of states, as a bar in the colours of the states. The numbers stand beside it as
// text. The screen's thread.
#pragma once

#include "app/core/state_group.h"

#include <QWidget>

namespace socklens {

class StatesBar final : public QWidget {
    Q_OBJECT

public:
    explicit StatesBar(QWidget* parent = nullptr);

    /// `text`: the same in words.
    void setCounts(const StateCounts& counts, const QString& text);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    StateCounts m_counts;
};

}   // namespace socklens
