#include "app/agent/snapshot_command.h"

#include "app/core/matching_rows.h"
#include "app/export/whole_file.h"
#include "app/probe/collector.h"

#include <algorithm>
#include <cstdio>
#include <unistd.h>

namespace socklens {

namespace {

constexpr int done = 0;
constexpr int failed = 1;
constexpr int askedWrongly = 2;

void say(const std::string& sentence) {
    std::fprintf(stderr, "socklens-agent: %s\n", sentence.c_str());
}

/// How many characters of UTF-8: bytes that do not continue one.
std::size_t charactersIn(std::string_view text) {
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xc0U) != 0x80U; }));
}

/// The filter with its mistake underlined, and what was expected.
void explain(std::string_view filter, const FilterError& error) {
    say(english(error.message));
    const std::size_t offset = std::min(error.offset, filter.size());
    const std::string blanks(charactersIn(filter.substr(0, offset)), ' ');
    const std::string carets(std::max<std::size_t>(charactersIn(filter.substr(offset, error.length)), 1), '^');
    std::fprintf(stderr, "  %.*s\n  %s%s\n", static_cast<int>(filter.size()), filter.data(), blanks.c_str(),
                 carets.c_str());
}

std::string counted(std::uint32_t count, const std::string& one, const std::string& several) {
    return std::to_string(count) + ' ' + (count == 1 ? one : several);
}

void sayWhoseOwnersAreUnknown(const Coverage& coverage) {
    const bool isOne = coverage.ownersHidden == 1;
    const std::string whose =
        (isOne ? "The owner of " : "The owners of ") + counted(coverage.ownersHidden, "socket", "sockets");
    if (coverage.processesUnreadable > 0)
        say(whose + (isOne ? " is" : " are") + " unknown: the descriptors of " +
            counted(coverage.processesUnreadable, "process", "processes") + " are hidden from this user. " +
            (geteuid() == 0 ? "With CAP_SYS_PTRACE" : "As root") + ", more can be seen.");
    else
        say(whose + " could not be found: " + (isOne ? "it is" : "they are") +
            " in flight between processes, outside of this container or in the kernel, or " +
            (isOne ? "was" : "were") + " closed meanwhile.");
}

void sayWhatIsMissing(const Snapshot& snapshot) {
    for (const Message& note : snapshot.notes) say(english(note));
    if (snapshot.coverage.ownersHidden > 0) sayWhoseOwnersAreUnknown(snapshot.coverage);
}

}   // namespace

int runSnapshot(const SnapshotOptions& options) {
    const auto filter = Filter::parse(options.filter);
    if (!filter) {
        explain(options.filter, filter.error());
        return askedWrongly;
    }
    if (filter->needsMemory()) {
        say("A single snapshot does not know how long a socket has been there. Only the window can filter by "
            "age.");
        return askedWrongly;
    }
    if (filter->needsOwners() && !options.owners) {
        say("The filter asks for processes, and --no-owners says not to look for them. Leave out one of the two.");
        return askedWrongly;
    }
    Collector collector;
    const SnapshotPointer snapshot =
        collector.sample({.owners = options.owners, .tcpInfo = options.tcpInfo || filter->needsTcpInfo()});
    const auto rows = matchingRows(*snapshot, *filter);
    const TextProducer produce = [&](const TextSink& sink) { write(options.format, *snapshot, rows, sink); };
    const bool toStandardOutput = options.output == "-";
    const auto written =
        toStandardOutput ? writeToDescriptor(STDOUT_FILENO, produce) : writeWholeFile(options.output, produce);
    if (!written) {
        say((toStandardOutput ? std::string("Standard output") : options.output) +
            " could not be written: " + written.error().message() + ".");
        return failed;
    }
    sayWhatIsMissing(*snapshot);
    const bool sawNothing = snapshot->source(Protocol::Tcp) == Source::None;
    return sawNothing ? failed : done;
}

}   // namespace socklens
