#include "tests/lab/owner.h"

#include "tests/lab/acting.h"
#include "tests/lab/wait.h"
#include "tests/support/files.h"
#include "tests/support/rights.h"

#include <csignal>
#include <sys/prctl.h>
#include <unistd.h>

namespace socklens::lab {

namespace {
constexpr const char* readyName = "lab owner";
}

Owner::Owner(uid_t uid, const std::vector<int>& descriptors, Attitude attitude)
    : m_child(descriptors, [=](int stopDescriptor) {
          if (!test::becomeUser(uid).empty()) _exit(4);
          if (attitude == Attitude::Protected) prctl(PR_SET_DUMPABLE, 0);
          prctl(PR_SET_NAME, readyName);
          waitForStop(stopDescriptor);
      }) {
    const std::string comm = "/proc/" + std::to_string(m_child.pid()) + "/comm";
    waitUntil("the owner is ready", [&] { return test::readText(comm).starts_with(readyName); });
}

ProcessId Owner::id() const {
    return processOf(m_child.pid());
}

bool Owner::isRunning() const {
    return kill(m_child.pid(), 0) == 0;
}

}   // namespace socklens::lab
