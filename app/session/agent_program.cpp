#include "app/session/agent_program.h"

#include "app/link/launch_plan.h"

namespace socklens {

QString agentProgram() {
    const QString path = agentPath(launchFacts());
    return path.isEmpty() ? QStringLiteral("socklens-agent") : path;
}

}   // namespace socklens
