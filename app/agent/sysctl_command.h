// `socklens-agent sysctl`: shows the kernel settings that decide what becomes of sockets, sets one, or takes back
// what Socklens changed. One thread. Values go to standard output, warnings to standard error.
#pragma once

#include <string>

namespace CLI {
class App;
}

namespace socklens {

struct SysctlCommandOptions {
    std::string subject;   ///< NAME or NAME=VALUE; empty: all
    bool keep = false;
    bool undo = false;
    bool json = false;
};

/// Adds the command to the program; its options are filled in by parsing.
CLI::App* addSysctlCommand(CLI::App& program, SysctlCommandOptions& options);

/// The exit status of the program.
int runSysctl(const SysctlCommandOptions& options);

}   // namespace socklens
