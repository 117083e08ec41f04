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
/// How a list is ordered: of those that live at one moment, no two have the same pid; of those that something
/// happened to, any number, and what is known of one can differ.
enum class ProcessOrder : std::uint8_t { EachPidOnce, Repeated };
std::vector<socklens::ProcessId> readProcessIds(const ProcessIds& message, Check& check,
                                                ProcessOrder order = ProcessOrder::EachPidOnce);

void writeProcesses(Processes& message, const ProcessList& processes);
ProcessList readProcesses(const Processes& message, Check& check, ProcessOrder order = ProcessOrder::EachPidOnce);

void writeDirectory(Directory& message, const NameDirectory& directory);
std::shared_ptr<const NameDirectory> readDirectory(const Directory& message, Check& check);

}   // namespace socklens::wire
