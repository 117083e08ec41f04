// `socklens-agent compare`: what two saved snapshots have that the other has not, or one and now. One thread. The
// comparison goes to standard output, all else to standard error.
#pragma once

#include "app/core/network_namespace.h"
#include "app/export/exported.h"

#include <optional>
#include <string>

namespace CLI {
class App;
}

namespace socklens {

struct CompareOptions {
    std::string before;
    std::optional<std::string> after;     ///< none: now
    std::optional<ExportFormat> format;   ///< none: text for people
    NetworkScope networks;                ///< of now
};

/// The subcommand, which fills the options.
CLI::App* addCompareCommand(CLI::App& program, CompareOptions& options);

/// The exit status of the program: 0 compared, whatever has changed; 1 a file could not be read, or the comparison
/// not written; 2 asked wrongly.
int runCompare(const CompareOptions& options);

}   // namespace socklens
