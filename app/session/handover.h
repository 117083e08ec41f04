// What happened while one probe took over from another: the last that the former noticed goes on with the first of
// the new one, and what both noticed counts once. A value: one thread at a time; bounded, cannot fail.
#pragma once

#include "app/core/event.h"

#include <map>

namespace socklens {

class Handover {
public:
    /// While the next probe looks already: these ends will come from it too.
    void expectAgain(const Events& events);
    /// The last events of the former probe.
    void carry(Events&& events);
    /// With the first events of the probe at work. Leaves nothing behind.
    Events join(Events&& events);
    /// There is no next probe.
    void forget() { m_told.clear(); }

private:
    std::map<Pid, StartTime> m_told;
    Events m_carried;
};

}   // namespace socklens
