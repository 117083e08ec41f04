// What the path of a control group says: the unit and the container.
#include <QTest>

#include "app/core/cgroup_owner.h"
#include "tests/support/printing.h"

using namespace socklens;

namespace {

const std::string id = "3fa1c9d27b60e8f45a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f6071";
const std::string shortId = "3fa1c9d27b60";

}   // namespace

class CgroupOwnerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void paths_data();
    void paths();
    void longPath();
};

void CgroupOwnerTest::paths_data() {
    QTest::addColumn<std::string>("path");
    QTest::addColumn<std::string>("unit");
    QTest::addColumn<std::string>("container");
    const auto row = [](const char* name, const std::string& path, const std::string& unit,
                        const std::string& container) { QTest::newRow(name) << path << unit << container; };
    row("nothing", "", "", "");
    row("root", "/", "", "");
    row("slice only", "/system.slice", "", "");

    row("service", "/system.slice/ssh.service", "ssh.service", "");
    row("instance", "/system.slice/system-getty.slice/getty@tty1.service", "getty@tty1.service", "");
    row("socket", "/system.slice/cups.socket", "cups.socket", "");
    row("pid 1", "/init.scope", "init.scope", "");
    row("session", "/user.slice/user-1000.slice/session-3.scope", "session-3.scope", "");
    row("program of a user",
        "/user.slice/user-1000.slice/user@1000.service/app.slice/app-gnome-firefox-1234.scope",
        "app-gnome-firefox-1234.scope", "");
    row("manager of a user", "/user.slice/user-1000.slice/user@1000.service/init.scope", "init.scope", "");
    row("delegated", "/system.slice/machined.service/worker", "machined.service", "");
    row("blank in an escape", "/system.slice/my\\x20program.service", "my program.service", "");
    row("dash in an escape", "/user.slice/app-my\\x2dprog-7.scope", "app-my-prog-7.scope", "");
    row("backslash in an escape", "/system.slice/a\\x5cx2d.service", "a\\x2d.service", "");

    row("docker, systemd", "/system.slice/docker-" + id + ".scope", "docker-" + id + ".scope", shortId);
    row("docker, cgroupfs", "/docker/" + id, "", shortId);
    row("docker inside docker", "/docker/" + std::string(64, 'a') + "/docker/" + id, "", shortId);
    row("podman", "/machine.slice/libpod-" + id + ".scope", "libpod-" + id + ".scope", shortId);
    row("podman with a group inside", "/machine.slice/libpod-" + id + ".scope/container",
        "libpod-" + id + ".scope", shortId);
    row("podman of a user", "/user.slice/user-1000.slice/user@1000.service/user.slice/libpod-" + id + ".scope",
        "libpod-" + id + ".scope", shortId);
    row("podman's monitor", "/machine.slice/libpod-conmon-" + id + ".scope", "libpod-conmon-" + id + ".scope", "");
    row("cri-o", "/kubepods.slice/kubepods-burstable.slice/kubepods-burstable-pod1.slice/crio-" + id + ".scope",
        "crio-" + id + ".scope", shortId);
    row("containerd", "/kubepods.slice/kubepods-pod1.slice/cri-containerd-" + id + ".scope",
        "cri-containerd-" + id + ".scope", shortId);
    row("kubernetes, cgroupfs", "/kubepods/besteffort/pod12345678-1234-1234-1234-123456789012/" + id, "", shortId);
    row("lxc", "/lxc.payload.web", "", "web");
    row("lxc with systemd inside", "/lxc.payload.web/system.slice/ssh.service", "ssh.service", "web");
    row("nspawn", "/machine.slice/machine-debian.scope", "machine-debian.scope", "debian");
    row("nspawn, escaped", "/machine.slice/machine-my\\x2dbox.scope/payload", "machine-my-box.scope", "my-box");
    row("nspawn by its template", "/machine.slice/systemd-nspawn@debian.service/payload",
        "systemd-nspawn@debian.service", "debian");

    row("id too short", "/docker/" + id.substr(1), "", "");
    row("id too long", "/docker/a" + id, "", "");
    row("id in capitals", "/docker/" + std::string(64, 'A'), "", "");
    row("id of other letters", "/docker/" + std::string(64, 'g'), "", "");
    row("no id", "/system.slice/docker-.scope", "docker-.scope", "");
    row("no name", "/machine.slice/machine-.scope", "machine-.scope", "");
    row("docker's own service", "/system.slice/docker.service", "docker.service", "");
    row("a service that is called like a machine", "/system.slice/machine-check.service", "machine-check.service",
        "");
    row("a slice that is called like a machine", "/machine-learning.slice/train.service", "train.service", "");
    row("only a suffix", "/.service", ".service", "");
    row("slashes", "///system.slice//ssh.service//", "ssh.service", "");
    row("no slash at the beginning", "system.slice/ssh.service", "ssh.service", "");
    row("cut escape", "/system.slice/a\\x2.service", "a\\x2.service", "");
    row("escape at the end", "/system.slice/a.service\\x", "", "");
    row("not hexadecimal", "/system.slice/a\\xzz.service", "a\\xzz.service", "");
    row("capital escape", "/system.slice/a\\x2D.service", "a\\x2D.service", "");
    row("not UTF-8", "/system.slice/\xff\xfe.service", "\xff\xfe.service", "");
}

void CgroupOwnerTest::paths() {
    QFETCH(std::string, path);
    QTEST(systemdUnit(path), "unit");
    QTEST(containerName(path), "container");
}

void CgroupOwnerTest::longPath() {
    std::string path;
    for (int depth = 0; depth < 100'000; ++depth) path += "/\\x2d";
    QCOMPARE(systemdUnit(path + "/ssh.service"), std::string("ssh.service"));
    QCOMPARE(containerName(path), std::string());
}

QTEST_APPLESS_MAIN(CgroupOwnerTest)
#include "cgroup_owner_test.moc"
