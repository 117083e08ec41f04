#include "app/core/naming.h"

#include "app/core/socket.h"

namespace socklens {

namespace {

std::string withNumber(const std::string& name, const std::string& number) {
    return name.empty() ? name : name + " (" + number + ')';
}

}   // namespace

std::string NamesWithNumbers::hostName(const Address& address) const {
    return withNumber(m_names.hostName(address), toText(address));
}

std::string NamesWithNumbers::serviceName(Protocol protocol, Port port) const {
    return withNumber(m_names.serviceName(protocol, port), std::to_string(number(port)));
}

}   // namespace socklens
