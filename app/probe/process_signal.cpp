#include "app/probe/process_signal.h"

#include "app/core/objections.h"
#include "app/core/signal_name.h"
#include "app/core/system_error.h"
#include "app/probe/descriptor.h"
#include "app/probe/process_facts.h"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace socklens {

namespace {

/// Those that ask a process to end, which may take longer than anybody waits here.
bool asksToEnd(int signal) {
    return signal == SIGTERM || signal == SIGKILL || signal == SIGINT || signal == SIGQUIT || signal == SIGHUP ||
           signal == SIGABRT;
}

bool asksToStop(int signal) {
    return signal == SIGSTOP || signal == SIGTSTP || signal == SIGTTIN || signal == SIGTTOU;
}

bool isStopped(char state) {
    return state == 'T' || state == 't';
}

using Clock = std::chrono::steady_clock;

/// What a process is seen to do after a signal.
enum class Course { Ended, Stopped, GoesOn };

/// A pidfd is readable once the process has ended, also while it is a zombie. Nothing tells of a stop, so that is
/// looked for again and again. Most signals cause neither: then the whole patience passes.
Course watch(const Descriptor& process, int directory, int signal, Clock::time_point end) {
    constexpr std::chrono::milliseconds step{5};
    for (;;) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(end - Clock::now());
        const auto wait = std::clamp(left, std::chrono::milliseconds(0), step);
        pollfd ending{.fd = process.get(), .events = POLLIN, .revents = 0};
        if (poll(&ending, 1, static_cast<int>(wait.count())) > 0) return Course::Ended;
        const auto stat = readProcessStat(directory);
        if (!stat) return Course::Ended;
        const bool stopped = isStopped(stat->state);
        if (signal == SIGCONT && !stopped) return Course::GoesOn;
        if (asksToStop(signal) && stopped) return Course::Stopped;
        if (left <= step) return stopped ? Course::Stopped : Course::GoesOn;
    }
}

/// %1 is the signal, %2 the name of the process and %3 its pid.
const char* whatHappened(int signal, Course course, char stateBefore) {
    switch (course) {
    case Course::Ended: return SOCKLENS_TEXT("%2 (pid %3) has ended after %1.");
    case Course::Stopped:
        if (asksToStop(signal)) return SOCKLENS_TEXT("%2 (pid %3) is stopped. SIGCONT lets it go on.");
        return SOCKLENS_TEXT("%1 was sent to %2 (pid %3), which is stopped. SIGCONT lets it go on.");
    case Course::GoesOn:
        if (signal == SIGCONT && isStopped(stateBefore)) return SOCKLENS_TEXT("%2 (pid %3) is running again.");
        if (asksToEnd(signal))
            return SOCKLENS_TEXT("%1 was sent to %2 (pid %3), which is still running: it may be cleaning up, or "
                                 "ignore the signal.");
        return SOCKLENS_TEXT("%1 was sent to %2 (pid %3), which goes on running.");
    }
    return "";
}

}   // namespace

std::variant<SentSignal, ActionResult> sendSignal(const SendSignal& action, const std::string& procRoot,
                                                  const Capabilities& capabilities) {
    const int pid = number(action.target.pid);
    const std::string pidText = std::to_string(pid);
    const auto gone = [&](std::string name) {
        return ActionResult{
            Outcome::AlreadyGone,
            {SOCKLENS_TEXT("%1 (pid %2) has already ended. No signal was sent."), {std::move(name), pidText}}};
    };
    if (pid <= 0 || action.signal <= 0 || sigabbrev_np(action.signal) == nullptr)
        return ActionResult{Outcome::Refused,
                            {SOCKLENS_TEXT("There is no such process or signal. Nothing was sent."), {}}};

    // First the descriptor, then the check: from here on, the pid cannot be given to somebody else unnoticed.
    Descriptor process(static_cast<int>(syscall(SYS_pidfd_open, pid, 0)));
    ActionResult nobody{Outcome::AlreadyGone,
                        {SOCKLENS_TEXT("The process (pid %1) has already ended. No signal was sent."), {pidText}}};
    if (!process && errno == ESRCH) return nobody;
    if (!process && errno == ENOSYS)
        return ActionResult{
            Outcome::Impossible,
            {SOCKLENS_TEXT("This kernel cannot hold on to a process while a signal is sent. Linux 5.3 can."), {}}};
    const auto cannotLook = [&](const std::error_code& error) {
        return ActionResult{
            Outcome::Impossible,
            {SOCKLENS_TEXT("The process (pid %1) could not be looked at (%2). No signal was sent."),
             {pidText, error.message()}}};
    };
    if (!process) return cannotLook(lastError());
    auto directory = openDirectory(AT_FDCWD, (procRoot + '/' + pidText).c_str());
    if (!directory) return isGone(directory.error()) ? nobody : cannotLook(directory.error());
    const auto stat = tryProcessStat(directory->get());
    if (!stat) return isGone(stat.error()) ? nobody : cannotLook(stat.error());
    if (stat->startTime != action.target.startTime)
        return ActionResult{
            Outcome::Refused,
            {SOCKLENS_TEXT("The process that was shown has ended, and pid %1 now belongs to another one (%2). "
                           "No signal was sent."),
             {pidText, stat->name}}};
    if (stat->kernelThread)
        return ActionResult{
            Outcome::Refused,
            {SOCKLENS_TEXT("%1 (pid %2) is a part of the kernel. Socklens does not send it signals."),
             {stat->name, pidText}}};
    const auto facts = readProcess(directory->get(), action.target.pid);
    if (!facts) return gone(stat->name);
    if (auto objection = objectionToSignal(*facts, capabilities))
        return ActionResult{Outcome::Refused, std::move(*objection)};
    if (stat->state == 'Z') return gone(stat->name);

    std::vector<std::string> who{nameOfSignal(action.signal), stat->name, pidText};
    if (syscall(SYS_pidfd_send_signal, process.get(), action.signal, nullptr, 0) != 0) {
        if (errno == ESRCH) return gone(stat->name);
        if (errno == EPERM)
            return ActionResult{
                Outcome::Refused,
                {SOCKLENS_TEXT(
                     "The kernel refused %1 to %2 (pid %3): it belongs to another user. Administrator rights "
                     "are needed."),
                 who}};
        return ActionResult{Outcome::Impossible,
                            {SOCKLENS_TEXT("%1 could not be sent to %2 (pid %3): %4."),
                             {who[0], who[1], who[2], errorText(errno)}}};
    }
    return SentSignal{action.target, std::move(process), std::move(*directory),
                      action.signal, stat->state,        std::move(who)};
}

bool SignalBatch::mustRunBefore(const ProcessId& next) const {
    return m_sent.size() >= most ||
           std::ranges::any_of(m_sent, [&](const auto& sent) { return sent.second.target == next; });
}

void SignalBatch::run(ActionResults& results) {
    if (m_sent.empty()) return;
    const auto begin = Clock::now();
    const auto end = begin + std::min(m_patience, m_left);
    for (auto& [place, sent] : m_sent) {
        const Course course = watch(sent.process, sent.directory.get(), sent.signal, end);
        results[place] = {Outcome::Done,
                          {whatHappened(sent.signal, course, sent.stateBefore), std::move(sent.who)}};
    }
    m_sent.clear();
    m_left -= std::min(m_left, std::chrono::floor<std::chrono::milliseconds>(Clock::now() - begin));
}

}   // namespace socklens
