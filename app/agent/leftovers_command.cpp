#include "app/agent/leftovers_command.h"

#include "app/agent/exit_status.h"
#include "app/agent/filter_mistake.h"
#include "app/agent/json_option.h"
#include "app/agent/leftovers_output.h"
#include "app/agent/say.h"
#include "app/core/picture.h"
#include "app/export/whole_file.h"
#include "app/insight/insight.h"
#include "app/insight/leftover_text.h"
#include "app/probe/collector.h"
#include "app/probe/event_watcher.h"
#include "app/probe/sysctls.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <poll.h>
#include <unistd.h>

namespace socklens {

namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

constexpr auto pace = 1s;
// With many connections the watcher has something to say at every moment; but what a process was has to be asked
// before it is gone.
constexpr auto breath = 2ms;

class Watch {
public:
    Watch() { m_insight.adopt(Sysctls("/proc", {}).read()); }

    /// One more sample, with everything that was heard before it.
    void sample() {
        const SnapshotPointer snapshot = m_collector.sample({});
        m_watcher.follow(*snapshot);
        hear();
        const Update update = advance(m_picture, snapshot);
        m_insight.observe(update, std::exchange(m_heard, {}));
        m_picture = update.newer;
        m_users.insert(snapshot->directory->users.begin(), snapshot->directory->users.end());
    }

    /// Until then, or until a process has ended that held sockets.
    void listenUntil(Clock::time_point end) {
        while (Clock::now() < end) {
            const auto left = std::chrono::ceil<std::chrono::milliseconds>(end - Clock::now());
            pollfd news{m_watcher.descriptor(), POLLIN, 0};
            if (poll(&news, 1, static_cast<int>(std::max(left, 0ms).count())) <= 0) continue;
            usleep(static_cast<useconds_t>(std::chrono::microseconds(breath).count()));
            if (hear()) return;
        }
    }

    const Snapshot& snapshot() const { return *m_picture->snapshot; }
    const Leftovers& leftovers() const { return m_insight.leftovers(); }
    const std::map<Uid, std::string>& users() const { return m_users; }

    void sayWhatIsMissing() {
        for (const Message& complaint : m_watcher.takeComplaints()) say(english(complaint));
        for (const Message& note : snapshot().notes) say(english(note));
        if (const auto lost = m_insight.lostEvents(); lost > 0) say(english(lostText(lost)));
    }

private:
    /// Whether somebody ended who held sockets, or closed one.
    bool hear() {
        Events events = m_watcher.take();
        append(m_heard, std::move(events));
        return concern(m_heard, snapshot());
    }

    Collector m_collector;
    EventWatcher m_watcher;
    Insight m_insight;
    PicturePointer m_picture = emptyPicture();
    Events m_heard;   // since the last sample
    std::map<Uid, std::string> m_users;
};

}   // namespace

CLI::App* addLeftoversCommand(CLI::App& program, LeftoversOptions& options) {
    CLI::App* command = program.add_subcommand(
        "leftovers", "Watches for some seconds, then says what dead programs have left behind, and until when.");
    constexpr int longest = 24 * 60 * 60;
    command->add_option("--watch", options.watchSeconds, "How long to watch; 0 looks once")
        ->check(CLI::Range(0, longest))
        ->option_text("SECONDS");
    addJsonOption(*command, options.json);
    command->footer(
        "JSON: [{\"former_owner\": {\"pid\", \"process\", \"user\"} or null,\n"
        "  \"death\": {\"signal\": \"SIGSEGV\" or \"exit_code\": 3, or neither where only the end was seen, "
        "\"at\"}\n"
        "    or null,\n"
        "  \"confidence\": \"seen\", \"traced\", \"likely\" or \"unknown\",\n"
        "  \"count\", \"states\": {\"TIME_WAIT\": 5}, \"last_gone_in_s\": 41.2 or null}, …], the largest first.\n"
        "What ended before the watch began is named only as far as its listener still shows it.\n"
        "Exit status: 0 done, 1 sockets could not be read, 2 asked wrongly.");
    return command;
}

int runLeftovers(const LeftoversOptions& options) {
    Watch watch;
    const auto end = Clock::now() + std::chrono::seconds(options.watchSeconds);
    watch.sample();
    while (Clock::now() < end) {
        watch.listenUntil(std::min(end, Clock::now() + pace));
        watch.sample();
    }
    const auto groups = watch.leftovers().groups(LeftoverGrouping::FormerOwner);
    const std::string text = options.json ? leftoversJson(groups, watch.users()) : leftoversText(groups);
    watch.sayWhatIsMissing();
    const auto written = writeToDescriptor(STDOUT_FILENO, [&](const TextSink& sink) { sink(text); });
    if (!written) say("Standard output could not be written: " + written.error().message() + ".");
    const bool sawNothing = watch.snapshot().source(Protocol::Tcp) == Source::None;
    return written && !sawNothing ? done : failed;
}

}   // namespace socklens
