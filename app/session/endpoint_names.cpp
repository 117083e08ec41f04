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

std::string EndpointNames::hostName(const Address& address) const {
    return m_wanted ? m_hosts->nameOf(address).toStdString() : std::string();
}

std::string EndpointNames::serviceName(Protocol protocol, Port port) const {
    return m_wanted ? std::string(m_services->nameOf(protocol, port)) : std::string();
}

void EndpointNames::askFor(const Address& address) {
    if (m_wanted) m_hosts->ask(address);
}

void EndpointNames::askFor(const Socket& socket) {
    askFor(socket.remoteAddress);
    askFor(socket.localAddress);
}

}   // namespace socklens
