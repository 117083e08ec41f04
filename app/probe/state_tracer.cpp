#include "app/probe/state_tracer.h"

#include "app/core/system_error.h"
#include "app/probe/text_fields.h"
#include "app/probe/tracefs.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cerrno>
#include <cstring>
#include <ctime>
#include <linux/perf_event.h>
#include <string>
#include <sys/ioctl.h>
#include <unistd.h>

namespace socklens {

namespace {

constexpr const char* tracepoint = "events/sock/inet_sock_set_state/";

/// These happen in the context of the owner. All other changes are the work of packets, or follow from these, and
/// would only cost. To wake costs the process that caused an event up to 20 µs, the event itself 2: only those
/// that begin something wake, since whoever they name may be gone a few milliseconds later.
struct Watch {
    const char* filter;
    bool wakes;
    std::size_t share;   ///< of the memory for a CPU, as a divisor
};
constexpr std::array watches{
    // SYN_SENT and LISTEN: who opens a connection or a port
    Watch{"protocol == 6 && (newstate == 2 || newstate == 10)", true, 2},
    // FIN_WAIT1 and LAST_ACK: who closes it, be it by dying
    Watch{"protocol == 6 && (newstate == 4 || newstate == 9)", false, 1},
};

struct Tracepoint {
    std::uint64_t id = 0;
    StateFormat format;
};

tl::expected<Tracepoint, std::error_code> readTracepoint() {
    const auto tracefs = openTracefs();
    if (!tracefs) return tl::unexpected(tracefs.error());
    auto idText = readFile(tracefs->get(), (std::string(tracepoint) + "id").c_str());
    const auto formatText = readFile(tracefs->get(), (std::string(tracepoint) + "format").c_str());
    if (!idText) return tl::unexpected(idText.error());
    if (!formatText) return tl::unexpected(formatText.error());
    while (idText->ends_with('\n')) idText->pop_back();
    const auto id = parseNumber<std::uint64_t>(*idText);
    const auto format = parseStateFormat(*formatText);
    if (!id || !format) return tl::unexpected(std::make_error_code(std::errc::not_supported));
    return Tracepoint{*id, *format};
}

perf_event_attr attributesOf(std::uint64_t id, bool wakes, std::size_t ringBytes) {
    perf_event_attr attributes{};
    attributes.size = sizeof attributes;
    attributes.type = PERF_TYPE_TRACEPOINT;
    attributes.config = id;
    attributes.sample_period = 1;
    attributes.sample_type = PERF_SAMPLE_TID | PERF_SAMPLE_TIME | PERF_SAMPLE_RAW;
    attributes.disabled = 1;   // until the filter is there
    if (wakes) {
        attributes.wakeup_events = 1;
    } else {
        attributes.watermark = 1;
        attributes.wakeup_watermark = static_cast<std::uint32_t>(ringBytes / 2);
    }
    attributes.use_clockid = 1;
    attributes.clockid = CLOCK_MONOTONIC;
    return attributes;
}

/// A program with 10,000 connections that dies leaves as many events within 50 ms on one CPU, 104 bytes each,
/// while this thread may be busy with a sample: 4 MiB hold 40,000. Less where there are many CPUs.
std::size_t bytesPerCpu(std::size_t cpus) {
    constexpr std::size_t most = std::size_t{4} << 20U;
    constexpr std::size_t fewest = std::size_t{256} << 10U;
    constexpr std::size_t inAll = std::size_t{32} << 20U;
    return std::max(std::bit_floor(std::min(most, inAll / cpus)), fewest);
}

tl::expected<PerfRing, std::error_code> openRing(std::uint64_t id, int cpu, const Watch& watch,
                                                 std::size_t bytes) {
    const auto pageSize = static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
    auto ring =
        PerfRing::open(attributesOf(id, watch.wakes, bytes), cpu, std::max(bytes / pageSize, std::size_t{1}));
    if (ring && ioctl(ring->descriptor(), PERF_EVENT_IOC_SET_FILTER, watch.filter) != 0)
        return tl::unexpected(lastError());
    return ring;
}

}   // namespace

StateTracer::StateTracer(const StateFormat& format, std::vector<PerfRing> rings)
    : m_format(format), m_rings(std::move(rings)) {}

tl::expected<StateTracer, std::error_code> StateTracer::open() {
    const auto point = readTracepoint();
    if (!point) return tl::unexpected(point.error());
    const auto cpus = static_cast<int>(std::max(sysconf(_SC_NPROCESSORS_CONF), 1L));
    std::vector<PerfRing> rings;
    for (int cpu = 0; cpu < cpus; ++cpu)
        for (const Watch& watch : watches) {
            auto ring = openRing(point->id, cpu, watch, bytesPerCpu(static_cast<std::size_t>(cpus)) / watch.share);
            if (ring)
                rings.push_back(std::move(*ring));
            else if (ring.error() != std::errc::no_such_device)
                return tl::unexpected(ring.error());   // offline
        }
    if (rings.empty()) return tl::unexpected(std::make_error_code(std::errc::no_such_device));
    for (const PerfRing& ring : rings)
        if (ioctl(ring.descriptor(), PERF_EVENT_IOC_ENABLE, 0) != 0) return tl::unexpected(lastError());
    return StateTracer(point->format, std::move(rings));
}

std::vector<int> StateTracer::descriptors() const {
    std::vector<int> all;
    for (const PerfRing& ring : m_rings) all.push_back(ring.descriptor());
    return all;
}

std::vector<TracedChange> StateTracer::read() {
    std::vector<TracedChange> changes;
    for (PerfRing& ring : m_rings)
        ring.read([&](std::uint32_t type, std::span<const std::byte> record) {
            if (type == PERF_RECORD_SAMPLE) {
                if (auto change = parseStateRecord(m_format, record)) changes.push_back(*change);
            } else if (type == PERF_RECORD_LOST) {
                std::uint64_t lost = 0;   // behind the event's own number
                if (record.size() >= 2 * sizeof lost) std::memcpy(&lost, record.data() + sizeof lost, sizeof lost);
                m_lost += lost;
            }
        });
    std::ranges::stable_sort(changes, {}, &TracedChange::monotonicNanoseconds);
    return changes;
}

std::uint64_t StateTracer::takeLost() {
    return std::exchange(m_lost, 0);
}

}   // namespace socklens
