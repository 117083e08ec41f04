// Where the headless agent is, so that a sentence can name a command that exists. After QCoreApplication; any
// thread, cannot fail.
#pragma once

#include <QString>

namespace socklens {

/// Of the socklens-agent of this build: what to type.
QString agentProgram();

}   // namespace socklens
