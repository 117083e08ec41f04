#include "app/probe/action_runner.h"

#include "app/core/objections.h"
#include "app/probe/descriptor.h"
#include "app/probe/process_facts.h"
#include "app/probe/socket_actions.h"

#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace socklens {

namespace {

/// Readable once the process has ended, also while it is a zombie.
bool endsWithin(const Descriptor& process, std::chrono::milliseconds patience) {
    pollfd waiting{.fd = process.get(), .events = POLLIN, .revents = 0};
    return poll(&waiting, 1, static_cast<int>(patience.count())) > 0;
}

std::string signalName(int signal) {
    const char* name = sigabbrev_np(signal);
    return name != nullptr ? "SIG" + std::string(name) : std::to_string(signal);
}

bool endsProcesses(int signal) {
    return signal == SIGTERM || signal == SIGKILL || signal == SIGINT || signal == SIGQUIT || signal == SIGHUP ||
           signal == SIGABRT;
}

}   // namespace

ActionRunner::ActionRunner(Options options, Capabilities capabilities)
    : m_options(std::move(options)), m_capabilities(std::move(capabilities)) {}

ActionResults ActionRunner::run(const Actions& actions) {
    struct Visitor {
        ActionRunner& runner;
        SocketActions& sockets;
        SocketStep operator()(const SendSignal& signal) const { return runner.sendSignal(signal); }
        SocketStep operator()(const CloseGracefully& close) const { return sockets.close(close); }
        SocketStep operator()(const Abort& abort) const { return sockets.abort(abort); }
        SocketStep operator()(const Release& release) const { return sockets.release(release); }
        SocketStep operator()(const SetSysctl& set) const { return runner.sysctls().set(set); }
        SocketStep operator()(const UndoSysctl& undo) const { return runner.sysctls().undo(undo); }
    };
    SocketActions sockets(m_options.procRoot, m_capabilities);
    const Visitor visitor{*this, sockets};
    ActionResults results(actions.size());
    DestroyBatch batch;
    for (std::size_t at = 0; at < actions.size(); ++at) {
        const bool mayWait =
            std::holds_alternative<Abort>(actions[at]) || std::holds_alternative<Release>(actions[at]);
        if (!mayWait) batch.run(results);   // actions take effect in their order
        SocketStep step = std::visit(visitor, actions[at]);
        if (auto* destruction = std::get_if<Destruction>(&step))
            batch.add(at, *destruction);
        else
            results[at] = std::get<ActionResult>(std::move(step));
    }
    batch.run(results);
    return results;
}

ActionResult ActionRunner::sendSignal(const SendSignal& action) const {
    const int pid = number(action.target.pid);
    const std::string pidText = std::to_string(pid);
    const auto gone = [&](std::string name) {
        return ActionResult{
            Outcome::AlreadyGone,
            {SOCKLENS_TEXT("%1 (pid %2) has already ended. No signal was sent."), {std::move(name), pidText}}};
    };
    if (pid <= 0 || action.signal <= 0 || sigabbrev_np(action.signal) == nullptr)
        return {Outcome::Refused, {SOCKLENS_TEXT("There is no such process or signal. Nothing was sent."), {}}};

    // First the descriptor, then the check: from here on, the pid cannot be given to somebody else unnoticed.
    const Descriptor process(static_cast<int>(syscall(SYS_pidfd_open, pid, 0)));
    ActionResult nobody{Outcome::AlreadyGone,
                        {SOCKLENS_TEXT("The process (pid %1) has already ended. No signal was sent."), {pidText}}};
    if (!process && errno == ESRCH) return nobody;
    if (!process)
        return {
            Outcome::Impossible,
            {SOCKLENS_TEXT("This kernel cannot hold on to a process while a signal is sent (%1). Linux 5.3 can."),
             {std::generic_category().message(errno)}}};
    const auto directory = openDirectory(AT_FDCWD, (m_options.procRoot + '/' + pidText).c_str());
    const auto stat = directory ? readProcessStat(directory->get()) : std::nullopt;
    if (!stat) return nobody;
    if (stat->startTime != action.target.startTime)
        return {Outcome::Refused,
                {SOCKLENS_TEXT("The process that was shown has ended, and pid %1 now belongs to another one (%2). "
                               "No signal was sent."),
                 {pidText, stat->name}}};
    if (stat->kernelThread)
        return {Outcome::Refused,
                {SOCKLENS_TEXT("%1 (pid %2) is a part of the kernel. Socklens does not send it signals."),
                 {stat->name, pidText}}};
    const auto facts = readProcess(directory->get(), action.target.pid);
    if (!facts) return gone(stat->name);
    if (auto objection = objectionToSignal(*facts, m_capabilities))
        return {Outcome::Refused, std::move(*objection)};
    if (stat->state == 'Z') return gone(stat->name);

    const std::vector<std::string> who{signalName(action.signal), stat->name, pidText};
    if (syscall(SYS_pidfd_send_signal, process.get(), action.signal, nullptr, 0) != 0) {
        if (errno == ESRCH) return gone(stat->name);
        if (errno == EPERM)
            return {Outcome::Refused,
                    {SOCKLENS_TEXT(
                         "The kernel refused %1 to %2 (pid %3): it belongs to another user. Administrator rights "
                         "are needed."),
                     who}};
        return {Outcome::Impossible,
                {SOCKLENS_TEXT("%1 could not be sent to %2 (pid %3): %4."),
                 {who[0], who[1], who[2], std::generic_category().message(errno)}}};
    }
    if (!endsProcesses(action.signal)) return {Outcome::Done, {SOCKLENS_TEXT("%1 was sent to %2 (pid %3)."), who}};
    if (endsWithin(process, m_options.patience))
        return {Outcome::Done, {SOCKLENS_TEXT("%2 (pid %3) has ended after %1."), who}};
    return {
        Outcome::Done,
        {SOCKLENS_TEXT(
             "%1 was sent to %2 (pid %3), which is still running: it may be cleaning up, or ignore the signal."),
         who}};
}

}   // namespace socklens
