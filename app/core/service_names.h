// What ports are called: "https" for 443 of TCP, as in services(5). A value: any thread. Lines that are none are
// passed over.
#pragma once

#include "app/core/socket.h"

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <utility>

namespace socklens {

class ServiceNames {
public:
    static constexpr std::size_t longestName = 32;   ///< RFC 6335, 5.1 has 15; older ones are longer

    ServiceNames() = default;   ///< knows none
    static ServiceNames parse(std::string_view text);
    /// Of this machine; none where the file cannot be read.
    static ServiceNames read(const std::filesystem::path& file = "/etc/services");

    /// Empty if it has none.
    std::string_view nameOf(Protocol protocol, Port port) const;

private:
    std::map<std::pair<Protocol, Port>, std::string> m_names;
};

}   // namespace socklens
