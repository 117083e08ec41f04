// The whole window over a probe that the test drives. The screen's thread; owns both.
// Errors: std::runtime_error if the window does not become active.
#pragma once

#include "app/session/monitor_session.h"
#include "tests/gui/finding.h"
#include "tests/session/fake_probe.h"
#include "ui/main_window.h"

#include <QMessageBox>
#include <QTableView>
#include <QTreeView>

namespace socklens::test {

class Scene {
public:
    explicit Scene(PageName page = PageName::Sockets);
    explicit Scene(const CommandLine& options);

    /// With the rights of this process; the newest that was made.
    FakeProbe& probe() { return *m_probe; }
    /// The one that is being asked for rights, or has them.
    FakeProbe& elevated() { return *m_elevated; }
    MonitorSession& session() { return m_session; }
    MainWindow& window() { return m_window; }

    /// Its clock stands still but for this: so much later, whoever counts seconds on the screen is told of one.
    /// How many that are.
    int passTime(std::chrono::seconds time);

    QTableView& table() { return visible<QTableView>(m_window, QStringLiteral("Sockets")); }
    QTreeView& tree() { return visible<QTreeView>(m_window, QStringLiteral("Processes and their sockets")); }
    /// The title of the page that is shown.
    QString page();
    /// What the bars above the pages say; empty if none is there.
    QString message();

private:
    std::chrono::steady_clock::time_point m_now{};
    FakeProbe* m_probe = nullptr;   ///< the session's, both
    FakeProbe* m_elevated = nullptr;
    MonitorSession m_session;
    MainWindow m_window;
};

/// Shows a window, waits until it has the focus and is laid out.
void bringUp(QWidget& window);
/// The dialog that is open over a window, null if there is none.
QDialog* openDialog();
/// Waits for a dialog of this kind.
template <class Dialog = QMessageBox>
Dialog& awaitDialog();

/// Types a path into the file dialog, once it is there, and saves or opens it.
void chooseFile(const QString& path);

}   // namespace socklens::test
