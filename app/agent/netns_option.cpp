#include "app/agent/netns_option.h"

#include "app/agent/say.h"
#include "app/core/filter/text.h"
#include "app/probe/network_list.h"

#include <CLI/CLI.hpp>

namespace socklens {

CLI::Option* addNetnsOption(CLI::App& command, NetworkScope& scope) {
    return command
        .add_option_function<std::string>(
            "--netns",
            [&scope](const std::string& name) {
                using Kind = NetworkScope::Kind;
                scope = name == "all" ? NetworkScope{Kind::All, {}} : NetworkScope{Kind::Named, name};
            },
            "All network namespaces, or instead of this one that of a name under /run/netns, of a container, of a "
            "unit or with this number")
        ->option_text("all|NAME");
}

bool isThere(const NetworkScope& scope) {
    if (scope.kind != NetworkScope::Kind::Named || !networksIn(scope, {}).empty()) return true;
    say("There is no network namespace " + shown(scope.name) +
        ", or it is not visible to this user. See “ip netns” and “lsns -t net” for those that there are.");
    return false;
}

}   // namespace socklens
