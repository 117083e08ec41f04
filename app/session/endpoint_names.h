// Names in place of the addresses and ports of a socket, for who wishes them; what is filtered, sorted and
// exported stays the numbers. Lives in the screen's thread, and never waits: a name that is not known yet comes
// later.
#pragma once

#include "app/core/column.h"
#include "app/core/service_names.h"
#include "app/session/host_names.h"

#include <memory>

namespace socklens {

class EndpointNames final : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    /// Nobody is asked, and nothing read, before.
    void setWanted(bool wanted);
    bool isWanted() const { return m_wanted; }

    /// Empty: it has none, it is not known yet, or nobody wishes names.
    QString nameOf(const SocketView& view, Column column) const;
    /// Of a row that somebody sees.
    void askFor(const SocketView& view);

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
