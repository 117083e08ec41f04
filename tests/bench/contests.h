// What every scene is measured by: a sample against the bare dump of the kernel, and our whole program against
// those that people have. Main thread, in a private namespace that holds the sockets. Errors: std::runtime_error
// where the kernel does not answer, or a program does not end well.
#pragma once

#include "app/probe/collector.h"
#include "tests/bench/row.h"

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace socklens::bench {

/// A sample against the floor: the kernel writes its lists, and nobody reads them. `change` comes before each. The
/// last sample is verified.
Row sampleAgainstDump(std::string what, const SampleRequest& request, int rounds, std::optional<double> target,
                      const std::function<void()>& change = {});

struct Command {
    std::string program;
    std::vector<std::string> arguments;
};

/// `socklens-agent` with these arguments against another program; nothing where that is not installed.
std::vector<Row> wholeProgram(std::string what, std::size_t sockets, const std::vector<std::string>& ours,
                              const Command& peer, int rounds, std::optional<double> target);

}   // namespace socklens::bench
