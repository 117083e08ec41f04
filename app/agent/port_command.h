// `socklens-agent port`: who keeps a port from being bound, until when, and what helps. It tries bind(2), with and
// without SO_REUSEADDR, and never listens. One thread. The answer goes to standard output, all else to standard
// error.
#pragma once

#include <string>

namespace CLI {
class App;
}

namespace socklens {

struct PortCommandOptions {
    std::string port;
    std::string address;   ///< empty: every address
    bool udp = false;
    bool json = false;
};

/// The subcommand, which fills the options.
CLI::App* addPortCommand(CLI::App& program, PortCommandOptions& options);

/// The exit status of the program: 0 the question was answered, whatever the answer; 1 it could not be written; 2
/// asked wrongly.
int runPort(const PortCommandOptions& options);

}   // namespace socklens
