#include "tests/support/child.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <system_error>
#include <unistd.h>

namespace socklens::test {

namespace {

[[noreturn]] void runSleep(pid_t parent, Child::OnSigterm attitude) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent) _exit(1);
    if (attitude == Child::OnSigterm::GoesOn) signal(SIGTERM, SIG_IGN);   // survives exec
    execl("/bin/sleep", "sleep", "600", nullptr);
    _exit(1);
}

}   // namespace

Child::Child(OnSigterm attitude) {
    std::array<int, 2> started{};   // closed by exec: then it has its own name and its attitude
    if (pipe2(started.data(), O_CLOEXEC) != 0) throw std::system_error(errno, std::generic_category(), "pipe2");
    const pid_t parent = getpid();
    m_pid = fork();
    if (m_pid < 0) throw std::system_error(errno, std::generic_category(), "fork");
    if (m_pid == 0) runSleep(parent, attitude);
    close(started[1]);
    char byte = 0;
    while (read(started[0], &byte, 1) < 0 && errno == EINTR) {
    }
    close(started[0]);
    m_id = {Pid{m_pid}, startTimeOf(m_pid)};
}

Child::~Child() {
    if (m_pid > 0) kill(m_pid, SIGKILL);
    reap();
}

bool Child::isRunning() const {
    siginfo_t info{};
    return m_pid > 0 && waitid(P_PID, static_cast<id_t>(m_pid), &info, WEXITED | WNOHANG | WNOWAIT) == 0 &&
           info.si_pid == 0;
}

int Child::reap() {
    if (m_pid <= 0) return 0;
    int status = 0;
    while (waitpid(m_pid, &status, 0) < 0 && errno == EINTR) {
    }
    m_pid = -1;
    return WIFSIGNALED(status) ? WTERMSIG(status) : 0;
}

StartTime startTimeOf(pid_t pid) {
    std::ifstream file("/proc/" + std::to_string(pid) + "/stat");
    const std::string text(std::istreambuf_iterator<char>(file), {});
    const auto nameEnd = text.rfind(')');
    if (nameEnd == std::string::npos) return {};
    std::istringstream fields(text.substr(nameEnd + 1));   // from the third field on
    std::string field;
    for (int number = 3; number <= 22; ++number) fields >> field;
    return StartTime{std::stoull(field)};
}

}   // namespace socklens::test
