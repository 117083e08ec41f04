// From "end this process" to what became of it: asks the probe what else is hit, asks the user, sends, and reports
// what the kernel shows. The one place where the screen sends signals. The screen's thread.
#pragma once

#include "app/session/monitor_session.h"
#include "ui/acting/confirmation.h"

#include <QObject>
#include <map>
#include <memory>

class QWidget;

namespace socklens {

class SignalSender final : public QObject {
    Q_OBJECT

public:
    /// The window is the parent of the question.
    SignalSender(MonitorSession& session, QWidget* window);

    /// To those that nothing speaks against; the question names the others, and if none is left, only that is
    /// reported.
    void send(const std::vector<ProcessPointer>& processes, int signal);

Q_SIGNALS:
    /// What happened, in sentences. `wrong`: not everything was done.
    void reported(const QString& sentences, bool wrong);

private:
    /// One round from asking to reporting; several can be under way.
    struct Round {
        int signal = 0;
        std::vector<Target> targets;
        std::vector<Spared> spared;
        std::size_t waitingFor = 0;
    };
    using RoundPointer = std::shared_ptr<Round>;

    void onAnswered(RequestId request, const Answer& answer);
    void onPerformed(RequestId request, const Actions& actions, const ActionResults& results);
    void confirm(const RoundPointer& round);
    void perform(const RoundPointer& round);
    void reportNobody(const Round& round);

    MonitorSession& m_session;
    QWidget* m_window;
    std::map<RequestId, RoundPointer> m_rounds;
};

}   // namespace socklens
