#include "app/wire/process_columns.h"

namespace socklens::wire {

namespace {

constexpr int mostProcesses = 1'000'000;

template <class Names, class Numbers>
void writeNames(const Names& names, Numbers& numbers, Strings& texts) {
    for (const auto& [key, name] : names) {
        numbers.Add(number(key));
        addString(texts, name);
    }
}

template <class Names, class Numbers>
void readNames(const Numbers& numbers, const Strings& texts, Names& names, Check& check) {
    const auto count = static_cast<std::size_t>(numbers.size());
    const auto strings = readStrings(texts, count, check);
    for (std::size_t at = 0; at < count; ++at) {
        const typename Names::key_type key{numbers[static_cast<int>(at)]};
        check.require(names.empty() || names.rbegin()->first < key);
        names.emplace_hint(names.end(), key, strings[at]);
    }
}

}   // namespace

void writeProcessIds(ProcessIds& message, const std::vector<socklens::ProcessId>& processes) {
    for (const socklens::ProcessId& process : processes) {
        message.add_pids(number(process.pid));
        message.add_start_times(number(process.startTime));
    }
}

std::vector<socklens::ProcessId> readProcessIds(const ProcessIds& message, Check& check, ProcessOrder order) {
    if (!check.require(message.pids_size() <= mostProcesses && message.start_times_size() == message.pids_size()))
        return {};
    std::vector<socklens::ProcessId> processes;
    processes.reserve(static_cast<std::size_t>(message.pids_size()));
    for (int at = 0; at < message.pids_size(); ++at) {
        const socklens::ProcessId id{Pid{message.pids(at)}, StartTime{message.start_times(at)}};
        check.require(number(id.pid) > 0);
        if (!processes.empty())
            check.require(order == ProcessOrder::EachPidOnce ? processes.back().pid < id.pid
                                                             : processes.back() <= id);
        processes.push_back(id);
    }
    return processes;
}

void writeProcesses(Processes& message, const ProcessList& processes) {
    std::vector<socklens::ProcessId> ids;
    ids.reserve(processes.size());
    for (const auto& process : processes) ids.push_back(process->id);
    writeProcessIds(*message.mutable_ids(), ids);
    for (const auto& process : processes) {
        addString(*message.mutable_names(), process->name);
        addString(*message.mutable_commands(), process->command);
        addString(*message.mutable_cgroups(), process->cgroup);
    }
    const auto uids = [&](auto* column, auto member) {
        writeColumn(*column, processes, [&](const auto& process) {
            const auto& uid = (*process).*member;
            return toWire(uid ? Compact<Uid, Unknown::Max>(*uid) : Compact<Uid, Unknown::Max>());
        });
    };
    uids(message.mutable_uids(), &Process::uid);
    uids(message.mutable_real_uids(), &Process::realUid);
    uids(message.mutable_saved_uids(), &Process::savedUid);
    writeColumn(*message.mutable_descriptors(), processes,
                [](const auto& process) { return toWire(process->descriptors); });
    writeColumn(*message.mutable_descriptor_limits(), processes,
                [](const auto& process) { return toWire(process->descriptorLimit); });
}

ProcessList readProcesses(const Processes& message, Check& check, ProcessOrder order) {
    const auto ids = readProcessIds(message.ids(), check, order);
    const auto names = readStrings(message.names(), ids.size(), check);
    const auto commands = readStrings(message.commands(), ids.size(), check);
    const auto cgroups = readStrings(message.cgroups(), ids.size(), check);
    const ColumnView uids(message.uids(), ids.size(), check);
    const ColumnView realUids(message.real_uids(), ids.size(), check);
    const ColumnView savedUids(message.saved_uids(), ids.size(), check);
    const ColumnView descriptors(message.descriptors(), ids.size(), check);
    const ColumnView descriptorLimits(message.descriptor_limits(), ids.size(), check);

    ProcessList processes;
    processes.reserve(ids.size());
    for (std::size_t at = 0; at < ids.size(); ++at) {
        auto process = std::make_shared<Process>();
        process->id = ids[at];
        process->name = names[at];
        process->command = commands[at];
        process->cgroup = cgroups[at];
        fromWire(uids[at], process->uid, check);
        fromWire(realUids[at], process->realUid, check);
        fromWire(savedUids[at], process->savedUid, check);
        fromWire(descriptors[at], process->descriptors, check);
        fromWire(descriptorLimits[at], process->descriptorLimit, check);
        processes.push_back(std::move(process));
    }
    return processes;
}

void writeDirectory(Directory& message, const NameDirectory& directory) {
    writeNames(directory.users, *message.mutable_users(), *message.mutable_user_names());
    writeNames(directory.cgroups, *message.mutable_cgroups(), *message.mutable_cgroup_names());
    writeNames(directory.interfaces, *message.mutable_interfaces(), *message.mutable_interface_names());
}

std::shared_ptr<const NameDirectory> readDirectory(const Directory& message, Check& check) {
    auto directory = std::make_shared<NameDirectory>();
    readNames(message.users(), message.user_names(), directory->users, check);
    readNames(message.cgroups(), message.cgroup_names(), directory->cgroups, check);
    readNames(message.interfaces(), message.interface_names(), directory->interfaces, check);
    return directory;
}

}   // namespace socklens::wire
