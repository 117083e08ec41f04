#include "app/agent/port_command.h"

#include "app/agent/exit_status.h"
#include "app/agent/filter_mistake.h"
#include "app/agent/json_option.h"
#include "app/agent/port_text.h"
#include "app/agent/say.h"
#include "app/core/filter/text.h"
#include "app/core/plan.h"
#include "app/export/whole_file.h"
#include "app/insight/insight.h"
#include "app/probe/collector.h"
#include "app/probe/event_watcher.h"
#include "app/probe/own_capabilities.h"
#include "app/probe/query_runner.h"
#include "app/probe/text_fields.h"

#include <CLI/CLI.hpp>
#include <unistd.h>

namespace socklens {

namespace {

/// Nothing where it was asked wrongly, which has then been said.
std::optional<PortQuestion> questionOf(const PortCommandOptions& options) {
    constexpr std::uint32_t highest = 65535;
    const auto port = parseNumber<std::uint32_t>(options.port);
    if (!port || *port == 0 || *port > highest) {
        say(shown(options.port) + " is not a port. Give a number from 1 to 65535.");
        return std::nullopt;
    }
    const auto address = options.address.empty() ? std::optional(Address{}) : parseAddress(options.address);
    if (!address) {
        say(shown(options.address) + " is not an IP address. Give one such as 127.0.0.1 or ::1; without "
                                     "--address, every address is meant.");
        return std::nullopt;
    }
    return PortQuestion{*address, static_cast<Port>(*port), options.udp ? Protocol::Udp : Protocol::Tcp};
}

struct Examination {
    SnapshotPointer snapshot;
    PortDiagnosis diagnosis;
};

Examination examine(const PortQuestion& question, const QueryRunner& queries, const Capabilities& capabilities) {
    Examination result;
    Collector collector;
    result.snapshot = collector.sample({.owners = true});
    const Snapshot& snapshot = *result.snapshot;
    Insight insight;
    insight.adopt(std::get<SysctlsAnswer>(queries.answer(SysctlsQuery{})));
    EventWatcher watcher({.trace = false, .connector = false});   // whose core is being written now
    watcher.follow(snapshot);
    insight.observe(advance(emptyPicture(), result.snapshot), watcher.take());
    PortFacts facts = insight.portFacts();
    facts.trial = std::get<TrialBindAnswer>(queries.answer(question));
    facts.mayBindLowPorts = capabilities.bindsLowPorts;
    for (const std::uint32_t row : rowsToInspect(snapshot, question)) {
        const auto holder = reachableHolder(snapshot, row, capabilities);
        const SocketTarget socket = targetOf(snapshot.sockets[row]);
        const auto answer = std::get<SocketOptionsAnswer>(queries.answer(SocketOptionsQuery{socket, holder->id}));
        if (answer) facts.options.emplace(row, *answer);
    }
    result.diagnosis = diagnosePort(snapshot, question, facts);
    return result;
}

}   // namespace

CLI::App* addPortCommand(CLI::App& program, PortCommandOptions& options) {
    CLI::App* command = program.add_subcommand(
        "port", "Tries to bind a port, and says who is in the way, until when, and what helps.");
    command->add_option("PORT", options.port, "Which port: 1 to 65535")->option_text("PORT")->required();
    command
        ->add_option("--address", options.address,
                     "Of which address; without, every address of IPv6 and IPv4 (::), 0.0.0.0 for those of IPv4")
        ->option_text("ADDRESS");
    command
        ->add_option_function<std::string>(
            "--protocol", [&options](const std::string& protocol) { options.udp = protocol == "udp"; },
            "tcp or udp")
        ->check(CLI::IsMember({"tcp", "udp"}))
        ->option_text("tcp|udp");
    addJsonOption(*command, options.json);
    command->footer(
        "bind(2) is tried twice, with and without SO_REUSEADDR; the sockets never listen and are closed at once.\n"
        "JSON: {\"port\", \"address\", \"protocol\", \"verdict\", \"bind\": {\"plain\", \"reuseaddr\"}: \"ok\" or "
        "an errno name,\n"
        "  \"blockers\": [{\"state\", \"local\", \"remote\", \"pid\", \"process\", \"holders\", \"why\"}, …],\n"
        "  \"free_in_s\": seconds or null (never by itself, or not known),\n"
        "  \"remedies\": [{\"kind\", \"place\", \"effect\", \"title\", \"does\", \"does_not\"}, …], "
        "\"contradiction\": text or null}.\n"
        "Exit status: 0 answered, whatever the answer; 1 it could not be written; 2 asked wrongly.\n"
        "Only this network namespace is seen.");
    return command;
}

int runPort(const PortCommandOptions& options) {
    const auto question = questionOf(options);
    if (!question) return askedWrongly;
    const Capabilities capabilities = ownCapabilities();
    const QueryRunner queries({}, capabilities);
    Examination result = examine(*question, queries, capabilities);
    // What came or went between the look and the trial does so only once in a while.
    if (result.diagnosis.contradiction) result = examine(*question, queries, capabilities);
    const std::string text =
        options.json ? portJson(*result.snapshot, result.diagnosis) : portText(*result.snapshot, result.diagnosis);
    const auto written = writeToDescriptor(STDOUT_FILENO, [&](const TextSink& sink) { sink(text); });
    if (written) return done;
    say("Standard output could not be written: " + written.error().message() + ".");
    return failed;
}

}   // namespace socklens
