#include "app/probe/perf_ring.h"

#include "app/core/system_error.h"

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstring>
#include <linux/perf_event.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace socklens {

namespace {

std::size_t pageSize() {
    return static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
}

}   // namespace

tl::expected<PerfRing, std::error_code> PerfRing::open(const perf_event_attr& attributes, int cpu,
                                                       std::size_t pages) {
    constexpr std::size_t fewest = 8;
    Descriptor event(
        static_cast<int>(syscall(SYS_perf_event_open, &attributes, -1, cpu, -1, PERF_FLAG_FD_CLOEXEC)));
    if (!event) return tl::unexpected(lastError());
    for (;; pages /= 2) {
        void* mapping =
            mmap(nullptr, (1 + pages) * pageSize(), PROT_READ | PROT_WRITE, MAP_SHARED, event.get(), 0);
        if (mapping != MAP_FAILED) return PerfRing(std::move(event), mapping, pages);
        if (pages <= fewest || (errno != EPERM && errno != ENOMEM)) return tl::unexpected(lastError());
    }
}

PerfRing::PerfRing(Descriptor event, void* mapping, std::size_t pages)
    : m_event(std::move(event)),
      m_control(static_cast<perf_event_mmap_page*>(mapping)),
      m_bytes(pages * pageSize()) {}

PerfRing::PerfRing(PerfRing&& other) noexcept
    : m_event(std::move(other.m_event)),
      m_control(std::exchange(other.m_control, nullptr)),
      m_bytes(other.m_bytes),
      m_record(std::move(other.m_record)) {}

PerfRing& PerfRing::operator=(PerfRing&& other) noexcept {
    std::swap(m_event, other.m_event);
    std::swap(m_control, other.m_control);
    std::swap(m_bytes, other.m_bytes);
    std::swap(m_record, other.m_record);
    return *this;
}

PerfRing::~PerfRing() {
    if (m_control != nullptr) munmap(m_control, pageSize() + m_bytes);
}

void PerfRing::read(const Visitor& visit) {
    const std::byte* data = reinterpret_cast<const std::byte*>(m_control) + pageSize();
    const std::uint64_t head = std::atomic_ref(m_control->data_head).load(std::memory_order_acquire);
    std::uint64_t tail = m_control->data_tail;
    const auto copy = [&](std::uint64_t from, std::size_t length, std::byte* to) {
        const std::size_t begin = from & (m_bytes - 1);
        const std::size_t first = std::min(length, m_bytes - begin);
        std::memcpy(to, data + begin, first);
        std::memcpy(to + first, data, length - first);   // it goes on at the beginning
    };
    while (head - tail >= sizeof(perf_event_header)) {
        perf_event_header header{};
        copy(tail, sizeof header, reinterpret_cast<std::byte*>(&header));
        if (header.size < sizeof header || header.size > head - tail) break;
        m_record.resize(header.size - sizeof header);
        copy(tail + sizeof header, m_record.size(), m_record.data());
        tail += header.size;
        visit(header.type, m_record);
    }
    std::atomic_ref(m_control->data_tail).store(head, std::memory_order_release);
}

}   // namespace socklens
