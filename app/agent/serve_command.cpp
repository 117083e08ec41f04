#include "app/agent/serve_command.h"

#include "app/agent/action_journal.h"
#include "app/agent/confinement.h"
#include "app/agent/elevated_for.h"
#include "app/agent/exit_status.h"
#include "app/agent/say.h"
#include "app/agent/serve_session.h"
#include "app/agent/session_pipes.h"
#include "app/core/lean_memory.h"
#include "app/probe/action_runner.h"
#include "app/probe/collector.h"
#include "app/probe/event_watcher.h"
#include "app/probe/own_capabilities.h"
#include "app/probe/query_runner.h"

#include <functional>
#include <unistd.h>

namespace socklens {

namespace {

int exitStatus(ServeSession::End end) {
    switch (end) {
    case ServeSession::End::Farewell: return done;
    case ServeSession::End::Silence:
        say(Message{SOCKLENS_TEXT("The other side has fallen silent: the agent ends."), {}});
        return done;
    case ServeSession::End::Objection:
        say(Message{SOCKLENS_TEXT("The other side broke the rules of the protocol: the agent ends."), {}});
        return failed;
    }
    return failed;
}

SampleRequest requestOf(const wire::Wishes& wishes) {
    return {.tcpInfo = wishes.tcpInfo, .networks = NetworkScope::everyOne(wishes.allNetworks)};
}

}   // namespace

int runServe(const ServeOptions& options) {
    if (isatty(STDIN_FILENO) != 0 || isatty(STDOUT_FILENO) != 0) {
        say(Message{
            SOCKLENS_TEXT("serve talks to a program, not to a person: its standard input and output must not be a "
                          "terminal. See socklens-agent --help for what a person can ask."),
            {}});
        return askedWrongly;
    }
    giveBackLargeBlocks();
    const auto elevated = elevatedFor();
    std::optional<ActionJournal> journal;
    if (elevated || options.confine) journal.emplace(elevated.value_or(Uid{getuid()}), ActionJournal::Places{});
    EventWatcher watcher;   // needs rights that are given up next
    const Confinement confinement = elevated || options.confine ? confine() : Confinement{};

    Capabilities capabilities = ownCapabilities();
    capabilities.elevated = elevated.has_value();
    capabilities.noNewPrivileges = confinement.noNewPrivileges;
    capabilities.seccomp = confinement.seccomp;
    capabilities.exitSource = watcher.exitSource();
    capabilities.tracesStates = watcher.tracesStates();

    Collector collector;
    bool allNetworks = false;   // what is shown can be acted on, and nothing else
    ActionRunner runner({.enterNetwork = enterWhile(allNetworks)}, capabilities);
    const QueryRunner queries({.enterNetwork = enterWhile(allNetworks)}, capabilities);
    std::function<void(const Message&)> complain;   // once there is a session to note it in
    const auto complainOfJournal = [&] {
        const auto complaint = journal ? journal->takeComplaint() : std::nullopt;
        if (complaint) complain(*complaint);
    };
    const Services services{[&](const wire::Wishes& wishes) {
                                allNetworks = wishes.allNetworks;
                                SnapshotPointer snapshot = collector.sample(requestOf(wishes));
                                watcher.follow(*snapshot);
                                return snapshot;
                            },
                            [&](const Query& query) { return queries.answer(query); },
                            [&](const Actions& actions) {
                                if (journal) journal->announce(actions);
                                ActionResults results = runner.run(actions);
                                collector.forgetPace();
                                if (journal) journal->record(actions, results);
                                complainOfJournal();
                                return results;
                            },
                            [&] { return watcher.take(); }, [&] { return watcher.takeComplaints(); }};
    ServeSession session(services, capabilities, options.silence, ServeSession::Clock::now());
    complain = [&](const Message& message) {
        say(message);
        session.note(message);
    };
    for (const Message& complaint : confinement.complaints) complain(complaint);
    for (const Message& complaint : watcher.takeComplaints()) complain(complaint);
    complainOfJournal();

    const auto end = converse(session, STDIN_FILENO, STDOUT_FILENO, watcher.descriptor());
    return end ? exitStatus(*end) : done;
}

}   // namespace socklens
