// Does something in a network namespace of another process: what it opens there stays there. For the calling
// thread alone, which is back in its own namespace afterwards; the program ends if it cannot come back.
// Source: setns(2), needs CAP_SYS_ADMIN.
#pragma once

#include <functional>
#include <string>
#include <system_error>

namespace socklens {

/// Goes from one namespace to the next, each once and that of pid 1 first, until the visit says that it has what
/// it wanted; 64 of them at most. Fails with the errno of setns(2), ENOENT if no visit was content.
std::error_code visitOtherNetworks(const std::string& procRoot, const std::function<bool()>& visit);

}   // namespace socklens
