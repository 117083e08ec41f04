#include "tests/lab/side_by_side.h"

#include "tests/lab/private_namespace.h"
#include "tests/lab/wait.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <exception>
#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <system_error>
#include <unistd.h>

namespace socklens::lab {

namespace {

constexpr std::chrono::seconds longestScene{100};

[[noreturn]] void play(const SideBySide::Scene& scene, int answer) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    std::string complaint;
    try {
        enterPrivateNamespace();
        complaint = scene();
    } catch (const std::exception& error) {
        complaint = std::string("it threw: ") + error.what();
    }
    complaint += '.';   // an answer without an end was cut off by a crash
    const bool told = write(answer, complaint.data(), complaint.size()) == static_cast<ssize_t>(complaint.size());
    _exit(told ? 0 : 1);
}

}   // namespace

SideBySide::~SideBySide() {
    for (const auto& [name, running] : m_running) {
        kill(running.pid, SIGKILL);
        waitpid(running.pid, nullptr, 0);
    }
}

void SideBySide::start(const std::string& name, const Scene& scene) {
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC) != 0) throw std::system_error(errno, std::generic_category(), "pipe2");
    FileDescriptor reading(ends[0]);
    const FileDescriptor writing(ends[1]);
    const pid_t pid = fork();
    if (pid < 0) throw std::system_error(errno, std::generic_category(), "fork");
    if (pid == 0) play(scene, ends[1]);
    m_running[name] = {pid, std::move(reading)};
}

std::string SideBySide::complaint(const std::string& name) {
    const auto found = m_running.find(name);
    if (found == m_running.end()) return "there is no such scene";
    const Deadline deadline(longestScene);
    std::string answer;
    while (!answer.ends_with('.') && !deadline.passed()) {
        pollfd waiting{found->second.answer.get(), POLLIN, 0};
        if (poll(&waiting, 1, static_cast<int>(deadline.left().count())) <= 0) continue;
        std::array<char, 4096> piece{};
        const ssize_t got = read(waiting.fd, piece.data(), piece.size());
        if (got <= 0) break;
        answer.append(piece.data(), static_cast<std::size_t>(got));
    }
    if (!answer.ends_with('.')) return "it took too long or crashed";
    answer.pop_back();
    waitpid(found->second.pid, nullptr, 0);
    m_running.erase(found);
    return answer;
}

}   // namespace socklens::lab
