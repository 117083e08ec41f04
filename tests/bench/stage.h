// The whole window with a table that is sorted and filtered, over a probe that is handed its pictures; every wait
// ends when the rows are painted. Tells what the screen's thread had to do for it. The screen's thread. Errors:
// std::runtime_error where nothing is painted within a minute.
#pragma once

#include "tests/gui/scene.h"

#include <QElapsedTimer>
#include <chrono>
#include <functional>

class QLineEdit;

namespace socklens {
class SocketModel;
}

namespace socklens::bench {

/// In milliseconds.
struct Turn {
    double wall = 0;      ///< until the rows were there
    double busy = 0;      ///< of the screen's thread, all its work for it
    double longest = 0;   ///< without the window answering anything
};

class Stage final : public QObject {
public:
    Stage();

    Turn show(const SnapshotPointer& snapshot);
    Turn type(Qt::Key letter);
    Turn clickHeader(const char* title);
    int rows() const;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    /// From the beginning of `act` until the rows were rearranged and painted and nothing is left to do.
    Turn measure(const std::function<void()>& act, const std::function<bool()>& isThere);

    test::Scene m_scene;
    QTableView& m_table;
    const SocketModel& m_model;
    int m_rearranged = 0;
    bool m_isPainted = false;
};

}   // namespace socklens::bench
