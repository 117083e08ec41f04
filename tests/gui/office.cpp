#include "tests/gui/office.h"

namespace socklens::test {

Socket tcp(std::uint64_t cookie, State state, int localPort, int remotePort) {
    Socket socket = tcpSocket(cookie, state);
    socket.localPort = static_cast<Port>(localPort);
    socket.remotePort = static_cast<Port>(remotePort);
    if (remotePort == 0) socket.remoteAddress = address("0.0.0.0");
    if (state != State::TimeWait) socket.inode = static_cast<Inode>(10'000 + cookie);
    return socket;
}

Process processOf(int pid, std::string name, Uid user, std::string command) {
    Process process;
    process.id = {Pid{pid}, StartTime{static_cast<std::uint64_t>(pid) * 10}};
    process.name = std::move(name);
    process.command = std::move(command);
    process.uid = process.realUid = process.savedUid = user;
    return process;
}

Snapshot office() {
    SnapshotBuilder builder;
    const auto systemd = builder.addProcess(processOf(1, "systemd", Uid{0}, "/sbin/init"));
    const auto nginx = builder.addProcess(processOf(100, "nginx", thisUser, "nginx -g daemon off;"));
    const auto worker = builder.addProcess(processOf(101, "worker", thisUser, "nginx: worker"));
    const auto postgres = builder.addProcess(processOf(200, "postgres", otherUser, "postgres -D /data"));

    builder.hold(builder.add(tcp(1, State::Listen, 22)), systemd);
    builder.hold(builder.add(tcp(2, State::Listen, 80)), nginx);
    builder.hold(builder.add(tcp(3, State::Established, 80, 50001)), nginx);
    builder.hold(builder.add(tcp(4, State::CloseWait, 80, 50002)), nginx);
    const auto shared = builder.add(tcp(5, State::Listen, 8080));
    builder.hold(shared, nginx);
    builder.hold(shared, worker);
    builder.hold(builder.add(tcp(6, State::Listen, 5432)), postgres);
    builder.add(tcp(7, State::TimeWait, 80, 50003));
    builder.add(tcp(8, State::Listen, 631));
    Socket udp = tcp(9, State::Close, 53);
    udp.protocol = Protocol::Udp;
    builder.hold(builder.add(udp), nginx);
    builder.hold(builder.addUnix(10, "/run/nginx.sock", State::Listen), nginx);

    builder.snapshot().coverage.ownersHidden = 1;
    builder.snapshot().coverage.processesUnreadable = 3;
    return builder.take();
}

}   // namespace socklens::test
