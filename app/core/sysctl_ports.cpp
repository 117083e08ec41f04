#include "app/core/sysctl_ports.h"

#include <charconv>

namespace socklens {

namespace {

/// The first one of "32768 60999"; 0 for what is no number.
int firstPort(std::string_view value) {
    int port = 0;
    std::from_chars(value.data(), value.data() + value.size(), port);
    return port;
}

}   // namespace

bool portsAgree(std::string_view start, std::string_view range) {
    return firstPort(start) <= firstPort(range);
}

}   // namespace socklens
