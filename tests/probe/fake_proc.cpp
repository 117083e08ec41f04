#include "tests/probe/fake_proc.h"

#include "tests/support/files.h"

namespace socklens::test {

FakeProc::FakeProc() {
    // Also for a test that has laid down its rights.
    std::filesystem::permissions(root(), std::filesystem::perms{0755});
}

std::filesystem::path FakeProc::directoryOf(int pid) const {
    return std::filesystem::path(root()) / std::to_string(pid);
}

void FakeProc::setProcess(int pid, const std::string& name, std::uint64_t startTime, int parent, char state,
                          bool kernelThread) {
    const auto directory = directoryOf(pid);
    std::filesystem::create_directories(directory / "fd");
    const std::string flags = kernelThread ? "2129984" : "4194560";
    writeText(directory / "stat", std::to_string(pid) + " (" + name + ") " + state + " " + std::to_string(parent) +
                                      " 1 1 0 -1 " + flags + " 0 0 0 0 0 0 0 0 20 0 1 0 " +
                                      std::to_string(startTime) + " 0 0\n");
    writeText(directory / "cmdline", name + std::string("\0--serve\0", 9));
    writeText(directory / "cgroup", "0::/system.slice/" + name + ".service\n");
    writeText(directory / "status", "Name:\t" + name + "\nUid:\t1000\t1000\t1000\t1000\n");
}

void FakeProc::addDescriptor(int pid, int descriptor, const std::string& target) {
    makeLink(directoryOf(pid) / "fd" / std::to_string(descriptor), target);
}

void FakeProc::addSocket(int pid, int descriptor, Inode inode) {
    addDescriptor(pid, descriptor, "socket:[" + std::to_string(number(inode)) + "]");
}

}   // namespace socklens::test
