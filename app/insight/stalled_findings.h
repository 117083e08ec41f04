// Connections that do not come about: because a server does not accept them, or because nobody answers. Pure
// functions: any thread, cannot fail.
#pragma once

#include "app/core/picture.h"
#include "app/insight/resting_rows.h"
#include "app/insight/trouble.h"

#include <optional>
#include <vector>

namespace socklens {

/// A listener whose queue is full at three looks in a row, over three seconds or more. The kernel lets one more
/// wait than listen(2) asked for: it is full when there are more than that (sk_acceptq_is_full).
std::vector<Suspicion> suspectedFullQueues(const Snapshot& snapshot, const std::vector<RestingRows::Row>& rows,
                                           std::optional<std::uint32_t> longestBacklog);

/// Three connections of one process to one destination whose SYN was repeated twice or more and is not answered.
/// Where a listener of this machine with a full queue is what does not answer, that is the finding.
std::vector<Suspicion> suspectedSilence(const Snapshot& snapshot, const std::vector<RestingRows::Row>& rows);

}   // namespace socklens
