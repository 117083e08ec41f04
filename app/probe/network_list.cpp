#include "app/probe/network_list.h"

#include "app/core/cgroup_owner.h"
#include "app/probe/descriptor.h"
#include "app/probe/open_files.h"
#include "app/probe/process_facts.h"
#include "app/probe/process_list.h"

#include <algorithm>
#include <fcntl.h>
#include <map>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <tuple>

namespace socklens {

namespace {

std::optional<std::uint64_t> inodeAt(const std::string& path) {
    struct stat status {};
    return stat(path.c_str(), &status) == 0 ? std::optional<std::uint64_t>(status.st_ino) : std::nullopt;
}

/// A name whose namespace was not mounted in our view of the files is an empty file.
bool isNamespace(const std::string& path) {
    constexpr auto nsfs = 0x6e736673;   // NSFS_MAGIC of linux/magic.h
    struct statfs status {};
    return statfs(path.c_str(), &status) == 0 && status.f_type == nsfs;
}

/// Of a program that has a network of its own: what runs it. The first program of the machine says nothing.
std::string ownerOf(const std::string& process) {
    constexpr std::size_t longest = 4096;
    const auto text = readFile(AT_FDCWD, (process + "/cgroup").c_str(), longest);
    const std::string cgroup = text ? parseProcessCgroup(*text) : std::string();
    if (std::string container = containerName(cgroup); !container.empty()) return container;
    const std::string unit = systemdUnit(cgroup);
    return unit == "init.scope" ? std::string() : unit;
}

std::string numberOf(const FoundNetwork& network) {
    if (const auto inode = inodeOf(network.id)) return std::to_string(*inode);
    return "pid " + std::to_string(number(*network.process));   // who hides it has one
}

class Search {
public:
    explicit Search(const NetworkPlaces& places) : m_places(places) {}

    std::vector<FoundNetwork> all() {
        const auto own = networkNamespaceAt(m_places.procRoot + "/self/ns/net");
        lookAtProcesses();
        lookAtNames();
        std::vector<FoundNetwork> found;
        for (auto& [id, network] : m_found) {
            if (network.name.empty() && network.process) network.name = ownerOf(directoryOf(*network.process));
            if (network.name.empty()) network.name = numberOf(network);
            found.push_back(std::move(network));
        }
        std::ranges::sort(found, {}, [&](const FoundNetwork& network) {
            return std::tuple(network.id != own, std::string_view(network.name), network.id);
        });
        return found;
    }

private:
    std::string directoryOf(Pid pid) const { return m_places.procRoot + '/' + std::to_string(number(pid)); }

    void add(NetworkNamespace id, Pid process, std::string file) {
        const auto [known, isNew] = m_found.try_emplace(id);
        FoundNetwork& network = known->second;
        network.id = id;
        if (isNew) network.file = std::move(file);
        if (!network.process || process < *network.process) network.process = process;
    }

    /// Every namespace has a file of its own behind /proc/PID/net/tcp, whose inode tells it from the others where
    /// the number of the namespace itself is hidden.
    void lookAtProcesses() {
        std::map<std::uint64_t, NetworkNamespace> byTable;
        std::vector<Pid> hidden;
        const auto tableOf = [&](Pid pid) { return inodeAt(directoryOf(pid) + "/net/tcp"); };
        for (const Pid pid : listProcesses(m_places.procRoot)) {
            std::string file = directoryOf(pid) + "/ns/net";
            const auto id = networkNamespaceAt(file);
            if (!id) {
                hidden.push_back(pid);
                continue;
            }
            if (!m_found.contains(*id))
                if (const auto table = tableOf(pid)) byTable.emplace(*table, *id);
            add(*id, pid, std::move(file));
        }
        for (const Pid pid : hidden) {
            const auto table = tableOf(pid);
            if (!table) continue;   // it has ended, or keeps everything to itself
            const auto known = byTable.find(*table);
            add(known != byTable.end() ? known->second : withHiddenInode(*table), pid, {});
        }
    }

    void lookAtNames() {
        const DirectoryStream names = openStream(AT_FDCWD, m_places.names.c_str());
        while (const dirent* entry = names ? readdir(names.get()) : nullptr) {
            const std::string file = m_places.names + '/' + entry->d_name;
            const auto id = isNamespace(file) ? networkNamespaceAt(file) : std::nullopt;
            if (!id) continue;
            FoundNetwork& network = m_found[*id];
            network.id = *id;
            network.file = file;   // it stays while processes come and go
            if (network.name.empty() || entry->d_name < network.name) network.name = entry->d_name;
        }
    }

    const NetworkPlaces& m_places;
    std::map<NetworkNamespace, FoundNetwork> m_found;
};

}   // namespace

std::optional<NetworkNamespace> networkNamespaceAt(const std::string& file) {
    const auto inode = inodeAt(file);
    return inode ? std::optional(NetworkNamespace{*inode}) : std::nullopt;
}

std::vector<FoundNetwork> listNetworks(const NetworkPlaces& places) {
    return Search(places).all();
}

std::vector<FoundNetwork> networksIn(const NetworkScope& scope, const NetworkPlaces& places) {
    if (scope.kind == NetworkScope::Kind::Own) return {};
    std::vector<FoundNetwork> networks = listNetworks(places);
    if (scope.kind == NetworkScope::Kind::All) return networks;
    std::erase_if(networks, [&](const FoundNetwork& network) {
        const auto inode = inodeOf(network.id);
        return network.name != scope.name && !(inode && std::to_string(*inode) == scope.name);
    });
    return networks;
}

}   // namespace socklens
