// Processes, and the names for the numbers in rows, as columns and back. See columns.h for how reading fails.
// Pure; any thread. Only for app/wire.
#pragma once

#include "app/core/snapshot.h"
#include "app/wire/columns.h"

#include <memory>
#include <vector>

namespace socklens::wire {

using ProcessList = std::vector<std::shared_ptr<const Process>>;

void writeProcessIds(ProcessIds& message, const std::vector<socklens::ProcessId>& processes);
/// By strictly ascending pid.
std::vector<socklens::ProcessId> readProcessIds(const ProcessIds& message, Check& check);

void writeProcesses(Processes& message, const ProcessList& processes);
ProcessList readProcesses(const Processes& message, Check& check);

void writeDirectory(Directory& message, const NameDirectory& directory);
std::shared_ptr<const NameDirectory> readDirectory(const Directory& message, Check& check);

}   // namespace socklens::wire
