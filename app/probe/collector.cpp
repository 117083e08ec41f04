#include "app/probe/collector.h"

#include "app/probe/descriptor.h"
#include "app/probe/process_facts.h"
#include "app/probe/text_fields.h"

#include <fcntl.h>
#include <filesystem>
#include <sys/stat.h>

namespace socklens {

namespace {

NetworkNamespace ownNetworkNamespace(const std::string& procRoot) {
    struct stat status {};
    return stat((procRoot + "/self/ns/net").c_str(), &status) == 0 ? NetworkNamespace{status.st_ino}
                                                                   : NetworkNamespace{};
}

}   // namespace

Collector::Collector(CollectorOptions options)
    : m_procRoot(options.procRoot),
      m_tables(options.procRoot, options.boundInactivePace),
      m_owners(options.procRoot),
      m_names(options.procRoot) {}

SnapshotPointer Collector::sample(const SampleRequest& request) {
    const auto begin = std::chrono::steady_clock::now();
    auto snapshot = std::make_shared<Snapshot>();
    snapshot->capturedAt = std::chrono::floor<Milliseconds>(std::chrono::system_clock::now());
    snapshot->networkNamespace = ownNetworkNamespace(m_procRoot);
    m_tables.read(*snapshot, m_last.get(), request.tcpInfo);
    if (request.owners) m_owners.find(*snapshot);
    snapshot->directory = m_names.directoryFor(*snapshot);
    snapshot->cost = std::chrono::steady_clock::now() - begin;
    m_last = snapshot;
    return snapshot;
}

Answer Collector::answer(const Query& query) const {
    return std::visit([this](const ProcessQuery& process) -> Answer { return describe(process); }, query);
}

ProcessAnswer Collector::describe(const ProcessQuery& query) const {
    ProcessAnswer answer;
    answer.process = query.process;
    std::uint32_t children = 0;
    std::error_code error;
    for (std::filesystem::directory_iterator at(m_procRoot, error);
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
    if (answer.alive) answer.children = children;
    return answer;
}

}   // namespace socklens
