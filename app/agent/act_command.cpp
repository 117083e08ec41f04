#include "app/agent/act_command.h"

#include "app/agent/exit_status.h"
#include "app/agent/filter_mistake.h"
#include "app/agent/json_option.h"
#include "app/agent/netns_option.h"
#include "app/agent/printable.h"
#include "app/agent/question.h"
#include "app/agent/say.h"
#include "app/core/filter/text.h"
#include "app/core/matching_rows.h"
#include "app/core/signal_name.h"
#include "app/export/acted.h"
#include "app/export/whole_file.h"
#include "app/probe/action_runner.h"
#include "app/probe/collector.h"
#include "app/probe/own_capabilities.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <csignal>
#include <map>
#include <unistd.h>

namespace socklens {

namespace {

// More lines before a question would only push its beginning out of sight.
constexpr std::size_t shownBeforeAsking = 40;

std::string_view toText(Verb verb) {
    switch (verb) {
    case Verb::Terminate: return "terminate";
    case Verb::Kill: return "kill";
    case Verb::Signal: return "signal";
    case Verb::Close: return "close";
    case Verb::Abort: return "abort";
    case Verb::Release: return "release";
    }
    return {};
}

Plan planOf(Verb verb, int signal, const Snapshot& snapshot, std::span<const std::uint32_t> rows,
            const Capabilities& capabilities) {
    switch (verb) {
    case Verb::Terminate: return planForSignal(SIGTERM, snapshot, rows, capabilities);
    case Verb::Kill: return planForSignal(SIGKILL, snapshot, rows, capabilities);
    case Verb::Signal: return planForSignal(signal, snapshot, rows, capabilities);
    case Verb::Close: return planFor(SocketVerb::Close, snapshot, rows, capabilities);
    case Verb::Abort: return planFor(SocketVerb::Abort, snapshot, rows, capabilities);
    case Verb::Release: return planFor(SocketVerb::Release, snapshot, rows, capabilities);
    }
    return {};
}

/// "close tcp 10.0.0.1:80 → 10.0.0.2:1234, held by nginx (pid 5)"
std::string describe(Verb verb, const PlannedAction& planned) {
    std::string text = std::string(toText(verb)) + ' ' + planned.target;
    if (planned.process && planned.holders > 0) text += ", held by " + title(*planned.process);
    if (planned.holders > 1) text += ", for all " + std::to_string(planned.holders) + " processes that hold it";
    return printable(planned.objection ? text + ". But: " + english(*planned.objection) : text);
}

/// "done: …": most sentences name the target, the others are told whom they are about.
std::string describe(const std::string& target, const ActionResult& result) {
    const std::string sentence = english(result.message);
    const bool isNamed = sentence.find(target) != std::string::npos;
    return printable(std::string(toText(result.outcome)) + ": " + (isNamed ? sentence : target + ": " + sentence));
}

std::string leftOutText(const ActOptions& options, std::size_t leftOut) {
    if (leftOut == 0) return {};
    const std::string why = options.verb == Verb::Release ? " matching sockets are in use and not released."
                                                          : " matching sockets have no owner that can be seen.";
    return "Left out: " + std::to_string(leftOut) + why;
}

void writePlan(const ActOptions& options, const Plan& plan, const TextSink& sink) {
    if (options.json) return writePlanJson(toText(options.verb), plan, sink);
    for (const PlannedAction& planned : plan.actions) sink(describe(options.verb, planned) + '\n');
    const std::size_t objected = plan.objected();
    sink("planned " + std::to_string(plan.actions.size() - objected) + ", objected " + std::to_string(objected) +
         '\n');
}

void writeResults(const ActOptions& options, const Plan& plan, const ActionResults& results,
                  const TextSink& sink) {
    if (options.json) return writeActedJson(toText(options.verb), plan, results, sink);
    for (std::size_t at = 0; at < results.size(); ++at)
        sink(describe(plan.actions[at].target, results[at]) + '\n');
    const OutcomeCounts counts = countOutcomes(results);
    sink("done " + std::to_string(counts.done) + ", gone " + std::to_string(counts.gone) + ", refused " +
         std::to_string(counts.refused) + ", impossible " + std::to_string(counts.impossible) + '\n');
}

/// The exit status.
int confirm(const ActOptions& options, const Plan& plan) {
    const auto terminal = Terminal::open();
    if (!terminal) {
        say("There is no terminal to ask on. Look at it with --dry-run, then say --yes. Nothing was done.");
        return askedWrongly;
    }
    std::string text;
    for (const PlannedAction& planned :
         std::span(plan.actions).first(std::min(plan.actions.size(), shownBeforeAsking)))
        text += describe(options.verb, planned) + '\n';
    if (plan.actions.size() > shownBeforeAsking)
        text += "… and " + std::to_string(plan.actions.size() - shownBeforeAsking) + " more.\n";
    if (const std::string leftOut = leftOutText(options, plan.leftOut); !leftOut.empty()) text += leftOut + '\n';
    terminal->write(text);
    if (terminal->askWhether("Do this to " + std::to_string(plan.actions.size() - plan.objected()) +
                             " targets? [y/N] "))
        return done;
    say("Nothing was done.");
    return failed;
}

int print(const TextProducer& produce, int status) {
    const auto written = writeToDescriptor(STDOUT_FILENO, produce);
    if (written) return status;
    say("Standard output could not be written: " + written.error().message() + ".");
    return failed;
}

/// Nothing where it was asked wrongly, which has then been said.
std::optional<int> signalOf(const ActOptions& options) {
    if (options.verb != Verb::Signal) {
        if (options.signal.empty()) return SIGTERM;
        say("--signal is for “act signal” only.");
        return std::nullopt;
    }
    if (options.signal.empty()) {
        say("Which signal? Add --signal NAME, such as --signal HUP.");
        return std::nullopt;
    }
    const auto signal = signalByName(options.signal);
    if (!signal) say("There is no signal " + shown(options.signal) + ". Names are those of kill -l, such as HUP.");
    return signal;
}

}   // namespace

CLI::App* addActCommand(CLI::App& program, ActOptions& options) {
    CLI::App* command = program.add_subcommand(
        "act", "Ends what a filter finds: its owners by a signal, or the sockets themselves.");
    // Not CLI::CheckedTransformer: it would take the number of an enumerator, too, and "1" for a kill.
    static const std::map<std::string, Verb> verbs{{"terminate", Verb::Terminate}, {"kill", Verb::Kill},
                                                   {"signal", Verb::Signal},       {"close", Verb::Close},
                                                   {"abort", Verb::Abort},         {"release", Verb::Release}};
    command
        ->add_option_function<std::string>(
            "VERB", [&options](const std::string& name) { options.verb = verbs.at(name); },
            "terminate (SIGTERM), kill (SIGKILL) or signal: each owner process, once; close (FIN), abort (RST): "
            "each "
            "socket; release: TIME_WAIT and closing sockets without an owner, nothing else")
        ->check(CLI::IsMember(&verbs))
        ->option_text("terminate|kill|signal|close|abort|release")
        ->required();
    command->add_option("--filter", options.filter, "Which sockets, as for snapshot; never all of them")
        ->option_text("EXPR")
        ->required();
    addNetnsOption(*command, options.networks);
    command->add_option("--signal", options.signal, "Which signal: a name of kill -l, or a number")
        ->option_text("NAME");
    command->add_flag("--dry-run", options.dryRun, "Only say what would be done");
    command->add_flag("--yes", options.yes, "Do not ask on the terminal");
    addJsonOption(*command, options.json);
    command->footer(
        "Text: a line per target, at last “done N, gone N, refused N, impossible N”.\n"
        "JSON: {\"results\": [{\"action\", \"target\", \"pid\", \"process\", \"outcome\", \"message\"}, …],\n"
        "  \"summary\": {\"done\", \"gone\", \"refused\", \"impossible\", \"left_out\"}}; \"pid\" and \"process\" "
        "may be null.\n"
        "  With --dry-run an outcome is \"planned\" or \"objected\", and so the summary; also without --yes, "
        "where\n"
        "  something speaks against all of it.\n"
        "Exit status: 0 nothing was refused or impossible, 1 something was, 2 asked wrongly.\n"
        "Only this network namespace is seen and acted in, unless --netns names others; a filter never does.");
    return command;
}

int runAct(const ActOptions& options) {
    const auto filter = Filter::parse(options.filter);
    if (!filter) {
        explain(options.filter, filter.error());
        return askedWrongly;
    }
    if (filter->isEmpty()) {
        say("An empty filter means every socket of this machine, and that is never meant. Nothing was done.");
        return askedWrongly;
    }
    const auto signal = signalOf(options);
    if (!signal || !isThere(options.networks)) return askedWrongly;

    const Capabilities capabilities = ownCapabilities();
    Collector collector;
    const SnapshotPointer snapshot =
        collector.sample({.owners = true, .tcpInfo = filter->needsTcpInfo(), .networks = options.networks});
    for (const Message& note : snapshot->notes) say(english(note));
    const Plan plan = planOf(options.verb, *signal, *snapshot, matchingRows(*snapshot, *filter), capabilities);
    if (options.dryRun) {
        if (const auto leftOut = leftOutText(options, plan.leftOut); !leftOut.empty()) say(leftOut);
        return print([&](const TextSink& sink) { writePlan(options, plan, sink); },
                     plan.objected() == 0 ? done : failed);
    }
    const bool asks = !options.yes && !plan.actions.empty();
    if (asks && plan.objected() == plan.actions.size())   // there is nothing to ask for
        return print([&](const TextSink& sink) { writePlan(options, plan, sink); }, failed);
    if (asks)
        if (const int status = confirm(options, plan); status != done) return status;

    Actions actions;
    actions.reserve(plan.actions.size());
    for (const PlannedAction& one : plan.actions) actions.push_back(one.action);
    const bool isWidened = options.networks.kind != NetworkScope::Kind::Own;
    const ActionRunner::Options ways{.enterNetwork = isWidened ? enterByThread : EnterNetwork()};
    const ActionResults results = ActionRunner(ways, capabilities).run(actions);
    if (const auto leftOut = leftOutText(options, plan.leftOut); !leftOut.empty()) say(leftOut);
    const OutcomeCounts counts = countOutcomes(results);
    return print([&](const TextSink& sink) { writeResults(options, plan, results, sink); },
                 counts.refused + counts.impossible == 0 ? done : failed);
}

}   // namespace socklens
