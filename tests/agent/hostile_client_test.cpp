// A hundred thousand hostile frames against the real agent, in a network namespace of the test's own: nothing on
// the machine is another afterwards.
#include <QCoreApplication>
#include <QTest>

#include "tests/agent/talking_agent.h"
#include "tests/support/child.h"
#include "tests/support/files.h"
#include "tests/support/live_socket.h"
#include "tests/support/namespaces.h"
#include "tests/wire/random_messages.h"

#include <filesystem>
#include <map>
#include <sched.h>
#include <sys/mount.h>

using namespace socklens;
using namespace socklens::test;

namespace {

constexpr int frames = 100'000;
constexpr int liesPerSession = 900;
constexpr int harmedPerSession = 100;

/// Every setting that this namespace has, by path.
std::map<std::string, std::string> settings() {
    std::map<std::string, std::string> values;
    for (const auto& entry : std::filesystem::recursive_directory_iterator("/proc/sys/net"))
        if (entry.is_regular_file()) {
            try {
                values[entry.path()] = readText(entry.path());
            } catch (const std::exception&) {
                values[entry.path()] = "unreadable";
            }
        }
    return values;
}

std::vector<std::string> socketTables() {
    std::vector<std::string> tables;
    for (const char* table : {"tcp", "tcp6", "udp", "udp6"}) {
        std::string text = readText(std::string("/proc/self/net/") + table);
        tables.push_back(std::move(text));
    }
    return tables;
}

/// Sound in form, a lie in content: processes and sockets that do not exist, values that are none.
wire::Batch lies(Random& random, std::uint64_t id) {
    wire::Batch batch;
    while (batch.actions.empty())
        if (auto message = randomClientMessage(random); std::holds_alternative<wire::Batch>(message))
            batch = std::get<wire::Batch>(std::move(message));
    batch.id = id;
    for (Action& action : batch.actions)
        if (auto* setting = std::get_if<SetSysctl>(&action)) setting->value.insert(0, "zz");
    return batch;
}

/// Noise, or a lie that is cut or harmed. Bits that flip make no number out of "zz".
std::string harmedFrame(Random& random) {
    std::string frame = requestFrame(lies(random, UINT64_MAX));
    switch (below(random, 4)) {
    case 0:   // of a plausible length
        frame.assign(5 + below(random, 60), '\0');
        for (char& byte : frame) byte = static_cast<char>(random());
        if (oneIn(random, 2)) frame.replace(0, 5, std::string({static_cast<char>(frame.size() - 5), 0, 0, 0, 0}));
        return frame;
    case 1: return frame.substr(0, 1 + below(random, static_cast<std::uint32_t>(frame.size() - 1)));
    case 2: frame[below(random, 5)] = static_cast<char>(random()); return frame;
    default: break;
    }
    for (std::uint32_t change = 1 + below(random, 3); change > 0; --change)
        frame[5 + below(random, static_cast<std::uint32_t>(frame.size() - 5))] ^=
            static_cast<char>(1U << below(random, 8));
    return frame;
}

/// Nothing that is kept or written down reaches the machine.
std::string hideFiles() {
    for (const char* directory : {"/etc/sysctl.d", "/var/log"})
        if (std::filesystem::exists(directory) && mount("tmpfs", directory, "tmpfs", 0, nullptr) != 0)
            return std::string("no tmpfs over ") + directory;
    return {};
}

}   // namespace

class HostileClientTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingChanges();
};

void HostileClientTest::nothingChanges() {
    const Child child;
    const auto listener = LiveSocket::tcp(LiveSocket::Use::Listen);
    const auto udp = LiveSocket::udp6();
    const auto settingsBefore = settings();
    const auto socketsBefore = socketTables();
    QVERIFY(!settingsBefore.empty());

    Random random(20261121);
    for (int sent = 0; sent < frames; sent += liesPerSession + harmedPerSession) {
        TalkingAgent agent;
        agent.start();
        std::string bytes;
        for (std::uint64_t id = 1; id <= liesPerSession; ++id) bytes += requestFrame(lies(random, id));
        agent.sendBytes(bytes);
        for (std::uint64_t id = 1; id <= liesPerSession; ++id) {
            const auto answer = agent.await<wire::BatchResults>();
            QCOMPARE(answer.id, id);
            for (const ActionResult& result : answer.results) QVERIFY(result.outcome != Outcome::Done);
        }
        bytes.clear();
        for (int count = 0; count < harmedPerSession; ++count) bytes += harmedFrame(random);
        agent.sendBytes(bytes);
        agent.closeInput();
        const int status = agent.exitStatus();
        QVERIFY(status == 0 || status == 1);
    }
    QVERIFY(child.isRunning());
    QVERIFY(settings() == settingsBefore);
    QVERIFY(socketTables() == socketsBefore);
}

int main(int argc, char** argv) {
    if (auto refused = enterNamespaces(CLONE_NEWNET | CLONE_NEWNS) + hideFiles(); !refused.empty()) {
        std::fprintf(stderr, "No private namespaces, nothing was run: %s\n", refused.c_str());
        return 1;
    }
    const QCoreApplication application(argc, argv);
    HostileClientTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "hostile_client_test.moc"
