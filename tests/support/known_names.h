// Names of hosts and services to order. A value: any one thread.
#pragma once

#include "app/core/naming.h"
#include "app/core/socket.h"

#include <map>
#include <utility>

namespace socklens::test {

class KnownNames final : public Naming {
public:
    /// The services are those of TCP.
    KnownNames(std::map<Address, std::string> hosts, std::map<Port, std::string> services)
        : m_hosts(std::move(hosts)), m_services(std::move(services)) {}

    std::string hostName(const Address& address) const override { return of(m_hosts, address); }
    std::string serviceName(Protocol protocol, Port port) const override {
        return protocol == Protocol::Tcp ? of(m_services, port) : std::string();
    }

private:
    template <class Key>
    static std::string of(const std::map<Key, std::string>& names, const Key& key) {
        const auto found = names.find(key);
        return found == names.end() ? std::string() : found->second;
    }

    std::map<Address, std::string> m_hosts;
    std::map<Port, std::string> m_services;
};

}   // namespace socklens::test
