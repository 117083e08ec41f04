// The same actions with the rights of an ordinary user, of one with CAP_NET_ADMIN and nothing else, and of the
// root of a user namespace to which the network namespace does not belong.
#include <QTest>

#include "app/probe/action_runner.h"
#include "app/probe/own_capabilities.h"
#include "tests/lab/acting.h"
#include "tests/lab/acting_main.h"
#include "tests/lab/owner.h"
#include "tests/lab/wait.h"
#include "tests/support/in_child.h"
#include "tests/support/rights.h"

#include <linux/capability.h>
#include <netinet/tcp.h>
#include <sched.h>
#include <sys/wait.h>

using namespace socklens;
using namespace socklens::lab;
using socklens::test::becomeUser;
using socklens::test::skipMark;

namespace {

constexpr uid_t anna = 4343;

struct Said {
    int exitCode = -1;
    std::string output;
};

/// By a shell, from a forked child: what it may is what the child may.
Said run(const std::string& command) {
    FILE* pipe = popen(command.c_str(), "r");
    Said said;
    for (int c = std::getc(pipe); c != EOF; c = std::getc(pipe)) said.output.push_back(static_cast<char>(c));
    const int status = pclose(pipe);
    said.exitCode = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    return said;
}

std::string unless(bool right, const std::string& complaint) {
    return right ? std::string() : complaint;
}

}   // namespace

class RightsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        if (!Agents::hindrance().empty()) QSKIP(Agents::hindrance().c_str());
    }
    void init() {
        m_listener = listenerOn({"127.0.0.1", 0}, 4);
        m_connection = connectThrough(m_listener.get());
        m_leftover = leaveTimeWait();
    }
    void cleanup() {
        Agents::of(root).perform(Release{m_leftover});
        m_connection = {};
        m_listener.reset();
    }

    void ordinaryUser();
    void userWhoClaimsTooMuch();
    void networkAdministrator();
    void rootOfAnotherNamespace();
    void agentOfAnOrdinaryUser();
    void agentEndsOnesOwnConnections();
    void agentOfANetworkAdministrator();

private:
    SocketTarget leaveTimeWait() {
        Connection connection = connectThrough(m_listener.get());
        const std::uint64_t cookie = cookieOf(connection.client.get());
        shutdown(connection.client.get(), SHUT_WR);
        awaitTcpState(connection.client.get(), TCP_FIN_WAIT2);
        connection.server.reset();
        awaitTcpState(connection.client.get(), TCP_CLOSE);
        return targetOfCookie(cookie);
    }

    std::string releaseCommand() const {
        return Agents::program() + " act release --yes --filter 'state:time-wait and local_port=" +
               std::to_string(number(m_leftover.localPort)) + "'";
    }

    FileDescriptor m_listener;
    Connection m_connection;
    SocketTarget m_leftover;
};

void RightsTest::ordinaryUser() {
    const SocketTarget target = lab::targetOf(m_connection.client.get());
    ActingAgent& agent = Agents::of(lab::ordinaryUser);
    const Capabilities& its = agent.capabilities();
    QVERIFY(!its.administersNetwork && !its.duplicatesAnyone && !its.signalsAnyone);
    QVERIFY(its.destroysSockets);   // it found out what the kernel can
    LAB_VERIFY_RESULT(agent.perform(Release{m_leftover}), Outcome::Refused, "needs administrator rights");
    LAB_VERIFY_RESULT(agent.perform(Abort{target, {}}), Outcome::Refused, "rights");
    QVERIFY(isListed(m_leftover) && isListed(target));
}

/// Even if it is tried, the kernel refuses.
void RightsTest::userWhoClaimsTooMuch() {
    const SocketTarget target = lab::targetOf(m_connection.client.get());
    SocketTarget gone = m_leftover;
    gone.cookie = Cookie{1};
    SOCKLENS_VERIFY_IN_CHILD([&]() -> std::string {
        if (const auto refused = becomeUser(anna); !refused.empty()) return skipMark + refused;
        Capabilities claimed = ownCapabilities();
        claimed.administersNetwork = true;
        const auto results =
            ActionRunner({}, claimed).run({Release{m_leftover}, Abort{target, {}}, Release{gone}});
        const auto first = mismatch(results[0], Outcome::Refused, "The kernel refused to end tcp ");
        const auto second = mismatch(results[1], Outcome::Refused, "The kernel refused to end tcp ");
        const auto third = mismatch(results[2], Outcome::AlreadyGone, "gone already");
        return first + second + third;
    });
    QVERIFY(isListed(m_leftover) && isListed(target));
}

void RightsTest::networkAdministrator() {
    const SocketTarget target = lab::targetOf(m_connection.client.get());
    const auto before = resetsSent();
    ActingAgent& agent = Agents::of(lab::networkAdministrator);
    QVERIFY(agent.capabilities().administersNetwork && !agent.capabilities().seesAllOwners);
    LAB_VERIFY_RESULT(agent.perform(Release{m_leftover}), Outcome::Done, "released from TIME_WAIT");
    LAB_VERIFY_RESULT(agent.perform(Abort{target, {}}), Outcome::Done, "RST went");
    QCOMPARE(resetsSent(), before + 1);
    QVERIFY(!isListed(m_leftover) && !isListed(target));
    QCOMPARE(received(m_connection.client.get()), ECONNABORTED);
}

void RightsTest::rootOfAnotherNamespace() {
    SOCKLENS_VERIFY_IN_CHILD([&]() -> std::string {
        if (unshare(CLONE_NEWUSER) != 0) return skipMark + std::string("user namespaces are forbidden here");
        Capabilities mine = ownCapabilities();
        if (mine.administersNetwork) return "CAP_NET_ADMIN does not count here";
        mine.administersNetwork = true;
        return mismatch(ActionRunner({}, mine).run({Release{m_leftover}}).front(), Outcome::Refused,
                        "The kernel refused");
    });
    QVERIFY(isListed(m_leftover));
}

void RightsTest::agentOfAnOrdinaryUser() {
    SOCKLENS_VERIFY_IN_CHILD([&]() -> std::string {
        if (const auto refused = becomeUser(anna); !refused.empty()) return skipMark + refused;
        const Said said = run(releaseCommand());
        return unless(said.exitCode == 1 && said.output.ends_with("done 0, gone 0, refused 1, impossible 0\n"),
                      std::to_string(said.exitCode) + said.output);
    });
    QVERIFY(isListed(m_leftover));
}

/// With FIN and with RST, without any capability; the owner goes on.
void RightsTest::agentEndsOnesOwnConnections() {
    const Connection other = connectThrough(m_listener.get());
    const Owner owner(anna, {m_connection.client.get(), other.client.get()});
    const auto commandFor = [&](const std::string& verb, const FileDescriptor& client) {
        return Agents::program() + " act " + verb +
               " --yes --format json --filter 'pid:" + std::to_string(owner.pid()) +
               " and sport=" + std::to_string(localEndpoint(client.get()).port) + "'";
    };
    const auto before = resetsSent();
    SOCKLENS_VERIFY_IN_CHILD([&]() -> std::string {
        if (const auto refused = becomeUser(anna); !refused.empty()) return skipMark + refused;
        std::string wrong;
        for (const std::string& command :
             {commandFor("close", m_connection.client), commandFor("abort", other.client)}) {
            const Said said = run(command);
            wrong +=
                unless(said.exitCode == 0 && said.output.find("\"done\":1,") != std::string::npos, said.output);
        }
        return wrong;
    });
    QCOMPARE(resetsSent(), before + 1);
    waitUntil("the end is read", [&] { return received(m_connection.server.get()) == 0; });
    QCOMPARE(received(other.server.get()), ECONNRESET);
    QVERIFY(owner.isRunning());
}

void RightsTest::agentOfANetworkAdministrator() {
    SOCKLENS_VERIFY_IN_CHILD([&]() -> std::string {
        if (const auto refused = becomeUser(anna, {CAP_NET_ADMIN}); !refused.empty()) return skipMark + refused;
        const Said said = run(releaseCommand());
        return unless(said.exitCode == 0 && said.output.ends_with("done 1, gone 0, refused 0, impossible 0\n"),
                      std::to_string(said.exitCode) + said.output);
    });
    QVERIFY(!isListed(m_leftover));
    QVERIFY(isListed(lab::targetOf(m_listener.get())));
}

int main(int argc, char** argv) {
    return runActing<RightsTest>(argc, argv);
}

#include "rights_test.moc"
