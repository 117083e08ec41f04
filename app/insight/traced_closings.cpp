#include "app/insight/traced_closings.h"

namespace socklens {

bool TracedClosings::names(const StateChange& change) {
    const bool isByTheCloser = change.to == State::FinWait1 || change.to == State::LastAck;
    // A worker of the kernel closes what others gave up, such as descriptors in flight: it tells nothing.
    return isByTheCloser && change.process && !change.process->name.starts_with("kworker/");
}

void TracedClosings::add(TracedClosing closing) {
    if (m_closings.size() == most) dropOldest();
    keepNewestOf(closing.tuple);
    const auto number = static_cast<std::uint32_t>((m_first + m_closings.size()) % numbers);
    m_byTuple.insert(hashOf(closing.tuple), number);
    m_closings.push_back(std::move(closing));
}

void TracedClosings::keepNewestOf(const ConnectionTuple& tuple) {
    std::uint32_t count = 0;
    std::uint32_t oldest = 0;
    m_byTuple.find(hashOf(tuple), [&](std::uint32_t number) {
        const bool isOlder = count == 0 || (number - m_first) % numbers < (oldest - m_first) % numbers;
        if (isOlder) oldest = number;
        ++count;
    });
    if (count >= mostOfOneTuple) m_byTuple.erase(hashOf(tuple), oldest);
}

void TracedClosings::forgetBefore(MemoryTime now) {
    while (!m_closings.empty() && m_closings.front().when + kept < now) dropOldest();
}

void TracedClosings::dropOldest() {
    m_byTuple.erase(hashOf(m_closings.front().tuple), m_first);
    m_closings.pop_front();
    m_first = (m_first + 1) % numbers;
}

const TracedClosing* TracedClosings::find(const ConnectionTuple& tuple, NetworkNamespace networkNamespace,
                                          MemoryTime after, MemoryTime until) const {
    const TracedClosing* best = nullptr;
    m_byTuple.find(hashOf(tuple), [&](std::uint32_t number) {
        const TracedClosing& closing = at(number);
        if (closing.tuple != tuple || closing.when < after || closing.when > until) return;
        if (closing.networkNamespace && closing.networkNamespace != networkNamespace) return;
        const auto rank = [](const TracedClosing& one) {
            return std::pair(one.networkNamespace.has_value(), one.when);
        };
        if (best == nullptr || rank(closing) >= rank(*best)) best = &closing;
    });
    return best;
}

}   // namespace socklens
