// The option --netns all|NAME: the only thing that widens what a command sees and touches beyond its own network
// namespace. One thread. `scope` outlives the parsing.
#pragma once

#include "app/core/network_namespace.h"

namespace CLI {
class App;
class Option;
}   // namespace CLI

namespace socklens {

CLI::Option* addNetnsOption(CLI::App& command, NetworkScope& scope);

/// Whether there is what was asked for; if not, that has been said.
bool isThere(const NetworkScope& scope);

}   // namespace socklens
