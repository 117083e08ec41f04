#include "app/agent/snapshot_command.h"

#include "app/agent/exit_status.h"
#include "app/agent/filter_mistake.h"
#include "app/agent/netns_option.h"
#include "app/agent/say.h"
#include "app/agent/what_is_missing.h"
#include "app/core/matching_rows.h"
#include "app/export/whole_file.h"
#include "app/probe/collector.h"

#include <array>
#include <climits>
#include <stdexcept>
#include <unistd.h>

namespace socklens {

namespace {

std::string allNotes(const Snapshot& snapshot) {
    std::string notes;
    for (const Message& note : snapshot.notes) notes += (notes.empty() ? "" : "\n") + english(note);
    return notes;
}

/// Then the old file is worth more.
void throwIfItSawNothing(const Snapshot& snapshot, const NetworkScope& networks) {
    if (sawNothing(snapshot, networks)) throw std::runtime_error(allNotes(snapshot));
}

/// Empty where it is not known.
std::string hostName() {
    std::array<char, HOST_NAME_MAX + 1> name{};
    return gethostname(name.data(), name.size() - 1) == 0 ? std::string(name.data()) : std::string();
}

/// Answers what tells how the sample went. CSV that needs nothing but the kernel's lists is written while the
/// kernel makes them.
SnapshotPointer produceText(Collector& collector, const SnapshotOptions& options, const Filter& filter,
                            const TextSink& sink) {
    const SampleRequest request{.owners = options.owners,
                                .tcpInfo = options.tcpInfo || filter.needsTcpInfo(),
                                .networks = options.networks};
    const bool isOwn = options.networks.kind == NetworkScope::Kind::Own;
    if (options.format == ExportFormat::Csv && !request.owners && !request.tcpInfo && isOwn) {
        CsvInPieces csv(sink);
        SnapshotPointer last =
            collector.sampleInPieces([&](const Snapshot& piece) { csv.add(piece, matchingRows(piece, filter)); });
        throwIfItSawNothing(*last, options.networks);
        return last;
    }
    SnapshotPointer snapshot = collector.sample(request);
    throwIfItSawNothing(*snapshot, options.networks);
    write({options.format, exportedColumns(*snapshot), {hostName(), options.filter}}, *snapshot,
          matchingRows(*snapshot, filter), sink);
    return snapshot;
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
    if (!isThere(options.networks)) return askedWrongly;
    Collector collector;
    SnapshotPointer snapshot;
    const TextProducer produce = [&](const TextSink& sink) {
        snapshot = produceText(collector, options, *filter, sink);
    };
    const bool toStandardOutput = options.output == "-";
    const auto written =
        toStandardOutput ? writeToDescriptor(STDOUT_FILENO, produce) : writeWholeFile(options.output, produce);
    if (!written) {
        say((toStandardOutput ? std::string("Standard output") : options.output) +
            " could not be written: " + written.error().message() + ".");
        return failed;
    }
    sayWhatIsMissing(*snapshot);
    return done;
}

}   // namespace socklens
