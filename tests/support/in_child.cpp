#include "tests/support/in_child.h"

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

namespace socklens::test {

namespace {

constexpr int longestRunMs = 20'000;

[[noreturn]] void runPiece(const std::function<std::string()>& piece, int answer) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    std::string complaint;
    try {
        complaint = piece();
    } catch (const std::exception& error) {
        complaint = std::string("it threw: ") + error.what();
    }
    const bool told = write(answer, complaint.data(), complaint.size()) == static_cast<ssize_t>(complaint.size());
    _exit(told ? 0 : 1);
}

/// Until the end of the file, which comes with the end of the child.
std::string readAnswer(int descriptor, pid_t child) {
    std::string answer;
    for (;;) {
        pollfd waiting{descriptor, POLLIN, 0};
        if (poll(&waiting, 1, longestRunMs) == 0) {
            kill(child, SIGKILL);
            return "the child took too long";
        }
        std::array<char, 4096> piece{};
        const ssize_t got = read(descriptor, piece.data(), piece.size());
        if (got == 0) return answer;
        if (got > 0) answer.append(piece.data(), static_cast<std::size_t>(got));
    }
}

}   // namespace

std::string inChild(const std::function<std::string()>& piece) {
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC) != 0) throw std::system_error(errno, std::generic_category(), "pipe2");
    const pid_t child = fork();
    if (child < 0) throw std::system_error(errno, std::generic_category(), "fork");
    if (child == 0) runPiece(piece, ends[1]);
    close(ends[1]);
    std::string answer = readAnswer(ends[0], child);
    close(ends[0]);
    int status = 0;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    if (answer.empty() && WIFSIGNALED(status))
        return "the child was ended by signal " + std::to_string(WTERMSIG(status));
    if (answer.empty() && WEXITSTATUS(status) != 0)
        return "the child ended with " + std::to_string(WEXITSTATUS(status));
    return answer;
}

}   // namespace socklens::test
