#include "app/probe/inet_list.h"

#include <utility>

namespace socklens {

namespace {

constexpr std::size_t portionSize = 4096;   // half a megabyte: long beside what handing it over costs

}   // namespace

tl::expected<InetList, std::error_code> readInetList(SockDiag& diag, const InetListRequest& request) {
    InetList list{.sockets = {}, .tcpInfos = {}, .seen = SeenCookies(request.before)};
    list.sockets.reserve(request.room + request.room / 8);
    const auto question = inetDumpRequest(request.protocol, request.family, StateMask::All, request.withTcpInfo);
    const auto end = diag.dump(question, [&](Bytes payload) {
        auto row = parseInetDiag(payload, request.protocol, request.facts);
        if (!row || !list.seen.add(row->socket)) return;
        if (row->tcpInfo)
            list.tcpInfos.emplace_back(static_cast<std::uint32_t>(list.sockets.size()), std::move(*row->tcpInfo));
        list.sockets.push_back(row->socket);
    });
    if (!end) return tl::unexpected(end.error());
    return list;
}

tl::expected<InetList, std::error_code> readTcpInPortions(SockDiag& diag, KernelFacts facts,
                                                          const PortionSink& leave) {
    InetList list;
    list.sockets.reserve(portionSize);
    const auto take = [&](Bytes payload) {
        const auto row = parseInetDiag(payload, Protocol::Tcp, facts);
        if (!row || !list.seen.add(row->socket)) return;
        list.sockets.push_back(row->socket);
        if (list.sockets.size() < portionSize) return;
        leave(std::exchange(list.sockets, {}));
        list.sockets.reserve(portionSize);
    };
    const auto request = tcpDumpRequest(StateMask::All | StateMask::BoundInactive);
    const auto end = diag.dump(request, take, SockDiag::Interface::BothFamilies);
    if (!end) return tl::unexpected(end.error());
    return list;
}

}   // namespace socklens
