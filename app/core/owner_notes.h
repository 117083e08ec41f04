// What the notes of a snapshot say of owners that are unknown: then nobody can say that a holder was not found
// because there is none. Pure: any thread. Sources: proc(5), open(2).
#pragma once

#include "app/core/snapshot.h"

#include <algorithm>
#include <array>
#include <optional>

namespace socklens {

/// A /proc that is mounted with hidepid does not even list the processes of others.
inline Message hiddenProcessesNote() {
    return {SOCKLENS_TEXT("The processes of other users are hidden (/proc is mounted with hidepid): the owners of "
                          "their sockets are unknown."),
            {}};
}

inline Message noDescriptorsNote() {
    return {SOCKLENS_TEXT("Socklens could not open more files: the owners of some sockets are unknown. Raise the "
                          "limit of open files (ulimit -n)."),
            {}};
}

/// The first of them that is among the notes.
inline std::optional<Message> noteOnOwners(const Snapshot& snapshot) {
    const std::array both{hiddenProcessesNote(), noDescriptorsNote()};
    const auto found =
        std::ranges::find_first_of(snapshot.notes.begin(), snapshot.notes.end(), both.begin(), both.end());
    return found == snapshot.notes.end() ? std::nullopt : std::optional(*found);
}

}   // namespace socklens
