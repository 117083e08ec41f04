// Groups of leftovers as lines for people, or as JSON. Pure, but for the time zone: one thread.
#pragma once

#include "app/insight/leftovers.h"

#include <map>
#include <span>
#include <string>

namespace socklens {

/// "python3 · pid 4242 · killed by SIGSEGV at 14:02:11 · 9,812 left · last gone in 41 s", with the states and how
/// the owner is known below.
std::string leftoversText(std::span<const LeftoverGroup> groups);

/// `users`: names for the uids of the former owners.
std::string leftoversJson(std::span<const LeftoverGroup> groups, const std::map<Uid, std::string>& users);

}   // namespace socklens
