#include "app/probe/network_entry.h"

#include "app/core/system_error.h"
#include "app/probe/descriptor.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <sched.h>
#include <sys/stat.h>
#include <thread>
#include <utility>

namespace socklens {

namespace {

tl::unexpected<std::error_code> failedWith(int error) {
    return tl::unexpected(std::error_code(error, std::generic_category()));
}

}   // namespace

SockDiagResult enterByThread(int network) {
    SockDiagResult result = failedWith(ECANCELED);
    try {
        std::thread([&] {
            if (setns(network, CLONE_NEWNET) == 0)
                result = SockDiag::open();
            else
                result = tl::unexpected(lastError());
        }).join();
    } catch (const std::system_error& error) {   // too many threads
        return tl::unexpected(error.code());
    }
    return result;
}

EnterNetwork enterWhile(const bool& isWished) {
    return [&isWished](int network) { return isWished ? enterByThread(network) : failedWith(ENOTSUP); };
}

SockDiagResult openSockDiagIn(const FoundNetwork& network, const EnterNetwork& enter) {
    if (network.file.empty()) return failedWith(EACCES);
    const Descriptor file(open(network.file.c_str(), O_RDONLY | O_CLOEXEC));
    struct stat status {};
    if (!file || fstat(file.get(), &status) != 0) return tl::unexpected(lastError());
    if (NetworkNamespace{status.st_ino} != network.id) return failedWith(ENOENT);   // another one by now
    return enter(file.get());
}

NetworkEntrance::NetworkEntrance(NetworkPlaces places, EnterNetwork enter)
    : m_places(std::move(places)), m_enter(std::move(enter)) {}

SockDiagResult NetworkEntrance::open(Compact<NetworkNamespace, Unknown::Zero> network) const {
    if (!network) return SockDiag::open();
    if (!m_enter) return failedWith(ENOTSUP);
    const auto all = listNetworks(m_places);
    const auto found = std::ranges::find(all, *network, &FoundNetwork::id);
    return found == all.end() ? failedWith(ENOENT) : openSockDiagIn(*found, m_enter);
}

}   // namespace socklens
