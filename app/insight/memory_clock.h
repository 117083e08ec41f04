// A clock that never goes back, made of the wall clock's times of samples and events: what is remembered must not
// be forgotten, or kept for ever, because somebody set the clock. A value: any one thread at a time; cannot fail.
#pragma once

#include "app/core/units.h"

namespace socklens {

/// Since the memory began.
using MemoryTime = Milliseconds;

class MemoryClock {
public:
    /// A sample was taken.
    void advance(Timestamp sample);
    MemoryTime now() const { return m_now; }
    /// Of something that happened since the sample before, or just after this one.
    MemoryTime timeOf(Timestamp event) const;
    /// What the wall clock says, as it goes now, of a moment.
    Timestamp wallTime(MemoryTime moment) const { return m_sample - (m_now - moment); }

private:
    Timestamp m_sample{};
    MemoryTime m_now{};
    MemoryTime m_before{};
    bool m_started = false;
};

}   // namespace socklens
