#include "app/probe/collector.h"

#include "app/core/alongside.h"

#include <sys/stat.h>

namespace socklens {

namespace {

NetworkNamespace ownNetworkNamespace(const std::string& procRoot) {
    struct stat status {};
    return stat((procRoot + "/self/ns/net").c_str(), &status) == 0 ? NetworkNamespace{status.st_ino}
                                                                   : NetworkNamespace{};
}

/// The first look at all processes takes three times as long as the list of sockets.
template <class ListSockets>
void listSocketsWhileReadingAhead(Owners& owners, const ListSockets& listSockets) {
    owners.beginReadingAhead();
    alongside([&] { owners.helpReadingAhead(); },
              [&] {
                  listSockets();
                  owners.helpReadingAhead();
              });
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
    const auto listSockets = [&] { m_tables.read(*snapshot, m_last.get(), request.tcpInfo); };
    if (request.owners && m_owners.isNew())
        listSocketsWhileReadingAhead(m_owners, listSockets);
    else
        listSockets();
    if (request.owners) {
        m_owners.find(*snapshot, m_last.get(), m_tables.remembered());
        m_tables.dropClosed(*snapshot);
    }
    snapshot->directory = m_names.directoryFor(*snapshot);
    snapshot->cost = std::chrono::steady_clock::now() - begin;
    m_last = snapshot;
    return snapshot;
}

}   // namespace socklens
