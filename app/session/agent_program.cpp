#include "app/session/agent_program.h"

#include "app/link/launch_plan.h"

namespace socklens {

QString agentProgram() {
    return agentCommand(launchFacts());
}

}   // namespace socklens
