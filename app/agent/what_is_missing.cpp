#include "app/agent/what_is_missing.h"

#include "app/agent/say.h"
#include "app/core/owner_notes.h"

#include <algorithm>
#include <string>
#include <unistd.h>

namespace socklens {

namespace {

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

}   // namespace

void sayWhatIsMissing(const Snapshot& snapshot) {
    for (const Message& note : snapshot.notes) say(english(note));
    const bool isSaid = snapshot.coverage.processesUnreadable == 0 && noteOnOwners(snapshot);
    if (snapshot.coverage.ownersHidden > 0 && !isSaid) sayWhoseOwnersAreUnknown(snapshot.coverage);
}

bool sawNothing(const Snapshot& snapshot, const NetworkScope& networks) {
    if (networks.kind == NetworkScope::Kind::Own) return snapshot.source(Protocol::Tcp) == Source::None;
    return std::ranges::all_of(snapshot.sections, [](const NetworkSection& section) {
        return section.sources[static_cast<std::size_t>(Protocol::Tcp)] == Source::None;
    });
}

}   // namespace socklens
