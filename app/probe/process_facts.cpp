#include "app/probe/process_facts.h"

#include "app/probe/descriptor.h"
#include "app/probe/text_fields.h"

#include <algorithm>
#include <fcntl.h>

namespace socklens {

namespace {

/// The kernel writes these; what is looked for stands before what a process can make long (its groups).
constexpr std::size_t longestOfKernel = 65536;

}   // namespace

std::optional<ProcessStat> parseProcessStat(std::string_view text) {
    // pid (name) state ppid … flags is the 9th field, starttime the 22nd. The name may hold blanks and brackets.
    const auto open = text.find('(');
    const auto close = text.rfind(')');
    if (open == std::string_view::npos || close == std::string_view::npos || close < open) return std::nullopt;
    const auto fields = splitFields<20>(text.substr(close + 1, text.find('\n', close) - close - 1));
    if (!fields || (*fields)[0].size() != 1) return std::nullopt;
    const auto parent = parseNumber<std::int32_t>((*fields)[1]);
    const auto flags = parseNumber<std::uint32_t>((*fields)[6]);
    const auto startTime = parseNumber<std::uint64_t>((*fields)[19]);
    if (!parent || !flags || !startTime) return std::nullopt;
    constexpr std::uint32_t kernelThread = 0x00200000;
    return ProcessStat{.name = std::string(text.substr(open + 1, close - open - 1)),
                       .state = (*fields)[0].front(),
                       .parent = Pid{*parent},
                       .startTime = StartTime{*startTime},
                       .kernelThread = (*flags & kernelThread) != 0};
}

std::string parseCommandLine(std::string_view text) {
    while (text.ends_with('\0')) text.remove_suffix(1);
    std::string command(text);
    std::ranges::replace_if(
        command, [](char c) { return static_cast<unsigned char>(c) < ' ' || c == '\x7f'; }, ' ');
    return command;
}

std::string parseProcessCgroup(std::string_view text) {
    std::string_view unified;
    std::string_view systemd;
    forEachLine(text, [&](std::string_view line) {
        // hierarchy:controllers:path, and the path may hold colons
        const auto first = line.find(':');
        const auto second = first == std::string_view::npos ? first : line.find(':', first + 1);
        if (second == std::string_view::npos) return;
        const auto controllers = line.substr(first + 1, second - first - 1);
        if (line.starts_with("0::")) unified = line.substr(second + 1);
        if (controllers == "name=systemd") systemd = line.substr(second + 1);
    });
    return std::string(unified.size() > 1 || systemd.empty() ? unified : systemd);
}

std::optional<ProcessUids> parseProcessUids(std::string_view text) {
    std::optional<ProcessUids> uids;
    forEachLine(text, [&](std::string_view line) {
        if (!line.starts_with("Uid:\t")) return;
        std::string blanks(line);
        std::ranges::replace(blanks, '\t', ' ');
        const auto fields = splitFields<4>(blanks);
        if (!fields) return;
        const auto real = parseNumber<std::uint32_t>((*fields)[1]);
        const auto effective = parseNumber<std::uint32_t>((*fields)[2]);
        const auto saved = parseNumber<std::uint32_t>((*fields)[3]);
        if (real && effective && saved) uids = ProcessUids{Uid{*real}, Uid{*effective}, Uid{*saved}};
    });
    return uids;
}

std::optional<std::uint64_t> parseDescriptorLimit(std::string_view text) {
    constexpr std::string_view title = "Max open files ";
    std::optional<std::uint64_t> limit;
    forEachLine(text, [&](std::string_view line) {
        if (!line.starts_with(title)) return;
        // soft, hard and the unit
        if (const auto fields = splitFields<3>(line.substr(title.size())))
            limit = parseNumber<std::uint64_t>((*fields)[0]);
    });
    return limit;
}

std::optional<ProcessStat> readProcessStat(int directory) {
    const auto stat = tryProcessStat(directory);
    return stat ? std::optional(*stat) : std::nullopt;
}

tl::expected<ProcessStat, std::error_code> tryProcessStat(int directory) {
    const auto text = readFile(directory, "stat", longestOfKernel);
    if (!text) return tl::unexpected(text.error());
    auto stat = parseProcessStat(*text);
    if (!stat) return tl::unexpected(std::make_error_code(std::errc::invalid_argument));
    return std::move(*stat);
}

bool isGone(const std::error_code& error) {
    return error == std::errc::no_such_file_or_directory || error == std::errc::no_such_process;
}

std::optional<Process> readProcess(int directory, Pid pid) {
    const auto stat = readProcessStat(directory);
    if (!stat) return std::nullopt;
    Process process;
    process.id = {pid, stat->startTime};
    process.name = stat->name;
    if (const auto text = readFile(directory, "cmdline", longestCommand))
        process.command = parseCommandLine(*text);
    if (const auto text = readFile(directory, "cgroup", longestOfKernel))
        process.cgroup = parseProcessCgroup(*text);
    if (const auto text = readFile(directory, "status", longestOfKernel))
        if (const auto uids = parseProcessUids(*text)) {
            process.uid = uids->effective;
            process.realUid = uids->real;
            process.savedUid = uids->saved;
        }
    if (const auto text = readFile(directory, "limits", longestOfKernel))
        process.descriptorLimit = parseDescriptorLimit(*text);
    return process;
}

std::optional<Process> findProcess(const std::string& procRoot, ProcessId id) {
    const auto directory = openDirectory(AT_FDCWD, (procRoot + '/' + std::to_string(number(id.pid))).c_str());
    auto process = directory ? readProcess(directory->get(), id.pid) : std::nullopt;
    if (process && process->id != id) return std::nullopt;
    return process;
}

}   // namespace socklens
