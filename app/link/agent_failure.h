// Why there is no agent, or none any more, as a sentence with a way out. Pure; any thread.
#pragma once

#include "app/core/message.h"

#include <QByteArray>
#include <QString>

namespace socklens {

/// How the process ended that was to be the agent.
struct AgentEnd {
    bool notStarted = false;   ///< the program could not be executed
    bool bySignal = false;
    int exitCode = 0;
    bool wasReady = false;   ///< it had greeted before
    QString program;
    QByteArray complaint;   ///< what it wrote to standard error
};

Message agentFailure(const AgentEnd& end);

}   // namespace socklens
