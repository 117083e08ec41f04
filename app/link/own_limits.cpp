#include "app/link/own_limits.h"

#include "app/probe/descriptor_limit.h"

namespace socklens {

void raiseOwnLimits() {
    raiseDescriptorLimit();
}

}   // namespace socklens
