// Rows of a saved snapshot, from their texts to what they mean. Any thread; owns the snapshot until it is taken.
#pragma once

#include "app/core/column.h"
#include "app/core/snapshot.h"

#include <array>
#include <map>
#include <optional>
#include <string>
#include <tl/expected.hpp>
#include <vector>

namespace socklens {

/// One row as it stands in the file; empty is unknown.
struct SavedRow {
    std::string capturedAt;
    std::string protocol;
    std::string state;
    std::string localAddress;
    std::string localPort;
    std::string remoteAddress;
    std::string remotePort;
    std::string inode;
    std::string cookie;
    std::string networkNamespace;
    std::string networkName;
    std::vector<std::string> pids;
    std::vector<std::string> processes;

    void clear();
    /// Where the text of a column goes that is not about processes; null for one that is passed over.
    std::string* textOf(Column column);
    /// The same for those that are.
    std::vector<std::string>* textsOf(Column column);
};

class SavedRows {
public:
    SavedRows();

    /// The name of the first thing in it that is wrong.
    tl::expected<void, std::string> add(const SavedRow& row);
    std::size_t size() const { return m_snapshot->sockets.size(); }
    std::shared_ptr<Snapshot> take();

private:
    std::uint32_t holderOf(const std::string& pid, const std::string& name);
    tl::expected<std::uint32_t, std::string> networkOf(const SavedRow& row);
    void sortHolders();
    void sortNetworks();

    using Holder = std::pair<std::int32_t, std::string>;

    std::shared_ptr<Snapshot> m_snapshot;
    std::map<Holder, std::uint32_t> m_holders;
    std::vector<NetworkSection> m_networks;   ///< as they come up in the file
    std::map<std::pair<NetworkNamespace, std::string>, std::uint32_t> m_networkPlaces;   ///< by name, too
    std::vector<std::uint32_t> m_networkOfRow;                                           ///< into m_networks
};

/// "2026-11-20T14:02:11.250Z", as rfc3339() writes it; nullopt for anything else.
std::optional<Timestamp> parseRfc3339(std::string_view text);

}   // namespace socklens
