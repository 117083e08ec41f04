// `socklens-agent leftovers`: watches for a short time, then says what the dead have left behind, by former owner.
// One thread. What could not be watched is said on standard error, so that standard output stays data.
#pragma once

namespace CLI {
class App;
}

namespace socklens {

struct LeftoversOptions {
    int watchSeconds = 3;
    bool json = false;
};

/// Adds the command to the program; its options are filled in by parsing.
CLI::App* addLeftoversCommand(CLI::App& program, LeftoversOptions& options);

/// The exit status of the program.
int runLeftovers(const LeftoversOptions& options);

}   // namespace socklens
