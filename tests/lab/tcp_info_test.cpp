// What the kernel measures on one connection, asked through the agent of an ordinary user: the same that the
// program itself would read, and a sentence where there is nothing to read.
#include <QTest>

#include "tests/lab/acting.h"
#include "tests/lab/acting_main.h"
#include "tests/lab/wait.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <linux/tcp.h>
#include <netinet/in.h>

using namespace socklens;
using namespace socklens::lab;

namespace {

TcpInfoAnswer ask(const SocketTarget& target) {
    return std::get<TcpInfoAnswer>(Agents::of(ordinaryUser).answer(TcpInfoQuery{target}));
}

std::string whyNot(const SocketTarget& target) {
    const TcpInfoAnswer answer = ask(target);
    return answer ? "there is something" : english(answer.error());
}

TcpInfo readBy(int descriptor) {
    tcp_info info{};
    socklen_t length = sizeof info;
    getsockopt(descriptor, IPPROTO_TCP, TCP_INFO, &info, &length);
    std::array<char, 16> control{};
    length = control.size();
    getsockopt(descriptor, IPPROTO_TCP, TCP_CONGESTION, control.data(), &length);
    return {.roundTripTime = std::chrono::microseconds(info.tcpi_rtt),
            .bytesAcknowledged = info.tcpi_bytes_acked,
            .bytesReceived = info.tcpi_bytes_received,
            .totalRetransmits = info.tcpi_total_retrans,
            .congestionControl = control.data()};
}

}   // namespace

class TcpInfoTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        if (!Agents::hindrance().empty()) QSKIP(Agents::hindrance().c_str());
        m_listener = listenerOn({"127.0.0.1", 0}, 16);
    }
    void cleanupTestCase() { m_listener.reset(); }

    void whatTheProgramWouldRead() {
        const Connection connection = connectThrough(m_listener.get());
        sendBytes(connection.client.get(), 5000);
        waitUntil("everything is confirmed",
                  [&] { return *readBy(connection.client.get()).bytesAcknowledged == 5001; });   // and the SYN
        for (const int side : {connection.client.get(), connection.server.get()}) {
            const TcpInfoAnswer answer = ask(lab::targetOf(side));
            QVERIFY2(answer, answer ? "" : english(answer.error()).c_str());
            QVERIFY(*answer == readBy(side));
        }
        QCOMPARE(ask(lab::targetOf(connection.server.get()))->bytesReceived.value_or(0), 5000ULL);
    }

    void whatIsLeftHasNone() {
        Connection connection = connectThrough(m_listener.get());
        const SocketTarget client = lab::targetOf(connection.client.get());
        const SocketTarget server = lab::targetOf(connection.server.get());
        connection.client.reset();
        connection.server.reset();
        waitUntil("it is in TIME_WAIT", [&] { return stateOf(client) == State::TimeWait; });
        QCOMPARE(whyNot(client), std::string("The kernel keeps no figures of a connection in this state."));
        waitUntil("the other end is gone", [&] { return !isListed(server); });
        QCOMPARE(whyNot(server), std::string("The connection is not there any more."));
    }

    /// The same addresses are not the same connection.
    void neverAnother() {
        const Connection connection = connectThrough(m_listener.get());
        SocketTarget target = lab::targetOf(connection.client.get());
        target.cookie = Cookie{number(*target.cookie) + 1};
        QCOMPARE(whyNot(target), std::string("The connection is not there any more."));
        target.cookie = {};
        QCOMPARE(whyNot(target),
                 std::string("The kernel gave this socket no cookie here, so that it cannot be asked about."));
    }

    void ofTcpOnly() {
        const FileDescriptor udp = boundSocket(SOCK_DGRAM, {"127.0.0.1", 0});
        QCOMPARE(whyNot(lab::targetOf(udp.get())), std::string("The kernel measures TCP connections only."));
    }

private:
    FileDescriptor m_listener;
};

int main(int argc, char** argv) {
    return runActing<TcpInfoTest>(argc, argv);
}

#include "tcp_info_test.moc"
