// What an agent keeps in memory while it serves a window: it is run as that does, by its pipes, and asked for
// samples. Main thread, in a private namespace. Errors: std::runtime_error where the agent does not answer.
#pragma once

#include "tests/bench/row.h"

#include <cstddef>

namespace socklens::bench {

struct ServingAgent {
    double bytes = 0;   ///< after ten samples, of its own: everything remembered included
    std::size_t sockets = 0;
};

ServingAgent measureServingAgent();

/// What `busy` has more than one that saw hardly a socket.
Row memoryOfSocket(const ServingAgent& idle, const ServingAgent& busy);

}   // namespace socklens::bench
