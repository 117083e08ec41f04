#include "app/agent/allowed_calls.h"

#include "app/probe/process_end.h"

#include <array>
#include <cerrno>
#include <linux/nsfs.h>
#include <memory>
#include <sched.h>
#include <seccomp.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <unistd.h>

namespace socklens {

namespace {

/// With any arguments. What is not here on some architecture has a negative number and is passed over.
constexpr std::array plain{
    // files: /proc, /sys/fs/cgroup, /etc/sysctl.d. Opening can write: as root without CAP_DAC_OVERRIDE
    SCMP_SYS(open),
    SCMP_SYS(openat),
    SCMP_SYS(close),
    SCMP_SYS(read),
    SCMP_SYS(pread64),
    SCMP_SYS(readv),
    SCMP_SYS(write),
    SCMP_SYS(pwrite64),
    SCMP_SYS(writev),
    SCMP_SYS(lseek),
    SCMP_SYS(_llseek),
    SCMP_SYS(stat),
    SCMP_SYS(lstat),
    SCMP_SYS(fstat),
    SCMP_SYS(stat64),
    SCMP_SYS(lstat64),
    SCMP_SYS(fstat64),
    SCMP_SYS(newfstatat),
    SCMP_SYS(fstatat64),
    SCMP_SYS(statx),
    SCMP_SYS(statfs),
    SCMP_SYS(fstatfs),
    SCMP_SYS(statfs64),
    SCMP_SYS(fstatfs64),
    SCMP_SYS(access),
    SCMP_SYS(faccessat),
    SCMP_SYS(faccessat2),
    SCMP_SYS(readlink),
    SCMP_SYS(readlinkat),
    SCMP_SYS(getdents),
    SCMP_SYS(getdents64),
    SCMP_SYS(getcwd),
    SCMP_SYS(fcntl),
    SCMP_SYS(fcntl64),
    SCMP_SYS(flock),
    SCMP_SYS(fsync),
    SCMP_SYS(fdatasync),
    SCMP_SYS(ftruncate),
    SCMP_SYS(ftruncate64),
    SCMP_SYS(fchmod),
    SCMP_SYS(fadvise64),
    SCMP_SYS(umask),
    SCMP_SYS(mkdir),
    SCMP_SYS(mkdirat),
    SCMP_SYS(rename),
    SCMP_SYS(renameat),
    SCMP_SYS(renameat2),
    SCMP_SYS(unlink),
    SCMP_SYS(unlinkat),
    SCMP_SYS(dup),
    SCMP_SYS(pipe2),
    // netlink, the journal, and sockets of other processes, as duplicates
    SCMP_SYS(bind),
    SCMP_SYS(connect),
    SCMP_SYS(shutdown),
    SCMP_SYS(getsockname),
    SCMP_SYS(getpeername),
    SCMP_SYS(getsockopt),
    SCMP_SYS(setsockopt),
    SCMP_SYS(send),
    SCMP_SYS(sendto),
    SCMP_SYS(sendmsg),
    SCMP_SYS(recv),
    SCMP_SYS(recvfrom),
    SCMP_SYS(recvmsg),
    SCMP_SYS(poll),
    SCMP_SYS(ppoll),
    SCMP_SYS(ppoll_time64),
    // events: the descriptors are there before; a pidfd is added for every process that is followed
    SCMP_SYS(epoll_ctl),
    SCMP_SYS(epoll_wait),
    SCMP_SYS(epoll_pwait),
    SCMP_SYS(pidfd_open),
    SCMP_SYS(pidfd_getfd),
    SCMP_SYS(pidfd_send_signal),
    // itself
    SCMP_SYS(brk),
    SCMP_SYS(munmap),
    SCMP_SYS(mremap),
    SCMP_SYS(futex),
    SCMP_SYS(futex_time64),
    SCMP_SYS(sched_yield),
    SCMP_SYS(sched_getaffinity),
    SCMP_SYS(rt_sigaction),
    SCMP_SYS(rt_sigprocmask),
    SCMP_SYS(rt_sigreturn),
    SCMP_SYS(sigreturn),
    SCMP_SYS(sigaltstack),
    SCMP_SYS(restart_syscall),
    SCMP_SYS(clock_gettime),
    SCMP_SYS(clock_gettime64),
    SCMP_SYS(clock_getres),
    SCMP_SYS(gettimeofday),
    SCMP_SYS(time),
    SCMP_SYS(nanosleep),
    SCMP_SYS(clock_nanosleep),
    SCMP_SYS(clock_nanosleep_time64),
    SCMP_SYS(getpid),
    SCMP_SYS(gettid),
    SCMP_SYS(getppid),
    SCMP_SYS(getuid),
    SCMP_SYS(geteuid),
    SCMP_SYS(getgid),
    SCMP_SYS(getegid),
    SCMP_SYS(getuid32),
    SCMP_SYS(geteuid32),
    SCMP_SYS(getgid32),
    SCMP_SYS(getegid32),
    SCMP_SYS(capget),
    SCMP_SYS(uname),
    SCMP_SYS(sysinfo),
    SCMP_SYS(getrandom),
    SCMP_SYS(getrlimit),
    SCMP_SYS(ugetrlimit),
    SCMP_SYS(getrusage),
    SCMP_SYS(membarrier),
    SCMP_SYS(rseq),
    SCMP_SYS(set_robust_list),
    SCMP_SYS(exit),
    SCMP_SYS(exit_group),
};

struct Release {
    void operator()(void* filter) const { seccomp_release(filter); }
};
using Filter = std::unique_ptr<void, Release>;

/// Remembers the first failure.
class Rules {
public:
    explicit Rules(scmp_filter_ctx filter) : m_filter(filter) {}

    void allow(int call) { note(seccomp_rule_add_array(m_filter, SCMP_ACT_ALLOW, call, 0, nullptr)); }
    void allow(int call, scmp_arg_cmp condition) {
        note(seccomp_rule_add_array(m_filter, SCMP_ACT_ALLOW, call, 1, &condition));
    }
    void allow(int call, const std::array<scmp_arg_cmp, 2>& both) {
        note(seccomp_rule_add_array(m_filter, SCMP_ACT_ALLOW, call, 2, both.data()));
    }
    void answer(int call, int error) {
        note(
            seccomp_rule_add_array(m_filter, SCMP_ACT_ERRNO(static_cast<std::uint32_t>(error)), call, 0, nullptr));
    }
    void note(int result) {
        // EDOM: of a call that this architecture does not have is no loss: it stays forbidden.
        if (m_error == 0 && result < 0 && result != -EDOM) m_error = -result;
    }
    int error() const { return m_error; }

private:
    scmp_filter_ctx m_filter;
    int m_error = 0;
};

scmp_arg_cmp equals(unsigned argument, std::uint64_t value) {
    return {argument, SCMP_CMP_EQ, value, 0};
}
scmp_arg_cmp without(unsigned argument, std::uint64_t bits) {
    return {argument, SCMP_CMP_MASKED_EQ, bits, 0};
}

scmp_arg_cmp withButWithout(unsigned argument, std::uint64_t bits, std::uint64_t others) {
    return {argument, SCMP_CMP_MASKED_EQ, bits | others, bits};
}

scmp_arg_cmp below(unsigned argument, std::uint64_t value) {
    return {argument, SCMP_CMP_LT, value, 0};
}

#if defined(__s390x__)
constexpr unsigned flagsArgument = 1;   // of clone(2)
#else
constexpr unsigned flagsArgument = 0;
#endif

using Values = std::initializer_list<std::uint64_t>;

void addConditions(Rules& rules) {
    // Sockets of TCP and UDP, to try whether a port can be bound; none can listen, and none is raw. Duplicates of
    // other processes' come by pidfd_getfd(2).
    for (const std::uint64_t family : Values{AF_NETLINK, AF_UNIX})
        rules.allow(SCMP_SYS(socket), equals(0, family));
    for (const std::uint64_t family : Values{AF_INET, AF_INET6})
        for (const std::uint64_t type : Values{SOCK_STREAM | SOCK_CLOEXEC, SOCK_DGRAM | SOCK_CLOEXEC})
            rules.allow(SCMP_SYS(socket), {equals(0, family), equals(1, type)});
    // No new code.
    for (const int call : {SCMP_SYS(mmap), SCMP_SYS(mmap2), SCMP_SYS(mprotect)})
        rules.allow(call, without(2, PROT_EXEC));
    // What an allocator says of its memory; from here on come the poisoned pages of CAP_SYS_ADMIN.
    rules.allow(SCMP_SYS(madvise), below(2, MADV_HWPOISON));
    // What is asked of a namespace, of a process and of a terminal; nothing is changed.
    for (const std::uint64_t request :
         {std::uint64_t{NS_GET_USERNS}, std::uint64_t{pidfdGetInfo}, std::uint64_t{TCGETS}})
        rules.allow(SCMP_SYS(ioctl), equals(1, request));
    // Into other network namespaces, and no others.
    rules.allow(SCMP_SYS(setns), equals(1, CLONE_NEWNET));
    // Its limits and its flags can be read, not changed.
    rules.allow(SCMP_SYS(prlimit64), equals(2, 0));
    for (const int option : {PR_GET_NO_NEW_PRIVS, PR_GET_SECCOMP, PR_CAPBSET_READ})
        rules.allow(SCMP_SYS(prctl), equals(0, static_cast<std::uint64_t>(option)));
    // A second thread of its own, in its own namespaces, and no process. What clone3(2) is asked for stands in
    // memory, where no filter sees it: pthread_create(3) goes on with clone(2) where a kernel does not have it.
    constexpr std::uint64_t aThread = CLONE_THREAD | CLONE_VM | CLONE_SIGHAND;
    constexpr std::uint64_t newNamespaces =
        CLONE_NEWNS | CLONE_NEWCGROUP | CLONE_NEWUTS | CLONE_NEWIPC | CLONE_NEWUSER | CLONE_NEWPID | CLONE_NEWNET;
    rules.allow(SCMP_SYS(clone), withButWithout(flagsArgument, aThread, newNamespaces));
    rules.answer(SCMP_SYS(clone3), ENOSYS);
    // abort(3); nobody else is hit.
    rules.allow(SCMP_SYS(tgkill), equals(0, static_cast<std::uint64_t>(getpid())));
}

}   // namespace

int allowOnlyNeededCalls() {
    const Filter filter(seccomp_init(SCMP_ACT_ERRNO(EPERM)));
    if (!filter) return ENOMEM;
    Rules rules(filter.get());
    seccomp_attr_set(filter.get(), SCMP_FLTATR_CTL_LOG, 1);   // since Linux 4.14; without it nothing is logged
    for (const int call : plain) rules.allow(call);
    addConditions(rules);
    if (rules.error() != 0) return rules.error();
    return -seccomp_load(filter.get());
}

}   // namespace socklens
