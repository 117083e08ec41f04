#include "tests/lab/far_namespace.h"

#include "tests/lab/private_namespace.h"
#include "tests/lab/run_program.h"
#include "tests/lab/sockets.h"
#include "tests/lab/wait.h"

#include <cerrno>
#include <fcntl.h>
#include <sched.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace socklens::lab {

namespace {

FileDescriptor openNamespace(const std::string& process) {
    FileDescriptor result(open(("/proc/" + process + "/ns/net").c_str(), O_RDONLY | O_CLOEXEC));
    if (!result) throw std::system_error(errno, std::generic_category(), "ns/net of " + process);
    return result;
}

/// This thread is in another namespace as long as it lives.
class Visit {
public:
    explicit Visit(pid_t process) : m_home(openNamespace("self")) {
        enter(openNamespace(std::to_string(process)));
    }
    Visit(const Visit&) = delete;
    Visit& operator=(const Visit&) = delete;
    ~Visit() { enter(m_home); }

private:
    /// Nothing may go on in the wrong one.
    static void enter(const FileDescriptor& network) {
        if (setns(network.get(), CLONE_NEWNET) != 0) _exit(1);
    }

    FileDescriptor m_home;
};

}   // namespace

FarNamespace::FarNamespace()
    : m_keeper({}, [](int stop) {
          if (unshare(CLONE_NEWNET) == 0) waitForStop(stop);
      }) {
    const std::string pid = std::to_string(m_keeper.pid());
    waitUntil("there is a second namespace", [&] {
        struct stat status {};
        return stat(("/proc/" + pid + "/ns/net").c_str(), &status) == 0 &&
               status.st_ino != networkNamespaceInode();
    });
    mustRun("ip", {"link", "add", "near0", "type", "veth", "peer", "name", "far0", "netns", pid});
    mustRun("ip", {"address", "add", nearEndpoint().address + "/24", "dev", "near0"});
    mustRun("ip", {"link", "set", "near0", "up"});
    visit([] {
        mustRun("ip", {"link", "set", "lo", "up"});
        mustRun("ip", {"address", "add", farEndpoint().address + "/24", "dev", "far0"});
        mustRun("ip", {"link", "set", "far0", "up"});
    });
}

void FarNamespace::visit(const std::function<void()>& job) const {
    const Visit there(m_keeper.pid());
    job();
}

FileDescriptor FarNamespace::listener(int backlog) const {
    FileDescriptor result;
    visit([&] { result = listenerOn(farEndpoint(), backlog); });
    return result;
}

}   // namespace socklens::lab
