// Where the headless agent is, so that a sentence can name a command that exists. After QCoreApplication; any
// thread, cannot fail.
#pragma once

#include <QString>

namespace socklens {

/// The path of the socklens-agent of this build; only its name if it is nowhere.
QString agentProgram();

}   // namespace socklens
