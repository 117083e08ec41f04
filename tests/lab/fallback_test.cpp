// Without sock_diag the agent reads /proc/net: the same sockets, with fewer facts, and none made up.
#include "tests/lab/comparison.h"
#include "tests/lab/lab_main.h"
#include "tests/lab/run_program.h"
#include "tests/lab/scene.h"

#include <algorithm>

using namespace socklens::lab;

namespace {
std::string withoutSockDiag(std::vector<std::string> command) {
    return mustRun(SOCKLENS_WITHOUT_SOCK_DIAG, command);
}
}   // namespace

class FallbackTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_scene = std::make_unique<Scene>(); }
    void cleanupTestCase() { m_scene.reset(); }

    void launcherRefusesSockDiag();
    void csvIsWhatSsSees();

private:
    std::unique_ptr<Scene> m_scene;
};

/// ss falls back as well then, and what only sock_diag knows is not in its output.
void FallbackTest::launcherRefusesSockDiag() {
    const auto isOfSockDiag = [](const std::string& output) {
        return output.find(" v6only:") != std::string::npos;
    };
    QVERIFY(isOfSockDiag(mustRun("ss", {"-H", "-O", "-tane"})));
    const std::string output = withoutSockDiag({"ss", "-H", "-O", "-tane"});
    QVERIFY(output.find("[::1]") != std::string::npos);
    QVERIFY(!isOfSockDiag(output));
}

void FallbackTest::csvIsWhatSsSees() {
    constexpr int tries = 5;
    for (int i = 0; i < tries; ++i) {
        const auto ss = withoutRetransmits(listWithSs());
        const CsvTable csv(withoutSockDiag({SOCKLENS_AGENT, "snapshot", "--format", "csv"}));
        if (withoutRetransmits(listWithSs()) != ss) continue;
        return verifyNone(differences(csv, ss, {}, Origin::Procfs));
    }
    QFAIL("the scene does not stand still");
}

int main(int argc, char** argv) {
    return runLab<FallbackTest>(argc, argv);
}

#include "fallback_test.moc"
