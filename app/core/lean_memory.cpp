#include "app/core/lean_memory.h"

#include <malloc.h>

namespace socklens {

void giveBackLargeBlocks() {
    constexpr int large = 512 * 1024;   // bytes; a value that is set does not grow any more
    mallopt(M_MMAP_THRESHOLD, large);
    mallopt(M_TRIM_THRESHOLD, 2 * large);
}

}   // namespace socklens
