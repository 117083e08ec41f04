// `socklens-agent serve`: the protocol of app/wire/socklens.proto on standard input and output, for another
// program. One thread. Logs go to standard error.
#pragma once

#include <chrono>

namespace socklens {

struct ServeOptions {
    std::chrono::milliseconds silence{30'000};   ///< after which the client is taken for gone
    bool confine = false;                        ///< also without pkexec
};

/// The exit status of the program: 0 when the client has gone, 1 when it broke the rules.
int runServe(const ServeOptions& options);

}   // namespace socklens
