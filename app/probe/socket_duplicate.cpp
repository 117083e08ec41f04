#include "app/probe/socket_duplicate.h"

#include "app/core/system_error.h"
#include "app/probe/open_files.h"
#include "app/probe/process_facts.h"
#include "app/probe/text_fields.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace socklens {

namespace {

/// Every socket that the process has a descriptor of; fails if it may not be looked for.
tl::expected<std::map<Inode, int>, std::error_code> listSockets(int process) {
    const DirectoryStream entries = openStream(process, "fd");
    if (!entries) return tl::unexpected(lastError());
    std::map<Inode, int> descriptors;
    while (const dirent* entry = readdir(entries.get())) {
        const auto inode = socketInode(dirfd(entries.get()), entry->d_name);
        const auto descriptor = inode ? parseNumber<int>(entry->d_name) : std::nullopt;
        if (descriptor) descriptors.emplace(*inode, *descriptor);
    }
    return descriptors;
}

bool isTheSocket(int descriptor, const SocketTarget& socket) {
    struct stat status {};
    if (fstat(descriptor, &status) != 0 || status.st_ino != number(*socket.inode)) return false;
    if (!socket.cookie) return true;
    std::uint64_t cookie = 0;
    socklen_t length = sizeof cookie;
    return getsockopt(descriptor, SOL_SOCKET, SO_COOKIE, &cookie, &length) == 0 &&
           Cookie{cookie} == *socket.cookie;
}

/// Another socket, or none, is EBADF.
tl::expected<Descriptor, std::error_code> duplicateOf(const Descriptor& process, int theirs,
                                                      const SocketTarget& socket) {
    Descriptor duplicate(static_cast<int>(syscall(SYS_pidfd_getfd, process.get(), theirs, 0)));
    if (!duplicate) return tl::unexpected(lastError());
    if (!isTheSocket(duplicate.get(), socket))
        return tl::unexpected(std::make_error_code(std::errc::bad_file_descriptor));
    return duplicate;
}

}   // namespace

SocketDuplicator::SocketDuplicator(std::string procRoot) : m_procRoot(std::move(procRoot)) {}

tl::expected<Descriptor, ActionResult> SocketDuplicator::duplicate(const SocketTarget& socket, ProcessId holder) {
    const std::string name = toText(socket);
    const std::string pid = std::to_string(number(holder.pid));
    const auto fail = [&](Outcome outcome, const char* sentence, std::vector<std::string> arguments) {
        return tl::unexpected(ActionResult{outcome, {sentence, std::move(arguments)}});
    };
    const auto failedWith = [&](int error) {
        if (error == EPERM || error == EACCES)
            return fail(Outcome::Refused,
                        SOCKLENS_TEXT("The kernel does not let Socklens use %1 of the process with pid %2: it "
                                      "belongs to another user, or protects itself. Administrator rights are "
                                      "needed."),
                        {name, pid});
        if (error == ENOSYS)
            return fail(Outcome::Impossible,
                        SOCKLENS_TEXT("This kernel cannot duplicate %1 of another process. Linux 5.6 can."),
                        {name});
        return fail(Outcome::Impossible, SOCKLENS_TEXT("%1 of the process with pid %2 cannot be used: %3."),
                    {name, pid, errorText(error)});
    };
    const auto processEnded = [&] {
        return fail(Outcome::AlreadyGone,
                    SOCKLENS_TEXT("The process with pid %2 that held %1 has ended. Nothing was done."),
                    {name, pid});
    };
    const auto socketClosed = [&] {
        return fail(Outcome::AlreadyGone,
                    SOCKLENS_TEXT("The process with pid %2 has closed %1 meanwhile. Nothing was done."),
                    {name, pid});
    };
    if (!socket.inode || number(holder.pid) <= 0)
        return fail(Outcome::Refused, SOCKLENS_TEXT("No process is known to hold %1. Nothing was done."), {name});

    // First the descriptor of the process, then the check: from here on, its pid cannot become another's
    // unnoticed.
    const Descriptor process(static_cast<int>(syscall(SYS_pidfd_open, number(holder.pid), 0)));
    if (!process && errno == ESRCH) return processEnded();
    if (!process) return failedWith(errno);
    const auto directory = openDirectory(AT_FDCWD, (m_procRoot + '/' + pid).c_str());
    if (!directory) return isGone(directory.error()) ? processEnded() : failedWith(directory.error().value());
    const auto stat = tryProcessStat(directory->get());
    if (!stat && !isGone(stat.error())) return failedWith(stat.error().value());
    if (!stat || stat->startTime != holder.startTime || stat->state == 'Z') return processEnded();

    DescriptorOf& known = m_found[holder];
    for (const bool lookAgain : {false, true}) {
        if (lookAgain || known.empty()) {
            auto listed = listSockets(directory->get());
            if (!listed) return failedWith(listed.error().value());
            known = std::move(*listed);
        }
        const auto theirs = known.find(*socket.inode);
        if (theirs == known.end()) continue;
        auto duplicate = duplicateOf(process, theirs->second, socket);
        if (duplicate) return std::move(*duplicate);
        if (duplicate.error().value() == ESRCH) return processEnded();
        if (duplicate.error().value() != EBADF) return failedWith(duplicate.error().value());
    }
    return socketClosed();
}

}   // namespace socklens
