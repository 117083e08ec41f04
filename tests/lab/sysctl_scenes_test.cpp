// Every scene of settings, all at the same time: each waits for the kernel's timers, in a network namespace of its
// own.
#include <QTest>

#include "tests/lab/acting_main.h"
#include "tests/lab/sysctl_scenes.h"
#include "tests/support/covered_directories.h"

using namespace socklens;
using namespace socklens::lab;

class SysctlScenesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void scene_data();
    void scene();

private:
    static NamedScenes all();

    SideBySide m_scenes;
};

NamedScenes SysctlScenesTest::all() {
    NamedScenes scenes;
    for (NamedScenes (*group)() : {timeWaitScenes, portScenes, backlogScenes, retryScenes})
        for (NamedScene& scene : group()) scenes.push_back(std::move(scene));
    return scenes;
}

void SysctlScenesTest::initTestCase() {
    LAB_NEEDS_PERFORMER();
    for (const auto& [name, scene] : all()) m_scenes.start(name, scene);
}

void SysctlScenesTest::scene_data() {
    QTest::addColumn<std::string>("name");
    for (const auto& [name, scene] : all()) QTest::newRow(name.c_str()) << name;
}

void SysctlScenesTest::scene() {
    QFETCH(std::string, name);
    const std::string complaint = m_scenes.complaint(name);
    QVERIFY2(complaint.empty(), complaint.c_str());
}

int main(int argc, char** argv) {
    if (const auto refused = test::coverStateDirectories(); !refused.empty()) {
        std::fprintf(stderr, "lab: no private mounts, nothing was run: %s\n", refused.c_str());
        return 1;
    }
    return runActing<SysctlScenesTest>(argc, argv);
}

#include "sysctl_scenes_test.moc"
