#include "app/session/endpoint_names.h"

#include <utility>

namespace socklens {

void EndpointNames::setWanted(bool wanted) {
    if (wanted == m_wanted) return;
    m_wanted = wanted;
    if (m_wanted && !m_services) m_services = ServiceNames::read();
    if (m_wanted && !m_hosts) {
        m_hosts = std::make_unique<HostNames>(m_lookup);
        connect(m_hosts.get(), &HostNames::arrived, this, &EndpointNames::changed);
    }
    Q_EMIT changed();
}

void EndpointNames::setSources(HostNames::Lookup lookup, ServiceNames services) {
    m_lookup = std::move(lookup);
    m_services = std::move(services);
}

QString EndpointNames::nameOf(const SocketView& view, Column column) const {
    const Socket& socket = view.socket();
    if (!m_wanted || socket.protocol == Protocol::Unix) return {};
    const auto service = [&](Port port) {
        const std::string_view name = m_services->nameOf(socket.protocol, port);
        return QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
    };
    if (column == Column::LocalAddress) return m_hosts->nameOf(socket.localAddress);
    if (column == Column::RemoteAddress) return m_hosts->nameOf(socket.remoteAddress);
    if (column == Column::LocalPort) return service(socket.localPort);
    if (column == Column::RemotePort) return service(socket.remotePort);
    return {};
}

void EndpointNames::askFor(const SocketView& view) {
    if (!m_wanted || view.socket().protocol == Protocol::Unix) return;
    m_hosts->ask(view.socket().remoteAddress);
    m_hosts->ask(view.socket().localAddress);
}

}   // namespace socklens
