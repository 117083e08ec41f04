#include "tests/lab/ss_listing.h"

#include "tests/lab/run_program.h"

#include <algorithm>
#include <charconv>
#include <regex>
#include <sstream>
#include <stdexcept>

namespace socklens::lab {

namespace {

template <class Number>
Number parseNumber(std::string_view text, int base = 10) {
    Number value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, base);
    if (error != std::errc{} || end != text.data() + text.size())
        throw std::runtime_error("not a number: " + std::string(text));
    return value;
}

/// 0 stands for "none" in what ss prints.
std::optional<std::uint64_t> parseKey(std::string_view text, int base = 10) {
    const auto value = parseNumber<std::uint64_t>(text, base);
    return value == 0 ? std::nullopt : std::optional(value);
}

std::string inKernelWords(const std::string& state) {
    static const std::map<std::string, std::string> words{
        {"ESTAB", "ESTABLISHED"},    {"SYN-SENT", "SYN_SENT"},     {"SYN-RECV", "SYN_RECV"},
        {"FIN-WAIT-1", "FIN_WAIT1"}, {"FIN-WAIT-2", "FIN_WAIT2"},  {"TIME-WAIT", "TIME_WAIT"},
        {"UNCONN", "CLOSE"},         {"CLOSE-WAIT", "CLOSE_WAIT"}, {"LAST-ACK", "LAST_ACK"},
        {"LISTEN", "LISTEN"},        {"CLOSING", "CLOSING"}};
    const auto found = words.find(state);
    if (found == words.end()) throw std::runtime_error("a state that ss should not print: " + state);
    return found->second;
}

/// "127.0.0.1%lo:53", "[::1]:80", "*:5001": the last is a wildcard for both families.
Endpoint parseInet(std::string text, std::string& interface) {
    const auto colon = text.rfind(':');
    if (colon == std::string::npos) throw std::runtime_error("no address: " + text);
    const std::string port = text.substr(colon + 1);
    text.resize(colon);
    if (const auto percent = text.find('%'); percent != std::string::npos) {
        interface = text.substr(percent + 1);
        text.resize(percent);
    }
    if (text == "*")
        text = "::";
    else if (text.starts_with('[') && text.ends_with(']'))
        text = text.substr(1, text.size() - 2);
    return {text, port == "*" ? std::uint16_t{0} : parseNumber<std::uint16_t>(port)};
}

/// users:(("name",pid=1,fd=2),("other",pid=3,fd=4)). Taken out of the line first: a name can look like anything.
std::map<pid_t, std::string> takeHolders(std::string& line) {
    std::map<pid_t, std::string> holders;
    const auto begin = line.find("users:((");
    const auto end = line.rfind("))");
    if (begin == std::string::npos || end == std::string::npos) return holders;
    const std::string users = line.substr(begin, end - begin + 2);
    line.erase(begin, end - begin + 2);
    static const std::regex holder(R"re(\("(.*?)",pid=(\d+),fd=\d+\))re");
    for (std::sregex_iterator at(users.begin(), users.end(), holder), last; at != last; ++at)
        holders[parseNumber<pid_t>((*at)[2].str())] = (*at)[1].str();
    return holders;
}

std::string shutdownOf(const std::string& arrow) {
    if (arrow == "<--") return "send";
    if (arrow == "-->") return "receive";
    return arrow == "---" ? "both" : "";
}

/// "on,180ms,0)": the kind, the time left, the retransmits. The time can have commas in it.
void readTimer(SsRow& row, std::string_view timer) {
    const auto count = timer.rfind(',');
    if (count == std::string_view::npos || !timer.ends_with(')'))
        throw std::runtime_error("a timer of ss that cannot be read: " + std::string(timer));
    row.timer = timer.substr(0, timer.find(','));
    row.retransmits = parseNumber<unsigned>(timer.substr(count + 1, timer.size() - count - 2));
}

void readAttribute(SsRow& row, const std::string& word) {
    const auto after = [&](std::string_view prefix) { return std::string_view(word).substr(prefix.size()); };
    if (word.starts_with("uid:")) row.uid = parseNumber<uid_t>(after("uid:"));
    if (word.starts_with("ino:")) row.inode = parseKey(after("ino:"));
    if (word.starts_with("sk:")) row.cookie = parseKey(after("sk:"), 16);
    if (word.starts_with("cgroup:")) row.cgroup = after("cgroup:");
    if (word.starts_with("timer:(")) readTimer(row, after("timer:("));
    if (word.size() == 3 && word[1] == '-') row.shutdown = shutdownOf(word);
}

void readInet(SsRow& row, std::istream& words) {
    std::string local, remote, ignored;
    words >> local >> remote;
    row.local = parseInet(local, row.interface);
    row.remote = parseInet(remote, ignored);
    row.family = row.local.isInet6() ? "inet6" : "inet";
    for (std::string word; words >> word;) readAttribute(row, word);
}

/// "  the name 123  * 456 …": a name can have spaces in it.
void readUnix(SsRow& row, std::istream& words) {
    std::string rest;
    std::getline(words, rest);
    static const std::regex shape(R"(\s*(.+?) (\d+)\s+\* (\d+)(\s.*)?)");
    std::smatch parts;
    if (!std::regex_match(rest, parts, shape))
        throw std::runtime_error("a row of ss that cannot be read: " + rest);
    row.family = "unix";
    if (parts[1] != "*") row.local.address = parts[1];
    row.inode = parseKey(parts[2].str());
    row.peerInode = parseKey(parts[3].str());
    std::istringstream attributes(parts[4]);
    for (std::string word; attributes >> word;)
        if (!word.starts_with("ino:")) readAttribute(row, word);   // that one is the inode of the path
}

}   // namespace

SsRow parseSsRow(std::string_view line) {
    std::string rest(line);
    SsRow row;
    row.holders = takeHolders(rest);
    std::istringstream words(rest);
    std::string netid, state;
    words >> netid >> state >> row.receiveQueue >> row.sendQueue;
    if (!words) throw std::runtime_error("a row of ss that cannot be read: " + rest);
    row.state = inKernelWords(state);
    static const std::map<std::string, std::string> types{
        {"u_str", "stream"}, {"u_dgr", "dgram"}, {"u_seq", "seqpacket"}};
    if (const auto type = types.find(netid); type != types.end()) {
        row.protocol = "unix";
        row.type = type->second;
        readUnix(row, words);
    } else if (netid == "tcp" || netid == "udp") {
        row.protocol = netid;
        readInet(row, words);
    } else {
        throw std::runtime_error("a protocol that was not asked for: " + netid);
    }
    return row;
}

std::vector<SsRow> listWithSs() {
    std::vector<SsRow> rows;
    std::istringstream lines(mustRun("ss", {"-H", "-O", "-tuxanpeo"}));
    for (std::string line; std::getline(lines, line);) rows.push_back(parseSsRow(line));
    std::ranges::sort(rows);
    return rows;
}

std::vector<SsRow> withoutRetransmits(std::vector<SsRow> rows) {
    for (SsRow& row : rows) row.retransmits.reset();
    return rows;
}

std::string toText(const SsRow& row) {
    const std::string kind = row.protocol + ' ' + row.family + ' ' + row.state + ' ';
    if (row.protocol == "unix")
        return kind + '"' + row.local.address + "\" inode " + std::to_string(row.inode.value_or(0));
    return kind + toText(row.local) + " - " + toText(row.remote);
}

}   // namespace socklens::lab
