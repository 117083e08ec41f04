#include "app/agent/sysctl_command.h"

#include "app/agent/exit_status.h"
#include "app/agent/json_option.h"
#include "app/agent/say.h"
#include "app/agent/sysctl_text.h"
#include "app/core/sysctl_catalogue.h"
#include "app/core/sysctl_undo.h"
#include "app/probe/action_runner.h"
#include "app/probe/own_capabilities.h"
#include "app/probe/query_runner.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>

namespace socklens {

namespace {

/// False where standard output is full or closed.
bool print(const std::string& text) {
    const bool written =
        std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0;
    if (!written) say("Standard output could not be written.");
    return written;
}

SysctlsAnswer readAll() {
    return std::get<SysctlsAnswer>(QueryRunner({}, ownCapabilities()).answer(SysctlsQuery{}));
}

int report(const Actions& actions, bool json) {
    const ActionResults results = ActionRunner({}, ownCapabilities()).run(actions);
    const bool written = print(json ? resultsJson(actions, results, readAll()) : resultsText(results));
    const bool all =
        std::ranges::all_of(results, [](const ActionResult& result) { return result.outcome == Outcome::Done; });
    return written && all ? done : failed;
}

int showAll(bool json) {
    const SysctlsAnswer readings = readAll();
    return print(json ? readingsJson(readings) : listText(readings)) ? done : failed;
}

int showOne(Sysctl setting, bool json) {
    const SysctlsAnswer readings = readAll();
    const auto found = std::ranges::find(readings, setting, &SysctlReading::setting);
    if (found == readings.end() || !found->value) {
        say(absenceOf(setting));
        return failed;
    }
    return print(json ? readingsJson({*found}) : explanationText(*found)) ? done : failed;
}

int set(Sysctl setting, const std::string& text, const SysctlCommandOptions& options) {
    const auto value = check(setting, text);
    if (!value) {
        say(value.error());
        return askedWrongly;
    }
    if (const auto warning = warningFor(setting, *value)) say("Warning: " + english(*warning));
    return report({SetSysctl{setting, *value, options.keep}}, options.json);
}

int undoAll(bool json) {
    const Actions actions = undoOf(readAll());
    if (actions.empty()) say("Socklens has changed no setting here: there is nothing to undo.");
    return report(actions, json);
}

int refuse(const std::string& sentence) {
    say(sentence);
    return askedWrongly;
}

}   // namespace

CLI::App* addSysctlCommand(CLI::App& program, SysctlCommandOptions& options) {
    CLI::App* command = program.add_subcommand(
        "sysctl", "Shows the kernel settings that decide what becomes of sockets, sets one, or undoes changes.");
    command
        ->add_option("setting", options.subject,
                     "NAME explains one setting, NAME=VALUE sets it; without, all are listed. tcp_fin_timeout is "
                     "short for net.ipv4.tcp_fin_timeout")
        ->option_text("[NAME[=VALUE]]");
    auto* keep = command->add_flag(
        "--keep", options.keep,
        "Set it again at every start of the machine (/etc/sysctl.d/60-socklens.conf); without, a value that "
        "was kept no longer is");
    command
        ->add_flag("--undo", options.undo,
                   "Back to what NAME, or every setting, was before Socklens changed it, and no longer kept")
        ->excludes(keep);
    addJsonOption(*command, options.json);
    return command;
}

int runSysctl(const SysctlCommandOptions& options) {
    const auto equals = options.subject.find('=');
    const std::string name = options.subject.substr(0, equals);
    const bool sets = equals != std::string::npos;
    if (options.undo && sets) return refuse("--undo takes a name without a value.");
    if (options.keep && !sets) return refuse("--keep needs a value to keep, as in “tcp_fin_timeout=30 --keep”.");
    if (options.subject.empty()) return options.undo ? undoAll(options.json) : showAll(options.json);
    const auto setting = sysctlFromName(name);
    if (!setting)
        return refuse("There is no setting “" + name +
                      "” here. Without a name, “socklens-agent sysctl” lists all.");
    if (options.undo) return report({UndoSysctl{*setting}}, options.json);
    if (sets) return set(*setting, options.subject.substr(equals + 1), options);
    return showOne(*setting, options.json);
}

}   // namespace socklens
