#include "app/probe/collector.h"

#include "app/core/alongside.h"
#include "app/core/worker.h"

#include <future>
#include <optional>
#include <system_error>
#include <utility>

namespace socklens {

namespace {

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
    : m_places{options.procRoot, options.networkNames},
      m_tables(options.procRoot, options.boundInactivePace),
      m_others(options.procRoot, options.enterNetwork),
      m_owners(options.procRoot),
      m_names(options.procRoot) {}

Snapshot Collector::begun() const {
    Snapshot snapshot;
    snapshot.capturedAt = std::chrono::floor<Milliseconds>(std::chrono::system_clock::now());
    snapshot.networkNamespace =
        networkNamespaceAt(m_places.procRoot + "/self/ns/net").value_or(NetworkNamespace{});
    return snapshot;
}

void Collector::listOwn(Snapshot& snapshot, bool withTcpInfo) {
    m_tables.read(snapshot, m_hasOwn ? m_last.get() : nullptr, withTcpInfo);
    m_hasOwn = true;
}

void Collector::listNetworks(Snapshot& snapshot, const SampleRequest& request) {
    std::vector<FoundNetwork> networks = networksIn(request.networks, m_places);
    const bool withOwn = !networks.empty() && networks.front().id == snapshot.networkNamespace;
    if (withOwn) {   // its own come first
        snapshot.sections.push_back({snapshot.networkNamespace, networks.front().name, 0, {}});
        listOwn(snapshot, request.tcpInfo);
        snapshot.sections.front().sources = snapshot.sources;
        networks.erase(networks.begin());
    }
    m_hasOwn = withOwn;
    m_others.append(snapshot, networks, request.tcpInfo);
}

void Collector::listSockets(Snapshot& snapshot, const SampleRequest& request) {
    if (request.networks.kind != NetworkScope::Kind::Own) return listNetworks(snapshot, request);
    m_others.forget();
    listOwn(snapshot, request.tcpInfo);
}

SnapshotPointer Collector::sample(const SampleRequest& request) {
    const auto begin = std::chrono::steady_clock::now();
    auto snapshot = std::make_shared<Snapshot>(begun());
    const auto list = [&] { listSockets(*snapshot, request); };
    if (request.owners && m_owners.isNew())
        listSocketsWhileReadingAhead(m_owners, list);
    else
        list();
    if (request.owners) {
        m_owners.find(*snapshot, m_last.get(), m_hasOwn ? m_tables.remembered() : RowSection{});
        if (m_hasOwn) m_tables.dropClosed(*snapshot);
    }
    snapshot->directory = m_names.directoryFor(*snapshot);
    snapshot->cost = std::chrono::steady_clock::now() - begin;
    m_last = snapshot;
    return snapshot;
}

SnapshotPointer Collector::sampleInPieces(const std::function<void(const Snapshot& piece)>& sink) {
    const auto begin = std::chrono::steady_clock::now();
    const Snapshot head = begun();
    const auto give = [&](Snapshot& piece) {
        piece.directory = m_names.directoryFor(piece);
        sink(piece);
    };
    std::optional<Worker> beside;
    try {
        beside.emplace();
    } catch (const std::system_error&) {   // too many threads: the lists wait for the sink then
    }
    const auto hand = [&](std::shared_ptr<Snapshot> piece) {
        if (beside) return beside->post([&give, piece = std::move(piece)] { give(*piece); });
        give(*piece);
    };
    auto last = std::make_shared<Snapshot>(head);
    m_tables.readInPortions(*last, [&](std::vector<Socket> portion) {
        auto piece = std::make_shared<Snapshot>(head);
        piece->sockets = std::move(portion);
        hand(std::move(piece));
    });
    last->cost = std::chrono::steady_clock::now() - begin;
    hand(last);
    if (beside) {
        std::promise<void> given;
        beside->post([&] { given.set_value(); });
        given.get_future().wait();
    }
    m_last = nullptr;   // where each of these sockets was, nobody knows any more
    m_hasOwn = false;
    return last;
}

}   // namespace socklens
