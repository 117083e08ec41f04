// The rules of bind(2) as measured on Linux 6.18, cell by cell. tests/lab/bind_matrix_test.cpp asks the kernel.
#include <QTest>

#include "app/insight/bind_matrix.h"
#include "tests/support/snapshot_builder.h"

#include <array>

using namespace socklens;
using namespace socklens::test;

Q_DECLARE_METATYPE(socklens::Conflict)

namespace {

constexpr std::array states{State::Established, State::SynSent,  State::SynRecv, State::FinWait1,
                            State::FinWait2,    State::TimeWait, State::Close,   State::CloseWait,
                            State::LastAck,     State::Listen,   State::Closing};

PortHolder holder(const char* at, State state, std::optional<bool> reuse, std::optional<bool> ipv6Only = {}) {
    return {address(at), state, false, reuse, ipv6Only};
}

}   // namespace

class BindMatrixTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sameAddress();
    void unknownReuse();
    void addresses_data();
    void addresses();
    void ipv6OnlyMatters();
    void requestsHaveNoPort();
};

/// Every state, both options of both, on one address and on the wildcards over it.
void BindMatrixTest::sameAddress() {
    for (const State state : states)
        for (const bool oldReuse : {false, true})
            for (const bool newReuse : {false, true})
                for (const char* wanted : {"127.0.0.1", "0.0.0.0", "::"}) {
                    const bool pass = oldReuse && newReuse && state != State::Listen;
                    QCOMPARE(conflict(holder("127.0.0.1", state, oldReuse), {address(wanted), newReuse}),
                             pass ? Conflict::No : Conflict::Yes);
                }
}

void BindMatrixTest::unknownReuse() {
    for (const State state : states) {
        const PortHolder old = holder("127.0.0.1", state, std::nullopt);
        QCOMPARE(conflict(old, {address("127.0.0.1"), false}), Conflict::Yes);
        QCOMPARE(conflict(old, {address("127.0.0.1"), true}),
                 state == State::Listen ? Conflict::Yes : Conflict::DependsOnOldReuse);
    }
}

void BindMatrixTest::addresses_data() {
    QTest::addColumn<QString>("old");
    QTest::addColumn<QString>("wanted");
    QTest::addColumn<int>("overlap");   // -1: depends on IPV6_V6ONLY
    const auto row = [](const char* old, const char* wanted, int overlap) {
        QTest::addRow("%s on %s", wanted, old) << old << wanted << overlap;
    };
    constexpr int depends = -1;
    // of each kind of old address: the same, another one, the wildcards, the other family
    row("127.0.0.1", "127.0.0.1", 1);
    row("127.0.0.1", "127.0.0.2", 0);
    row("127.0.0.1", "0.0.0.0", 1);
    row("127.0.0.1", "::", 1);
    row("127.0.0.1", "::1", 0);
    row("0.0.0.0", "127.0.0.1", 1);
    row("0.0.0.0", "127.0.0.2", 1);
    row("0.0.0.0", "0.0.0.0", 1);
    row("0.0.0.0", "::", 1);
    row("0.0.0.0", "::1", 0);
    row("::1", "::1", 1);
    row("::1", "fe80::1", 0);
    row("::1", "::", 1);
    row("::1", "0.0.0.0", 0);
    row("::1", "127.0.0.1", 0);
    row("::", "::1", 1);
    row("::", "::", 1);
    row("::", "127.0.0.1", depends);
    row("::", "0.0.0.0", depends);
    // what a dual-stack listener accepted from an IPv4 client
    row("::ffff:10.0.0.1", "10.0.0.1", 1);
    row("::ffff:10.0.0.1", "10.0.0.2", 0);
}

void BindMatrixTest::addresses() {
    QFETCH(QString, old);
    QFETCH(QString, wanted);
    QFETCH(int, overlap);
    const QByteArray at = old.toUtf8();
    const Address wish = address(wanted.toStdString());
    const auto expected = overlap == 1 ? Conflict::Yes : overlap == 0 ? Conflict::No : Conflict::DependsOnIpv6Only;
    for (const State state : states) {
        QCOMPARE(conflict(holder(at, state, false), {wish, false}), expected);
        QCOMPARE(conflict(holder(at, state, false), {wish, true}), expected);
        // Both options get past everything but a listener, whatever it depends on.
        QCOMPARE(conflict(holder(at, state, true), {wish, true}),
                 state == State::Listen ? expected : Conflict::No);
    }
}

void BindMatrixTest::ipv6OnlyMatters() {
    for (const char* inet : {"127.0.0.1", "0.0.0.0"}) {
        QCOMPARE(conflict(holder("::", State::Listen, {}, true), {address(inet), true}), Conflict::No);
        QCOMPARE(conflict(holder("::", State::Listen, {}, false), {address(inet), true}), Conflict::Yes);
        QCOMPARE(conflict(holder("::", State::Close, {}, {}), {address(inet), true}), Conflict::DependsOnIpv6Only);
    }
    for (const char* inet6 : {"::", "::1"})
        QCOMPARE(conflict(holder("::", State::Listen, {}, true), {address(inet6), true}), Conflict::Yes);
}

void BindMatrixTest::requestsHaveNoPort() {
    PortHolder request = holder("127.0.0.1", State::SynRecv, false);
    request.requestOnly = true;
    QCOMPARE(conflict(request, {address("127.0.0.1"), false}), Conflict::No);
}

QTEST_APPLESS_MAIN(BindMatrixTest)
#include "bind_matrix_test.moc"
