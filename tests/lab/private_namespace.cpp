#include "tests/lab/private_namespace.h"

#include "tests/lab/file_descriptor.h"

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <net/if.h>
#include <sched.h>
#include <stdexcept>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <system_error>

namespace socklens::lab {

namespace {

/// Of the namespace that was entered; 0: still outside.
std::uint64_t privateInode = 0;

[[noreturn]] void refuse(const std::string& why) {
    std::fprintf(stderr, "lab: no private network namespace, nothing was run: %s\n", why.c_str());
    std::exit(1);
}

std::uint64_t inodeOf(const std::string& path) {
    struct stat status {};
    return stat(path.c_str(), &status) == 0 ? status.st_ino : 0;
}

void writeFile(const std::string& path, std::string_view text) {
    const FileDescriptor file(open(path.c_str(), O_WRONLY | O_CLOEXEC));
    if (!file || write(file.get(), text.data(), text.size()) != static_cast<ssize_t>(text.size()))
        throw std::system_error(errno, std::generic_category(), path);
}

long readNumber(const std::string& path) {
    long number = 0;
    if (!(std::ifstream(path) >> number)) throw std::runtime_error(path + " has no number");
    return number;
}

/// Root of the new user namespace is who we were before.
void mapToRoot(uid_t uid, gid_t gid) {
    writeFile("/proc/self/setgroups", "deny");
    writeFile("/proc/self/uid_map", "0 " + std::to_string(uid) + " 1");
    writeFile("/proc/self/gid_map", "0 " + std::to_string(gid) + " 1");
}

void bringLoopbackUp() {
    const FileDescriptor socket(::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0));
    ifreq request{};
    std::strcpy(request.ifr_name, "lo");
    if (!socket || ioctl(socket.get(), SIOCGIFFLAGS, &request) != 0)
        throw std::system_error(errno, std::generic_category(), "lo");
    request.ifr_flags = static_cast<short>(request.ifr_flags | IFF_UP);
    if (ioctl(socket.get(), SIOCSIFFLAGS, &request) != 0)
        throw std::system_error(errno, std::generic_category(), "lo up");
}

void enter() {
    const std::uint64_t before = networkNamespaceInode();
    const bool root = geteuid() == 0;
    const uid_t uid = geteuid();
    const gid_t gid = getegid();
    try {
        if (unshare(root ? CLONE_NEWNET : CLONE_NEWNET | CLONE_NEWUSER) != 0)
            throw std::system_error(errno, std::generic_category(), "unshare");
        if (!root) mapToRoot(uid, gid);
        const std::uint64_t now = networkNamespaceInode();
        if (before == 0 || now == 0) refuse("/proc/self/ns/net cannot be read");
        if (now == before) refuse("it is still the one of before");
        if (now == inodeOf("/proc/" + std::to_string(getppid()) + "/ns/net")) refuse("it is the parent's");
        privateInode = now;
        bringLoopbackUp();
    } catch (const std::exception& error) {
        refuse(error.what());
    }
}

}   // namespace

void enterPrivateNamespace() {
    enter();
}

void enterSmallHashNamespace() {
    try {
        writeSysctl("net/ipv4/tcp_child_ehash_entries", "64");
    } catch (const std::exception& error) {
        refuse(error.what());
    }
    enter();
    try {
        if (readNumber("/proc/sys/net/ipv4/tcp_ehash_entries") != 64)
            refuse("this kernel keeps one hash table for all");
        // By default only half as many TIME_WAIT sockets as buckets, too few to fill the chains.
        writeSysctl("net/ipv4/tcp_max_tw_buckets", "100000");
    } catch (const std::exception& error) {
        refuse(error.what());
    }
}

std::uint64_t networkNamespaceInode() {
    return inodeOf("/proc/self/ns/net");
}

void writeSysctl(std::string_view name, std::string_view value) {
    if (privateInode == 0 || privateInode != networkNamespaceInode())
        throw std::runtime_error("refused to write a sysctl outside of a private network namespace");
    writeFile("/proc/sys/" + std::string(name), value);
}

}   // namespace socklens::lab
