// The window over the machine's own probe, in a network namespace of the test's own: what is seen there is the
// real kernel's. The screen's thread; owns both. Errors: std::runtime_error that names what is not on the screen.
#pragma once

#include "app/link/thread_probe.h"
#include "tests/gui/input.h"
#include "tests/gui/menus.h"
#include "tests/gui/scene.h"

namespace socklens::test {

class RealScene {
public:
    explicit RealScene(const QString& filter)
        : m_session([] { return std::make_unique<ThreadProbe>(); }), m_window(m_session, options(filter)) {
        bringUp(m_window);
    }
    MainWindow& window() { return m_window; }
    QTableView& table() { return visible<QTableView>(m_window, QStringLiteral("Sockets")); }
    int rowOf(const char* process) { return rowWith(table(), QStringLiteral("Process"), QLatin1String(process)); }
    QString message() {
        const auto* label = findVisible<QLabel>(m_window, QStringLiteral("Message"));
        return label == nullptr ? QString() : label->text();
    }
    /// Through menu and question, the last click left to the test.
    QMessageBox& ask(const char* process, const char* verb) {
        clickCell(table(), cellAt(table(), rowOf(process), QStringLiteral("Process")), Qt::RightButton);
        choose({QStringLiteral("%1 %2").arg(QLatin1String(verb), QLatin1String(process))});
        return awaitDialog();
    }

private:
    static CommandLine options(const QString& filter) {
        CommandLine options;
        options.filter = filter;
        options.page = PageName::Sockets;
        return options;
    }

    MonitorSession m_session;
    MainWindow m_window;
};

}   // namespace socklens::test
