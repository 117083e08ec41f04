#include "app/core/process.h"

namespace socklens {

std::string title(const Process& process) {
    return process.name + " (pid " + std::to_string(number(process.id.pid)) + ')';
}

}   // namespace socklens
