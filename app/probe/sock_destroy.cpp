#include "app/probe/sock_destroy.h"

#include "app/probe/destroy_verdict.h"
#include "app/probe/inet_diag.h"

#include <algorithm>
#include <array>
#include <map>

namespace socklens {

namespace {

// In a group of SO_REUSEPORT the kernel picks by a hash of both addresses: how many made-up remotes are tried.
constexpr int mostRemotes = 1000;
constexpr int remotesAtOnce = 100;

/// The socket as if the n-th stranger had written to it; the cookie still names it.
SocketTarget seenFrom(SocketTarget socket, int n) {
    const auto low = static_cast<std::uint8_t>(n % 250 + 1);
    // Of the blocks for documentation, RFC 5737 and RFC 3849.
    const std::array<std::uint8_t, 4> inet{192, 0, 2, low};
    const std::array<std::uint8_t, 16> inet6{0x20, 0x01, 0x0d, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, low};
    socket.remoteAddress = socket.localAddress.isInet() ? Address::inet(inet) : Address::inet6(inet6);
    socket.remotePort = Port{static_cast<std::uint16_t>(n + 1)};
    return socket;
}

bool isOneOfAGroup(const DestroyCourse& course) {
    const bool notFound = course.error == ENOENT || course.error == ESTALE;
    const bool isUnconnected = number(course.target.remotePort) == 0;
    return notFound && isUnconnected && course.after.socket.has_value();
}

class Destroyer {
public:
    explicit Destroyer(SockDiag diag) : m_diag(std::move(diag)) {}

    /// Fills the errors of what the kernel refused.
    void destroy(std::vector<DestroyCourse>& courses) {
        std::vector<std::vector<std::byte>> requests;
        requests.reserve(courses.size());
        for (const DestroyCourse& course : courses) requests.push_back(requestFor(course.target));
        const auto sent = m_diag.exchange(SockDiag::Command::Destroy, requests,
                                          [&](const auto& reply) { courses[reply.request].error = reply.error; });
        if (!sent) m_failure = sent.error().value();
        lookAfterwards(courses);
        for (DestroyCourse& course : courses)
            if (isOneOfAGroup(course)) reachInGroup(course);
    }

    std::vector<Sighting> look(std::span<const SocketTarget> targets) { return lookUp(m_diag, targets); }

private:
    static std::vector<std::byte> requestFor(const SocketTarget& target) {
        return inetDestroyRequest(target).value();   // only the identified come so far
    }

    void lookAfterwards(std::vector<DestroyCourse>& courses) {
        std::vector<SocketTarget> targets;
        targets.reserve(courses.size());
        for (const DestroyCourse& course : courses) targets.push_back(course.target);
        const auto sightings = look(targets);
        for (std::size_t at = 0; at < courses.size(); ++at) {
            courses[at].after = sightings[at];
            const bool untouched = m_failure != 0 && courses[at].error == 0 && sightings[at].socket.has_value();
            if (untouched) courses[at].error = m_failure;
        }
    }

    void reachInGroup(DestroyCourse& course) {
        for (int from = 0; from < mostRemotes && course.error != 0; from += remotesAtOnce) {
            std::vector<std::vector<std::byte>> requests;
            requests.reserve(remotesAtOnce);
            for (int n = from; n < from + remotesAtOnce; ++n)
                requests.push_back(requestFor(seenFrom(course.target, n)));
            int refused = 0;
            const auto sent =
                m_diag.exchange(SockDiag::Command::Destroy, requests, [&](const auto&) { ++refused; });
            if (!sent) return;
            if (refused < remotesAtOnce) course.error = 0;
        }
        course.after = look({&course.target, 1}).front();
    }

    SockDiag m_diag;
    int m_failure = 0;
};

}   // namespace

namespace {

/// All of one network namespace.
ActionResults destroySockets(std::span<const Destruction> wanted, SockDiag diag) {
    ActionResults results(wanted.size());
    Destroyer destroyer(std::move(diag));
    std::vector<SocketTarget> targets;
    targets.reserve(wanted.size());
    for (const Destruction& one : wanted) targets.push_back(one.socket);
    const auto before = destroyer.look(targets);

    std::vector<DestroyCourse> courses;
    std::vector<std::size_t> places;
    courses.reserve(wanted.size());
    places.reserve(wanted.size());
    for (std::size_t at = 0; at < wanted.size(); ++at) {
        if (auto verdict = verdictBefore(targets[at], before[at], wanted[at].leftoverOnly)) {
            results[at] = std::move(*verdict);
            continue;
        }
        courses.push_back({.target = targets[at], .before = before[at], .error = 0, .after = {}});
        places.push_back(at);
    }
    destroyer.destroy(courses);
    for (std::size_t at = 0; at < courses.size(); ++at) results[places[at]] = verdictAfter(courses[at]);
    return results;
}

}   // namespace

ActionResults destroySockets(std::span<const Destruction> wanted, const NetworkEntrance& networks) {
    std::map<Compact<NetworkNamespace, Unknown::Zero>, std::vector<std::size_t>> places;
    for (std::size_t at = 0; at < wanted.size(); ++at) places[wanted[at].socket.networkNamespace].push_back(at);
    ActionResults results(wanted.size());
    for (const auto& [network, those] : places) {
        auto diag = networks.open(network);
        if (!diag) {
            for (const std::size_t at : those)
                results[at] = verdictOutside(wanted[at].socket, diag.error().value());
            continue;
        }
        std::vector<Destruction> there;
        there.reserve(those.size());
        for (const std::size_t at : those) there.push_back(wanted[at]);
        ActionResults done = destroySockets(there, std::move(*diag));
        for (std::size_t at = 0; at < those.size(); ++at) results[those[at]] = std::move(done[at]);
    }
    return results;
}

bool kernelDestroysSockets() {
    auto diag = SockDiag::open();
    if (!diag) return true;
    SocketTarget nobody;
    nobody.cookie = Cookie{~std::uint64_t{0} - 1};   // the kernel counts from 1; all ones would be no cookie
    nobody.localAddress = nobody.remoteAddress = Address::inet(std::array<std::uint8_t, 4>{});
    const std::vector<std::vector<std::byte>> requests{inetDestroyRequest(nobody).value()};
    bool isBuiltIn = true;
    (void)diag->exchange(SockDiag::Command::Destroy, requests,
                         [&](const SockDiag::Reply& reply) { isBuiltIn = reply.error != EOPNOTSUPP; });
    return isBuiltIn;
}

}   // namespace socklens
