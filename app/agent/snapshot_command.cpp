#include "app/agent/snapshot_command.h"

#include "app/agent/filter_mistake.h"
#include "app/core/matching_rows.h"
#include "app/export/whole_file.h"
#include "app/probe/collector.h"

#include <unistd.h>

namespace socklens {

namespace {

constexpr int done = 0;
constexpr int failed = 1;
constexpr int askedWrongly = 2;

void sayWhatIsMissing(const Snapshot& snapshot) {
    for (const Message& note : snapshot.notes) say(english(note));
    if (snapshot.coverage.ownersHidden > 0)
        say("The owners of " + std::to_string(snapshot.coverage.ownersHidden) +
            " sockets are hidden: they belong to other users or namespaces. As root, more of them can be seen.");
}

}   // namespace

int runSnapshot(const SnapshotOptions& options) {
    const auto filter = Filter::parse(options.filter);
    if (!filter) {
        explain(options.filter, filter.error());
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
