// The bottom of the window: how many sockets, how long the last look took, and what could not be seen and why.
// The screen's thread.
#pragma once

#include "app/core/lasting_count.h"
#include "app/core/snapshot.h"

#include <QStatusBar>
#include <functional>

class QAction;
class QLabel;
class QToolButton;

namespace socklens {

class IconLabel;

class StatusLine final : public QStatusBar {
    Q_OBJECT

public:
    explicit StatusLine(QWidget* parent = nullptr);

    /// `interval` is what was asked for between two samples.
    void show(const Snapshot& snapshot, std::chrono::milliseconds interval);
    void setPaused(bool paused);
    /// Is offered beside unknown owners, while it asks for more rights; the answer may change when the action
    /// does.
    void setUnlockAction(QAction* action, std::function<bool()> asks);

private:
    QString sampleText(const Snapshot& snapshot, std::chrono::milliseconds interval);
    void showHidden(const Snapshot& snapshot);
    static QString reasonForHidden(const Snapshot& snapshot);
    void offerUnlock();

    QLabel* m_sockets;
    QLabel* m_sample;
    IconLabel* m_hiddenIcon;
    QLabel* m_hidden;
    QToolButton* m_unlock;
    std::function<bool()> m_asks = [] { return false; };   ///< whether `m_unlock` does
    QLabel* m_notes;
    QLabel* m_paused;
    LastingCount m_lastingHidden;
    std::chrono::nanoseconds m_costBefore{};   ///< of the sample before
};

}   // namespace socklens
