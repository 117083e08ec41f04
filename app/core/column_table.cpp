#include "app/core/column.h"

#include <algorithm>
#include <array>

namespace socklens {

namespace {

using Kind = ColumnInfo::Kind;
using Origin = ColumnInfo::Origin;

// clang-format off
constexpr std::array table{
    ColumnInfo{Column::CapturedAt, "captured_at", SOCKLENS_TEXT("Captured at"),
               SOCKLENS_TEXT("When the snapshot was taken, in UTC."), Kind::Text, Origin::Sample},
    ColumnInfo{Column::Protocol, "protocol", SOCKLENS_TEXT("Protocol"),
               SOCKLENS_TEXT("tcp, udp or unix."), Kind::Text, Origin::Sample},
    ColumnInfo{Column::Family, "family", SOCKLENS_TEXT("Family"),
               SOCKLENS_TEXT("inet is IPv4, inet6 is IPv6; unix sockets stay on this machine."), Kind::Text, Origin::Sample},
    ColumnInfo{Column::State, "state", SOCKLENS_TEXT("State"),
               SOCKLENS_TEXT("What the socket is doing, in the kernel's words."), Kind::Text, Origin::Sample},
    ColumnInfo{Column::LocalAddress, "local_address", SOCKLENS_TEXT("Local address"),
               SOCKLENS_TEXT("The address on this side, or the path of a UNIX socket (“@” begins an abstract name)."), Kind::Text, Origin::Sample},
    ColumnInfo{Column::LocalPort, "local_port", SOCKLENS_TEXT("Local port"),
               SOCKLENS_TEXT("The port on this side."), Kind::Number, Origin::Sample},
    ColumnInfo{Column::RemoteAddress, "remote_address", SOCKLENS_TEXT("Remote address"),
               SOCKLENS_TEXT("The address of the other side, or the path that a UNIX socket's peer is bound to."), Kind::Text, Origin::Sample},
    ColumnInfo{Column::RemotePort, "remote_port", SOCKLENS_TEXT("Remote port"),
               SOCKLENS_TEXT("The port of the other side."), Kind::Number, Origin::Sample},
    ColumnInfo{Column::Pid, "pid", SOCKLENS_TEXT("PID"),
               SOCKLENS_TEXT("The processes that hold the socket, by number."), Kind::Number, Origin::Sample},
    ColumnInfo{Column::Process, "process", SOCKLENS_TEXT("Process"),
               SOCKLENS_TEXT("The processes that hold the socket, by name."), Kind::Text, Origin::Sample},
    ColumnInfo{Column::User, "user", SOCKLENS_TEXT("User"),
               SOCKLENS_TEXT("The user who made the socket."), Kind::Text, Origin::Sample},
    ColumnInfo{Column::Uid, "uid", SOCKLENS_TEXT("UID"),
               SOCKLENS_TEXT("The number of the user who made the socket."), Kind::Number, Origin::Sample},
    ColumnInfo{Column::ReceiveQueue, "recv_queue", SOCKLENS_TEXT("Recv-Q"),
               SOCKLENS_TEXT("Bytes received that the program has not read; of a listener, connections that it has not accepted."), Kind::Number, Origin::Sample},
    ColumnInfo{Column::SendQueue, "send_queue", SOCKLENS_TEXT("Send-Q"),
               SOCKLENS_TEXT("Bytes sent that the other side has not confirmed; of a listener, how many connections may wait."), Kind::Number, Origin::Sample},
    ColumnInfo{Column::Timer, "timer", SOCKLENS_TEXT("Timer"),
               SOCKLENS_TEXT("What the kernel will do when the timer ends: send again, ask whether the other side lives, or forget the socket."), Kind::Text, Origin::Sample},
    ColumnInfo{Column::TimerExpires, "timer_expires_ms", SOCKLENS_TEXT("Timer ends"),
               SOCKLENS_TEXT("How long the timer still runs."), Kind::Duration, Origin::Sample},
    ColumnInfo{Column::Retransmits, "retransmits", SOCKLENS_TEXT("Retransmits"),
               SOCKLENS_TEXT("How often the kernel has sent again without an answer."), Kind::Number, Origin::Sample},
    ColumnInfo{Column::Inode, "inode", SOCKLENS_TEXT("Inode"),
               SOCKLENS_TEXT("The number that /proc/PID/fd shows for the socket; none once no process holds it."), Kind::Number, Origin::Sample},
    ColumnInfo{Column::Cookie, "cookie", SOCKLENS_TEXT("Cookie"),
               SOCKLENS_TEXT("The kernel's own number of the socket, never used twice."), Kind::Number, Origin::Sample},
    ColumnInfo{Column::Cgroup, "cgroup", SOCKLENS_TEXT("Control group"),
               SOCKLENS_TEXT("The control group that made the socket, or else that of its process."), Kind::Text, Origin::Sample},
    ColumnInfo{Column::Command, "command", SOCKLENS_TEXT("Command"),
               SOCKLENS_TEXT("The command lines of the processes that hold the socket."), Kind::Text, Origin::Sample},
    ColumnInfo{Column::NetworkNamespace, "netns", SOCKLENS_TEXT("Network namespace"),
               SOCKLENS_TEXT("The network namespace of the socket, by its inode."), Kind::Number, Origin::Sample},
    ColumnInfo{Column::Type, "type", SOCKLENS_TEXT("Type"),
               SOCKLENS_TEXT("Of a UNIX socket: stream, dgram or seqpacket."), Kind::Text, Origin::Sample},
    ColumnInfo{Column::PeerInode, "peer_inode", SOCKLENS_TEXT("Peer inode"),
               SOCKLENS_TEXT("Of a connected UNIX socket: the inode of the other end."), Kind::Number, Origin::Sample},
    ColumnInfo{Column::Interface, "interface", SOCKLENS_TEXT("Interface"),
               SOCKLENS_TEXT("The network device that the socket is bound to."), Kind::Text, Origin::Sample},
    ColumnInfo{Column::Shutdown, "shutdown", SOCKLENS_TEXT("Shut down"),
               SOCKLENS_TEXT("Which directions the program has ended with shutdown(2)."), Kind::Text, Origin::Sample},
    ColumnInfo{Column::Unit, "unit", SOCKLENS_TEXT("Unit"),
               SOCKLENS_TEXT("The systemd unit that the control group belongs to."), Kind::Text, Origin::Sample},
    ColumnInfo{Column::Container, "container", SOCKLENS_TEXT("Container"),
               SOCKLENS_TEXT("The container that the control group belongs to."), Kind::Text, Origin::Sample},
    ColumnInfo{Column::Source, "source", SOCKLENS_TEXT("Source"),
               SOCKLENS_TEXT("Where the row was read: sock_diag, or /proc/net where that was refused."), Kind::Text, Origin::Sample},
    ColumnInfo{Column::RoundTripTime, "rtt_us", SOCKLENS_TEXT("Round trip"),
               SOCKLENS_TEXT("How long a packet and its confirmation take, smoothed, in microseconds."), Kind::Number, Origin::TcpInfo},
    ColumnInfo{Column::BytesSent, "bytes_acked", SOCKLENS_TEXT("Sent"),
               SOCKLENS_TEXT("Bytes that the other side has confirmed."), Kind::Number, Origin::TcpInfo},
    ColumnInfo{Column::BytesReceived, "bytes_received", SOCKLENS_TEXT("Received"),
               SOCKLENS_TEXT("Bytes received since the connection began."), Kind::Number, Origin::TcpInfo},
    ColumnInfo{Column::TotalRetransmits, "retransmits_total", SOCKLENS_TEXT("Sent again"),
               SOCKLENS_TEXT("Segments that had to be sent again since the connection began."), Kind::Number, Origin::TcpInfo},
    ColumnInfo{Column::CongestionControl, "congestion_control", SOCKLENS_TEXT("Congestion control"),
               SOCKLENS_TEXT("The algorithm that decides how fast to send."), Kind::Text, Origin::TcpInfo},
    ColumnInfo{Column::Age, "age", SOCKLENS_TEXT("Seen for"),
               SOCKLENS_TEXT("How long Socklens has been seeing the socket; it can be older."), Kind::Duration, Origin::Memory},
    ColumnInfo{Column::NetworkName, "netns_name", SOCKLENS_TEXT("Namespace name"),
               SOCKLENS_TEXT("The network namespace of the socket, by its name under /run/netns, its container, its unit or its number. Known only where others than one's own were asked for."), Kind::Text, Origin::Networks},
};
// clang-format on

static_assert(std::ranges::is_sorted(table, {}, &ColumnInfo::column), "info() finds a column by its number");
static_assert(table.size() == static_cast<std::size_t>(Column::NetworkName) + 1);

}   // namespace

std::span<const ColumnInfo> columns() {
    return table;
}

const ColumnInfo& info(Column column) {
    return table[static_cast<std::size_t>(column)];
}

std::optional<Column> columnById(std::string_view id) {
    const auto found = std::ranges::find(table, id, &ColumnInfo::id);
    return found == table.end() ? std::nullopt : std::optional(found->column);
}

}   // namespace socklens
