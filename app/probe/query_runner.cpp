#include "app/probe/query_runner.h"

#include "app/core/objections.h"
#include "app/probe/descriptor.h"
#include "app/probe/process_facts.h"
#include "app/probe/read_socket_options.h"
#include "app/probe/read_tcp_info.h"
#include "app/probe/socket_duplicate.h"
#include "app/probe/text_fields.h"
#include "app/probe/trial_bind.h"

#include <ctime>
#include <fcntl.h>
#include <filesystem>
#include <unistd.h>

namespace socklens {

namespace {

std::chrono::nanoseconds now(clockid_t clock) {
    timespec time{};
    clock_gettime(clock, &time);
    return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
}

/// Nothing for a time that is not of this clock.
std::optional<Timestamp> startOf(StartTime time) {
    const auto ticksInSecond = static_cast<std::uint64_t>(sysconf(_SC_CLK_TCK));
    const std::uint64_t ticks = number(time);
    const std::chrono::nanoseconds sinceBoot = now(CLOCK_BOOTTIME);
    if (ticks / ticksInSecond >
        static_cast<std::uint64_t>(std::chrono::floor<std::chrono::seconds>(sinceBoot).count()))
        return std::nullopt;
    const auto milliseconds =
        static_cast<std::int64_t>(ticks / ticksInSecond * 1000 + ticks % ticksInSecond * 1000 / ticksInSecond);
    const std::chrono::nanoseconds start =
        now(CLOCK_REALTIME) - sinceBoot + std::chrono::milliseconds(milliseconds);
    return start.count() < 0 ? std::nullopt : std::optional(Timestamp(std::chrono::floor<Milliseconds>(start)));
}

}   // namespace

QueryRunner::QueryRunner(Options options, Capabilities capabilities)
    : m_options(std::move(options)), m_capabilities(std::move(capabilities)) {}

Answer QueryRunner::answer(const Query& query) const {
    struct Visitor {
        const QueryRunner& runner;
        Answer operator()(const ProcessQuery& process) const { return runner.describe(process); }
        Answer operator()(const SocketOptionsQuery& socket) const { return runner.inspect(socket); }
        Answer operator()(const SysctlsQuery& /*all*/) const {
            return Sysctls(runner.m_options.procRoot, runner.m_options.sysctls).read();
        }
        Answer operator()(const TrialBindQuery& port) const { return tryToBind(port); }
        Answer operator()(const TcpInfoQuery& connection) const {
            const auto& options = runner.m_options;
            return readTcpInfo(connection.socket, {{.procRoot = options.procRoot}, options.enterNetwork});
        }
    };
    return std::visit(Visitor{*this}, query);
}

ProcessAnswer QueryRunner::describe(const ProcessQuery& query) const {
    ProcessAnswer answer;
    answer.process = query.process;
    std::uint32_t children = 0;
    std::error_code error;
    for (std::filesystem::directory_iterator at(m_options.procRoot, error);
         !error && at != std::filesystem::directory_iterator(); at.increment(error)) {
        const auto pid = parseNumber<std::int32_t>(at->path().filename().string());
        if (!pid) continue;
        const auto text = readFile(AT_FDCWD, (at->path() / "stat").c_str());
        const auto stat = text ? parseProcessStat(*text) : std::nullopt;
        if (!stat) continue;
        if (stat->parent == query.process.pid) ++children;
        if (Pid{*pid} == query.process.pid)
            answer.alive = stat->startTime == query.process.startTime && stat->state != 'Z';
    }
    if (!answer.alive) return answer;
    answer.children = children;
    answer.startedAt = startOf(query.process.startTime);
    return answer;
}

SocketOptionsAnswer QueryRunner::inspect(const SocketOptionsQuery& query) const {
    const auto holder = findProcess(m_options.procRoot, query.holder);
    if (auto objection = objectionToInspect(query.socket, holder ? &*holder : nullptr, m_capabilities))
        return tl::unexpected(std::move(*objection));
    auto duplicate = SocketDuplicator(m_options.procRoot).duplicate(query.socket, query.holder);
    if (!duplicate) return tl::unexpected(std::move(duplicate.error().message));
    return readSocketOptions(duplicate->get());
}

}   // namespace socklens
