// How an agent is started: which program with which arguments. Pure: the facts come in as a value. Any thread.
#pragma once

#include "app/core/message.h"

#include <QString>
#include <QStringList>
#include <functional>
#include <tl/expected.hpp>

namespace socklens {

/// Where the agent shall run.
enum class LaunchTarget : quint8 {
    Elevated,   ///< on this computer, with administrator rights
    Plain       ///< on this computer, with the rights of this process
};

/// What the plan depends on.
struct LaunchFacts {
    QString programDirectory;                           ///< of the running program
    QString installedAgent;                             ///< where it is when Socklens is installed
    QString pkexec;                                     ///< empty: there is none
    std::function<bool(const QString&)> isExecutable;   ///< of a path
    QString commandInPath = {};                         ///< what a shell runs as socklens-agent; empty: nothing
};

struct Launch {
    QString program;
    QStringList arguments;
    friend bool operator==(const Launch&, const Launch&) = default;
};

/// Of this process and computer.
LaunchFacts launchFacts();

/// What to type on the command line to run socklens-agent: its name if that runs the same program, else its path.
QString agentCommand(const LaunchFacts& facts);

/// Or what is missing.
tl::expected<Launch, Message> launchPlan(LaunchTarget target, const LaunchFacts& facts);

}   // namespace socklens
