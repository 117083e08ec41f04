#include "tests/bench/stage.h"

#include "app/models/socket_model.h"
#include "tests/gui/input.h"

#include <QApplication>
#include <QHeaderView>
#include <QLineEdit>
#include <QTimer>
#include <algorithm>
#include <ctime>

namespace socklens::bench {

namespace {

double millisecondsOfThread() {
    timespec used{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &used);
    return static_cast<double>(used.tv_sec) * 1e3 + static_cast<double>(used.tv_nsec) / 1e6;
}

}   // namespace

Stage::Stage() : m_table(m_scene.table()), m_model(*qobject_cast<const SocketModel*>(m_table.model())) {
    connect(&m_model, &SocketModel::rearranged, this, [this] {
        ++m_rearranged;
        m_isPainted = false;
    });
    m_table.viewport()->installEventFilter(this);
    m_scene.window().resize(1300, 900);
    QApplication::processEvents();
}

bool Stage::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Paint) m_isPainted = true;
    return QObject::eventFilter(watched, event);
}

Turn Stage::measure(const std::function<void()>& act, const std::function<bool()>& isThere) {
    Turn turn;
    const int before = m_rearranged;
    m_isPainted = false;
    QTimer patience;   // wakes the loop where nothing else does any more
    patience.start(1000);
    QElapsedTimer watch;
    watch.start();
    const auto timed = [&](const std::function<void()>& work) {
        const double begin = millisecondsOfThread();
        work();
        const double took = millisecondsOfThread() - begin;
        turn.busy += took;
        turn.longest = std::max(turn.longest, took);
    };
    timed(act);
    while (m_rearranged == before || !m_isPainted || !isThere()) {
        if (watch.elapsed() > 60'000) throw std::runtime_error("bench: the rows do not come");
        timed([] { QApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents); });
    }
    turn.wall = static_cast<double>(watch.nsecsElapsed()) / 1e6;
    timed([] { QApplication::processEvents(); });
    return turn;
}

Turn Stage::show(const SnapshotPointer& snapshot) {
    return measure([&] { m_scene.probe().show(snapshot); },
                   [&] { return m_model.picture().snapshot == snapshot; });
}

Turn Stage::type(Qt::Key letter) {
    auto& field = test::visible<QLineEdit>(m_scene.window(), QStringLiteral("Filter"));
    field.setFocus();
    return measure([&] { test::press(letter); }, [] { return true; });
}

Turn Stage::clickHeader(const char* title) {
    QHeaderView& header = *m_table.horizontalHeader();
    const int section = test::columnOf(m_table, QString::fromUtf8(title));
    const QPoint middle(header.sectionViewportPosition(section) + header.sectionSize(section) / 2,
                        header.height() / 2);
    return measure([&] { test::clickAt(*header.viewport(), middle); }, [] { return true; });
}

int Stage::rows() const {
    return m_model.rowCount();
}

}   // namespace socklens::bench
