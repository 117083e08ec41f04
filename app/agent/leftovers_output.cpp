#include "app/agent/leftovers_output.h"

#include "app/agent/printable.h"
#include "app/core/rfc3339.h"
#include "app/core/signal_name.h"
#include "app/insight/leftover_text.h"

#include <array>
#include <ctime>
#include <nlohmann/json.hpp>
#include <sys/wait.h>

namespace socklens {

namespace {

using Json = nlohmann::ordered_json;

/// "14:02:11", as the clock on the wall shows it.
std::string timeOfDay(Timestamp moment) {
    const std::time_t seconds = std::chrono::system_clock::to_time_t(moment);
    std::tm parts{};
    std::array<char, 16> text{};
    if (localtime_r(&seconds, &parts) == nullptr) return {};
    return {text.data(), std::strftime(text.data(), text.size(), "%H:%M:%S", &parts)};
}

/// "9,812"
std::string grouped(std::size_t count) {
    std::string text = std::to_string(count);
    for (std::size_t at = text.size(); at > 3;) text.insert(at -= 3, 1, ',');
    return text;
}

std::string line(const LeftoverGroup& group) {
    std::string text = english(titleOf(group, LeftoverGrouping::FormerOwner));
    const Message end = endOf(group, group.death ? timeOfDay(group.death->at) : std::string());
    if (!end.empty()) text += " · " + english(end);
    text += " · " + grouped(group.rows.size()) + " left · " + english(lastGoneText(group.lastGone));
    return printable(std::move(text));
}

std::string details(const LeftoverGroup& group) {
    std::string text;
    for (const auto& [state, count] : group.states)
        text += (text.empty() ? "  " : ", ") + std::string(toText(state)) + ' ' + grouped(count);
    return text + "; " + std::string(toText(group.confidence)) + ": " + printable(english(group.reason));
}

Json ownerJson(const LeftoverGroup& group, const std::map<Uid, std::string>& users) {
    if (!group.formerOwner) return nullptr;
    const Process& process = *group.formerOwner;
    Json user = nullptr;
    if (process.uid) {
        const auto known = users.find(*process.uid);
        user = known != users.end() ? known->second : std::to_string(number(*process.uid));
    }
    return {{"pid", number(process.id.pid)}, {"process", process.name}, {"user", std::move(user)}};
}

Json deathJson(const LeftoverGroup& group) {
    if (!group.death) return nullptr;
    const auto& status = group.death->waitStatus;
    Json death = Json::object();
    if (status && WIFSIGNALED(*status))
        death["signal"] = nameOfSignal(WTERMSIG(*status));
    else if (status)
        death["exit_code"] = WEXITSTATUS(*status);
    death["at"] = rfc3339(group.death->at);
    return death;
}

Json lastGoneJson(const Forecast& forecast) {
    constexpr double millisecondsPerSecond = 1000;
    switch (forecast.kind) {
    case Forecast::Kind::Timed: return static_cast<double>(forecast.remaining.count()) / millisecondsPerSecond;
    case Forecast::Kind::AnyMoment: return 0;
    case Forecast::Kind::Never:
    case Forecast::Kind::Unknown: return nullptr;
    }
    return nullptr;
}

Json statesJson(const LeftoverGroup& group) {
    Json states = Json::object();
    for (const auto& [state, count] : group.states) states[std::string(toText(state))] = count;
    return states;
}

}   // namespace

std::string leftoversText(std::span<const LeftoverGroup> groups) {
    if (groups.empty()) return "Nothing is left behind.\n";
    std::string text;
    for (const LeftoverGroup& group : groups) text += line(group) + '\n' + details(group) + '\n';
    return text;
}

std::string leftoversJson(std::span<const LeftoverGroup> groups, const std::map<Uid, std::string>& users) {
    Json list = Json::array();
    for (const LeftoverGroup& group : groups)
        list.push_back({{"former_owner", ownerJson(group, users)},
                        {"death", deathJson(group)},
                        {"confidence", toText(group.confidence)},
                        {"count", group.rows.size()},
                        {"states", statesJson(group)},
                        {"last_gone_in_s", lastGoneJson(group.lastGone)}});
    return list.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

}   // namespace socklens
