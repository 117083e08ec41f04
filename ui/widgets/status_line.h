// The bottom of the window: how many sockets, how long the last look took, and what could not be seen and why.
// The screen's thread.
#pragma once

#include "app/core/snapshot.h"

#include <QStatusBar>

class QLabel;

namespace socklens {

class IconLabel;

class StatusLine final : public QStatusBar {
    Q_OBJECT

public:
    explicit StatusLine(QWidget* parent = nullptr);

    void show(const Snapshot& snapshot);
    void setPaused(bool paused);

private:
    QLabel* m_sockets;
    QLabel* m_sample;
    IconLabel* m_hiddenIcon;
    QLabel* m_hidden;
    QLabel* m_notes;
    QLabel* m_paused;
};

}   // namespace socklens
