// What tests of actions ask again and again: who is meant, and what owner, peer and wire see afterwards. Main
// thread; needs a private namespace. Errors: std::runtime_error where there is no such socket.
#pragma once

#include "app/core/action.h"
#include "tests/lab/sockets.h"

#include <cstdint>
#include <optional>
#include <string>

namespace socklens::lab {

/// As a snapshot has it: by cookie, or by addresses.
SocketTarget targetOf(int descriptor);
SocketTarget targetBetween(const Endpoint& local, const Endpoint& remote);
SocketTarget targetOfCookie(std::uint64_t cookie);
bool isListed(const SocketTarget& target);
/// Of what is listed; std::nullopt if it is not.
std::optional<State> stateOf(const SocketTarget& target);
/// Every leftover that there is.
Actions releasesOfAll();

ProcessId self();
ProcessId processOf(pid_t pid);

/// OutRsts of this network namespace.
std::uint64_t resetsSent();

/// What recv(2) and send(2) of one byte say: an errno, or 0; recv: -1 for data.
int received(int descriptor);
int sent(int descriptor);

/// The complaint, or empty: for tests in a forked child too.
std::string mismatch(const ActionResult& result, Outcome outcome, std::string_view part);

}   // namespace socklens::lab

/// The outcome and a part of the sentence.
#define LAB_VERIFY_RESULT(result, outcome, part)                                                                  \
    do {                                                                                                          \
        const std::string wrong = socklens::lab::mismatch(result, outcome, part);                                 \
        QVERIFY2(wrong.empty(), wrong.c_str());                                                                   \
    } while (false)
