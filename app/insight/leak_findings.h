// Programs that keep what they should give back: connections that the other side has ended, and descriptors. Fed
// with each update. Values: any thread, one at a time; bounded by what is open, cannot fail.
#pragma once

#include "app/core/picture.h"
#include "app/insight/leak_watch.h"
#include "app/insight/resting_rows.h"
#include "app/insight/trouble.h"

#include <map>
#include <vector>

namespace socklens {

/// A process is suspected from ten connections on that have been in CLOSE_WAIT for ten seconds, while their number
/// only grows; or from a hundred on that have been so for a minute, which no pool of idle connections comes to;
/// and until fewer than five are left. Where the owner is not visible, nobody is.
class CloseWaitLeaks {
public:
    std::vector<Suspicion> observe(const Snapshot& snapshot, const std::vector<RestingRows::Row>& rows);

private:
    std::map<ProcessId, LeakWatch> m_watches;
};

/// A process is suspected when it has half of the descriptors it may have, only opens more, and reaches the limit
/// within ten minutes; or when a twentieth is left. A limit below 64, or below what is open, was set to keep the
/// process from opening anything: it is no sign of trouble.
class DescriptorLeaks {
public:
    std::vector<Suspicion> observe(const Snapshot& snapshot);

private:
    std::map<ProcessId, LeakWatch> m_watches;
};

}   // namespace socklens
