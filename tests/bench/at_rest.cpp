#include "tests/bench/at_rest.h"

#include "app/core/sample_pace.h"
#include "app/probe/collector.h"
#include "tests/lab/child_process.h"
#include "tests/lab/temporary_directory.h"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <ctime>
#include <poll.h>
#include <stdexcept>
#include <string_view>
#include <sys/wait.h>
#include <system_error>
#include <thread>
#include <unistd.h>

namespace socklens::bench {

namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

constexpr std::string_view windowProgram = SOCKLENS_WINDOW;
constexpr int samplesToBegin = 4;   // until the window has started, and owners are known

/// The window as it starts by itself, with nobody's settings and nobody's desktop.
void becomeWindow(const std::string& home) {
    for (const char* name :
         {"HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR"})
        setenv(name, home.c_str(), 1);
    setenv("DBUS_SESSION_BUS_ADDRESS", ("unix:path=" + home + "/no-bus").c_str(), 1);
    setenv("QT_QPA_PLATFORM", "offscreen", 1);
    setenv("QT_LOGGING_RULES", "*.warning=false", 1);   // of what that platform cannot do
    execl(windowProgram.data(), windowProgram.data(), nullptr);
    throw std::system_error(errno, std::generic_category(), SOCKLENS_WINDOW);
}

/// Waits until then; true where the end was asked for before.
bool mustEndBefore(Clock::time_point due, int stop) {
    const auto now = Clock::now();
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(std::max(due, now) - now);
    pollfd ended{stop, POLLIN, 0};
    return poll(&ended, 1, static_cast<int>(left.count())) != 0;
}

/// What one thread of the window does, and nothing else.
void collectAtPace(int stop) {
    Collector collector;
    SamplePace pace;
    while (!mustEndBefore(pace.dueAt().value_or(Clock::now()), stop)) {
        pace.begin(Clock::now());
        pace.end(collector.sample({})->cost);
    }
}

/// Of all its threads, also those that have ended.
std::chrono::nanoseconds usedBy(pid_t process) {
    clockid_t clock{};
    timespec used{};
    siginfo_t end{};
    const int options = WEXITED | WNOHANG | WNOWAIT;
    const bool hasEnded = waitid(P_PID, static_cast<id_t>(process), &end, options) != 0 || end.si_pid != 0;
    if (hasEnded || clock_getcpuclockid(process, &clock) != 0 || clock_gettime(clock, &used) != 0)
        throw std::runtime_error("bench: what was to be watched at rest has ended");
    return std::chrono::seconds(used.tv_sec) + std::chrono::nanoseconds(used.tv_nsec);
}

}   // namespace

void measureAtRest(Report& report, int samples) {
    if (windowProgram.empty()) return;
    Collector collector;
    collector.sample({});
    const SnapshotPointer snapshot = collector.sample({});
    const auto interval = SamplePace::stretched(1s, snapshot->cost);
    const lab::TemporaryDirectory home;
    const lab::ChildProcess window({}, [&](int /*stop*/) { becomeWindow(home.path()); });
    const lab::ChildProcess alone({}, collectAtPace);
    std::this_thread::sleep_for(samplesToBegin * interval);
    const auto windowBefore = usedBy(window.pid());
    const auto aloneBefore = usedBy(alone.pid());
    const auto begin = Clock::now();
    std::this_thread::sleep_for(samples * interval);
    const auto windowUsed = usedBy(window.pid()) - windowBefore;
    const auto aloneUsed = usedBy(alone.pid()) - aloneBefore;
    const auto inSecond = [span = Clock::now() - begin](std::chrono::nanoseconds used) {
        const double rate = 1e3 * std::chrono::duration<double>(used) / std::chrono::duration<double>(span);
        return Timing{rate, rate, rate};
    };
    report.add({"window left alone at 1 s, CPU in a second", snapshot->sockets.size(), inSecond(windowUsed),
                "a collector at that pace", inSecond(aloneUsed), 1.3});
}

}   // namespace socklens::bench
