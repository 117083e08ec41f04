#include "app/probe/proc_event.h"

#include <cstring>
#include <linux/connector.h>
#include <linux/netlink.h>

namespace socklens {

namespace {

namespace layout = proc_event_layout;
static_assert(layout::messageAt == NLMSG_HDRLEN && layout::whatAt == NLMSG_HDRLEN + sizeof(cn_msg));

template <class Value>
std::optional<Value> valueAt(std::span<const std::byte> bytes, std::size_t offset) {
    if (offset > bytes.size() || bytes.size() - offset < sizeof(Value)) return std::nullopt;
    Value value;
    std::memcpy(&value, bytes.data() + offset, sizeof value);
    return value;
}

}   // namespace

std::optional<ProcEvent> parseProcEvent(std::span<const std::byte> datagram) {
    const auto id = valueAt<cb_id>(datagram, layout::messageAt + offsetof(cn_msg, id));
    const auto what = valueAt<std::uint32_t>(datagram, layout::whatAt);
    const auto time = valueAt<std::uint64_t>(datagram, layout::timeAt);
    if (!id || id->idx != CN_IDX_PROC || id->val != CN_VAL_PROC || !what || !time) return std::nullopt;
    ProcEvent event;
    event.monotonicNanoseconds = *time;
    if (*what == layout::none) {
        const auto acknowledged = valueAt<std::uint32_t>(datagram, layout::messageAt + offsetof(cn_msg, ack));
        const auto error = valueAt<std::int32_t>(datagram, layout::errorAt);
        if (!acknowledged || !error) return std::nullopt;
        event.kind = ProcEvent::Kind::Acknowledgement;
        event.acknowledged = *acknowledged;
        event.error = *error;
        return event;
    }
    if (*what != layout::coreDump && *what != layout::exit) return event;
    event.kind = *what == layout::exit ? ProcEvent::Kind::Exit : ProcEvent::Kind::CoreDump;
    const auto thread = valueAt<std::int32_t>(datagram, layout::threadAt);
    const auto process = valueAt<std::int32_t>(datagram, layout::processAt);
    const auto exitCode = valueAt<std::int32_t>(datagram, layout::exitCodeAt);
    if (!thread || !process || !exitCode) return std::nullopt;   // of a core dump it is something else
    event.process = Pid{*process};
    event.firstThread = *thread == *process;
    event.waitStatus = event.kind == ProcEvent::Kind::Exit ? *exitCode : 0;
    return event;
}

}   // namespace socklens
