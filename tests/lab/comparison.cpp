#include "tests/lab/comparison.h"

#include "tests/lab/kernel_release.h"
#include "tests/lab/private_namespace.h"

#include <algorithm>

namespace socklens::lab {

namespace {

using Texts = std::set<std::string>;

template <class Number>
Texts numberOrNothing(const std::optional<Number>& number) {
    return {number ? std::to_string(*number) : ""};
}

Texts portText(std::uint16_t port) {
    return {port == 0 ? "" : std::to_string(port)};
}

template <class Projection>
Texts joined(const std::map<pid_t, std::string>& holders, Projection projection) {
    std::string text;
    for (const auto& holder : holders) text += (text.empty() ? "" : ";") + projection(holder);
    return {text};
}

/// ss leaves out a uid of 0, whether it is root's or unknown.
Texts uidTexts(const SsRow& row, Origin origin) {
    if (row.uid) return {std::to_string(*row.uid)};
    if (row.inode) return {"0"};
    if (!isRemainder(row)) return {kernelKeepsUidOfOrphans() ? "0" : ""};
    // /proc/net/tcp knows the user of the listener that is asked.
    return row.state == "SYN_RECV" && origin == Origin::Procfs ? Texts{"", "0"} : Texts{""};
}

void addTcpAndUdp(RightCells& cells, const SsRow& row, Origin origin) {
    cells["local_port"] = portText(row.local.port);
    cells["remote_address"] = {row.remote.address};
    cells["remote_port"] = portText(row.remote.port);
    cells["uid"] = uidTexts(row, origin);
    cells["type"] = {""};
    cells["timer"] = row.protocol == "udp" ? Texts{"", "off"} : Texts{row.timer.empty() ? "off" : row.timer};
    if (isRemainder(row)) {
        cells["recv_queue"] = cells["send_queue"] = {""};
    } else {
        cells["recv_queue"] = {std::to_string(row.receiveQueue)};
        cells["send_queue"] = {std::to_string(row.sendQueue)};
    }
    // The backlog that listen(2) asked for is not in /proc/net/tcp: a 0 there is not a fact.
    if (origin == Origin::Procfs && row.state == "LISTEN") cells["send_queue"] = {""};
}

void addUnix(RightCells& cells, const SsRow& row, const std::map<std::uint64_t, std::string>& names,
             Origin origin) {
    const auto peer = names.find(row.peerInode.value_or(0));
    cells["local_port"] = cells["remote_port"] = {""};
    cells["type"] = {row.type};
    cells["timer"] = {""};
    if (origin == Origin::Procfs) {
        cells["remote_address"] = cells["recv_queue"] = cells["send_queue"] = cells["uid"] = {""};
        return;
    }
    cells["remote_address"] = {peer == names.end() ? "" : peer->second};
    cells["recv_queue"] = {std::to_string(row.receiveQueue)};
    cells["send_queue"] = {std::to_string(row.sendQueue)};
}

/// By which a row is found again: the cookie, or where ss prints none, the inode.
std::string keyOf(const SsRow& row, Origin origin) {
    if (row.protocol == "unix") return "unix " + std::to_string(row.inode.value_or(0));
    if (origin == Origin::SockDiag) return "cookie " + std::to_string(row.cookie.value_or(0));
    return row.protocol + ' ' + toText(row.local) + ' ' + toText(row.remote);
}

std::string keyOf(const CsvTable& csv, std::size_t row, Origin origin) {
    const auto endpoint = [&](const std::string& side) {
        const std::string address = csv.cell(row, side + "_address");
        const std::string port = csv.cell(row, side + "_port");
        return (address.find(':') == std::string::npos ? address : '[' + address + ']') + ':' +
               (port.empty() ? "0" : port);
    };
    const std::string protocol = csv.cell(row, "protocol");
    const std::string inode = csv.cell(row, "inode");
    if (protocol == "unix") return "unix " + (inode.empty() ? "of nobody, row " + std::to_string(row) : inode);
    if (origin == Origin::SockDiag) return "cookie " + csv.cell(row, "cookie");
    return protocol + ' ' + endpoint("local") + ' ' + endpoint("remote");
}

std::string describe(const CsvTable& csv, std::size_t row) {
    std::string text;
    for (const char* column : {"protocol", "family", "state", "local_address", "local_port", "remote_address",
                               "remote_port", "pid", "uid", "inode", "cookie"})
        text += csv.cell(row, column) + ' ';
    return text;
}

std::string quoted(const Texts& texts) {
    std::string list;
    for (const std::string& text : texts) list += (list.empty() ? "\"" : " or \"") + text + '"';
    return list;
}

bool isBoundOnly(const CsvTable& csv, std::size_t row, const std::vector<SceneSocket>& scene) {
    return std::ranges::any_of(scene, [&](const SceneSocket& socket) {
        return socket.isBoundOnly && socket.cookie && csv.cell(row, "cookie") == std::to_string(*socket.cookie);
    });
}

}   // namespace

bool isRemainder(const SsRow& row) {
    return row.state == "TIME_WAIT" || (row.state == "SYN_RECV" && !row.inode) ||
           (row.state == "FIN_WAIT2" && row.timer == "timewait");
}

RightCells rightCells(const SsRow& row, const std::map<std::uint64_t, std::string>& names, Origin origin) {
    RightCells cells;
    cells["protocol"] = {row.protocol};
    cells["family"] = {row.family};
    cells["state"] = {row.state};
    cells["local_address"] = {row.local.address};
    cells["inode"] = numberOrNothing(row.inode);
    cells["pid"] = joined(row.holders, [](const auto& holder) { return std::to_string(holder.first); });
    cells["process"] = joined(row.holders, [](const auto& holder) { return holder.second; });
    cells["netns"] = {std::to_string(networkNamespaceInode())};
    if (row.protocol == "unix")
        addUnix(cells, row, names, origin);
    else
        addTcpAndUdp(cells, row, origin);

    if (origin == Origin::Procfs) {
        cells["source"] = {"procfs"};
        cells["cookie"] = cells["peer_inode"] = cells["interface"] = cells["shutdown"] = {""};
        return cells;
    }
    cells["source"] = {"sock_diag"};
    if (row.cookie) cells["cookie"] = {std::to_string(*row.cookie)};
    if (row.cgroup.starts_with('/')) cells["cgroup"] = {row.cgroup};
    cells["peer_inode"] = numberOrNothing(row.peerInode);
    cells["interface"] = {row.interface};
    cells["shutdown"] = {row.shutdown};
    return cells;
}

std::vector<std::string> differences(const CsvTable& csv, const std::vector<SsRow>& ss,
                                     const std::vector<SceneSocket>& scene, Origin origin) {
    std::vector<std::string> found;
    std::map<std::string, std::size_t> rows;
    for (std::size_t row = 0; row < csv.size(); ++row)
        if (!rows.emplace(keyOf(csv, row, origin), row).second) found.push_back("twice: " + describe(csv, row));

    std::map<std::uint64_t, std::string> names;
    for (const SsRow& expected : ss)
        if (expected.protocol == "unix") names[expected.inode.value_or(0)] = expected.local.address;

    for (const SsRow& expected : ss) {
        const auto row = rows.find(keyOf(expected, origin));
        if (row == rows.end()) {
            found.push_back("missing: " + toText(expected));
            continue;
        }
        for (const auto& [column, right] : rightCells(expected, names, origin)) {
            const std::string cell = withoutFormulaGuard(csv.cell(row->second, column));
            if (!right.contains(cell))
                found.push_back(toText(expected) + ": " + column + " is \"" + cell + "\", right is " +
                                quoted(right));
        }
        rows.erase(row);
    }
    for (const auto& [key, row] : rows)
        if (!isBoundOnly(csv, row, scene)) found.push_back("not in ss: " + describe(csv, row));
    return found;
}

}   // namespace socklens::lab
