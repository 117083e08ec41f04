// Who has died and what it left, once both are known: a death is reported with the first sample after it. Only of
// processes that held sockets or closed some. A value: any thread, one at a time; bounded, cannot fail.
#pragma once

#include "app/insight/leftovers.h"

#include <vector>

namespace socklens {

struct DeathReport {
    ProcessPointer process;
    Death death;
    std::uint32_t left = 0;   ///< leftovers that were its
    Forecast lastGone;        ///< if any are left
};

class DeathWatch {
public:
    /// The deaths that can be reported now. After memory and leftovers have observed the same update.
    std::vector<DeathReport> observe(const Update& update, const SocketMemory& memory, const Leftovers& leftovers);

private:
    std::vector<LifePointer> m_pending;
};

}   // namespace socklens
