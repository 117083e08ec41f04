// `socklens-agent snapshot`: takes one sample and writes it. One thread. What could not be seen is said on
// standard error, so that standard output stays data.
#pragma once

#include "app/core/network_namespace.h"
#include "app/export/exported.h"

#include <string>

namespace socklens {

struct SnapshotOptions {
    ExportFormat format = ExportFormat::Csv;
    std::string output = "-";
    std::string filter;
    NetworkScope networks;
    bool owners = true;
    bool tcpInfo = false;
};

/// The exit status of the program.
int runSnapshot(const SnapshotOptions& options);

}   // namespace socklens
