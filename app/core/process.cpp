#include "app/core/process.h"

namespace socklens {

std::string title(const Process& process) {
    const std::string pid = "pid " + std::to_string(number(process.id.pid));
    return process.name.empty() ? pid : process.name + " (" + pid + ')';
}

}   // namespace socklens
