// What settings do to sockets, as the catalogue says it: the scenes, by what people come for, and what they share.
// Each is played in a forked child with a network namespace of its own. A scene returns its complaint, empty if
// all is well, and throws std::runtime_error where it cannot go on. The bounds are wide, since the kernel's timers
// are; what they tell apart is wider.
#pragma once

#include "app/core/socket.h"
#include "app/core/sysctl.h"
#include "tests/lab/side_by_side.h"
#include "tests/lab/sockets.h"

#include <chrono>
#include <functional>
#include <string>
#include <vector>

namespace socklens::lab {

struct NamedScene {
    std::string name;
    SideBySide::Scene scene;
};
using NamedScenes = std::vector<NamedScene>;

NamedScenes timeWaitScenes();
NamedScenes portScenes();
NamedScenes backlogScenes();
NamedScenes retryScenes();

inline const Endpoint loopback{"127.0.0.1", 0};

/// By the agent, after an ordinary user's was refused.
void set(Sysctl setting, const char* value);

std::vector<Socket> tcpIn(State state);

std::string expect(bool holds, const std::string& what);

/// Both sides have closed, this one first.
void leaveTimeWait(int listener);

/// What connect(2) says at once; 0 too where it is under way.
int connectError(const Endpoint& remote);

/// How long the condition holds from now on; no longer than a minute and a half.
std::chrono::milliseconds lifeOf(const std::function<bool()>& condition);

/// Its complaint about a time that is not between the two.
std::string expectBetween(std::chrono::milliseconds life, std::chrono::seconds atLeast,
                          std::chrono::seconds atMost);

}   // namespace socklens::lab
