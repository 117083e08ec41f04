#include "app/probe/read_tcp_info.h"

#include "app/probe/inet_diag.h"

#include <cerrno>

namespace socklens {

TcpInfoAnswer readTcpInfo(const SocketTarget& socket, const NetworkEntrance& networks) {
    const auto none = [](Message why) { return tl::unexpected(std::move(why)); };
    const auto failed = [&](const std::error_code& error) {
        return none(
            {SOCKLENS_TEXT("The kernel cannot be asked about a single connection here: %1."), {error.message()}});
    };
    if (socket.protocol != Protocol::Tcp)
        return none({SOCKLENS_TEXT("The kernel measures TCP connections only."), {}});
    if (!isIdentified(socket))
        return none(
            {SOCKLENS_TEXT("The kernel gave this socket no cookie here, so that it cannot be asked about."), {}});
    auto diag = networks.open(socket.networkNamespace);
    if (!diag && socket.networkNamespace)
        return none({SOCKLENS_TEXT("The network namespace of this connection cannot be entered: %1."),
                     {diag.error().message()}});
    if (!diag) return failed(diag.error());

    TcpInfoAnswer answer = none({SOCKLENS_TEXT("The connection is not there any more."), {}});
    const KernelFacts facts = kernelFacts();
    const std::vector<std::vector<std::byte>> requests{inetGetRequest(socket, true)};
    const auto end = diag->exchange(SockDiag::Command::Get, requests, [&](const SockDiag::Reply& reply) {
        if (reply.error != 0) {
            if (reply.error != ENOENT) answer = failed({reply.error, std::generic_category()});
            return;
        }
        const auto row = parseInetDiag(reply.payload, socket.protocol, facts);
        if (!row || row->socket.cookie != socket.cookie) return;
        if (row->tcpInfo)
            answer = *row->tcpInfo;
        else
            answer = none({SOCKLENS_TEXT("The kernel keeps no figures of a connection in this state."), {}});
    });
    if (!end) return failed(end.error());
    return answer;
}

}   // namespace socklens
