// The names of hosts and services that the screen shows. Lives in the screen's thread, and never waits: a name
// that is not known yet comes later.
#pragma once

// First: the moc of Qt 6.4 cannot read the <compare> of GCC 12 before.
#include "app/session/host_names.h"

#include "app/core/naming.h"
#include "app/core/service_names.h"

#include <memory>

namespace socklens {

class EndpointNames final : public QObject, public Naming {
    Q_OBJECT

public:
    using QObject::QObject;

    /// Nobody is asked, and nothing read, before.
    void setWanted(bool wanted);
    bool isWanted() const { return m_wanted; }

    std::string hostName(const Address& address) const override;
    std::string serviceName(Protocol protocol, Port port) const override;

    /// Of what somebody sees. Does nothing where nobody wishes names.
    void askFor(const Address& address);
    /// For both ends.
    void askFor(const Socket& socket);

    /// Others than the machine's, before they are wished.
    void setSources(HostNames::Lookup lookup, ServiceNames services);

Q_SIGNALS:
    /// Other names than before are known or wished.
    void changed();

private:
    bool m_wanted = false;
    HostNames::Lookup m_lookup = &askNameService;
    std::unique_ptr<HostNames> m_hosts;   ///< once names were wished; it remembers
    std::optional<ServiceNames> m_services;
};

}   // namespace socklens
