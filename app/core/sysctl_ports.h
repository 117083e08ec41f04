// The two settings of ports that hold each other: the kernel takes neither while the local range would begin below
// the unprivileged ports. Pure: any thread, cannot fail.
// Source: Documentation/networking/ip-sysctl.rst, ip_local_port_range and ip_unprivileged_port_start.
#pragma once

#include <string_view>

namespace socklens {

/// Whether `start` for ip_unprivileged_port_start and `range` for ip_local_port_range can stand side by side. Of a
/// new pair, the start is set first where it agrees with the range before, and the range first where it does not.
bool portsAgree(std::string_view start, std::string_view range);

}   // namespace socklens
