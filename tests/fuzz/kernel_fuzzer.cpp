// What comes from the kernel as bytes: sock_diag, the connector for processes, and the tracepoint with the
// description of its fields. The first byte says which. A row that is accepted can be shown.
#include "app/core/column.h"
#include "app/probe/inet_diag.h"
#include "app/probe/proc_event.h"
#include "app/probe/state_record.h"
#include "app/probe/unix_diag.h"
#include "tests/fuzz/kernel_input.h"

#include <cstdlib>

using namespace socklens;
using test::KernelInput;

namespace {

/// In an allocation of exactly its size, so that a read behind its end is seen.
std::vector<std::byte> copyOf(std::string_view bytes) {
    const auto* begin = reinterpret_cast<const std::byte*>(bytes.data());
    return {begin, begin + bytes.size()};
}

void show(const Socket& socket, std::optional<TcpInfo> info = {}) {
    Snapshot snapshot;
    snapshot.sockets = {socket};
    snapshot.sockets[0].name = {};   // an index of a list that is not here
    snapshot.sockets[0].peerName = {};
    if (info) snapshot.tcpInfos.emplace_back(0, *info);
    for (const ColumnInfo& column : columns()) text({snapshot, 0}, column.column);
}

void readState(std::string_view text) {
    const auto end = text.find('\0');
    const auto format = parseStateFormat(text.substr(0, end));
    if (format && end != std::string_view::npos) parseStateRecord(*format, copyOf(text.substr(end + 1)));
}

}   // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const std::string_view rest(reinterpret_cast<const char*>(data) + 1, size - 1);
    switch (static_cast<KernelInput>(data[0])) {
    case KernelInput::Tcp:
    case KernelInput::Udp: {
        const auto protocol =
            static_cast<KernelInput>(data[0]) == KernelInput::Tcp ? Protocol::Tcp : Protocol::Udp;
        if (const auto row = parseInetDiag(copyOf(rest), protocol, {})) show(row->socket, row->tcpInfo);
        break;
    }
    case KernelInput::Unix:
        if (auto row = parseUnixDiag(copyOf(rest)))
            for (const Socket& socket : joinPeers({*row, *row}).sockets) show(socket);
        break;
    case KernelInput::ProcEvent: parseProcEvent(copyOf(rest)); break;
    case KernelInput::State: readState(rest); break;
    }
    return 0;
}
