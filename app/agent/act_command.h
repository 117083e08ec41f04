// `socklens-agent act`: does one thing to every socket that a filter finds, or to its owners. One thread. Results
// go to standard output, all else to standard error and the terminal.
#pragma once

#include "app/core/network_namespace.h"

#include <cstdint>
#include <string>

namespace CLI {
class App;
}

namespace socklens {

enum class Verb : std::uint8_t { Terminate, Kill, Signal, Close, Abort, Release };

struct ActOptions {
    Verb verb = Verb::Terminate;
    std::string filter;
    NetworkScope networks;
    std::string signal;   ///< a name; of Verb::Signal only
    bool dryRun = false;
    bool yes = false;   ///< do not ask
    bool json = false;
};

/// The subcommand, which fills the options.
CLI::App* addActCommand(CLI::App& program, ActOptions& options);

/// The exit status of the program: 0 nothing was refused or impossible, 1 something was, 2 asked wrongly.
int runAct(const ActOptions& options);

}   // namespace socklens
