// The ring of one perf event, into which the kernel writes and from which this process reads: perf_event_open(2).
// One thread; owns the event and its mapping.
#pragma once

#include "app/probe/descriptor.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

struct perf_event_attr;
struct perf_event_mmap_page;

namespace socklens {

class PerfRing {
public:
    /// On one CPU, of every process. Of the size asked for, a power of 2, or of a smaller one where the kernel
    /// locks no more memory for this user. Fails with the errno: ENODEV where the CPU is offline.
    static tl::expected<PerfRing, std::error_code> open(const perf_event_attr& attributes, int cpu,
                                                        std::size_t pages);
    PerfRing(PerfRing&& other) noexcept;
    PerfRing& operator=(PerfRing&& other) noexcept;
    PerfRing(const PerfRing&) = delete;
    PerfRing& operator=(const PerfRing&) = delete;
    ~PerfRing();

    int descriptor() const { return m_event.get(); }
    std::size_t bytes() const { return m_bytes; }

    /// Everything that is there now, one record after the other, without its header. What comes meanwhile waits.
    using Visitor = std::function<void(std::uint32_t type, std::span<const std::byte> record)>;
    void read(const Visitor& visit);

private:
    PerfRing(Descriptor event, void* mapping, std::size_t pages);

    Descriptor m_event;
    perf_event_mmap_page* m_control = nullptr;   ///< the first page of the mapping
    std::size_t m_bytes = 0;                     ///< of the data behind it
    std::vector<std::byte> m_record;
};

}   // namespace socklens
