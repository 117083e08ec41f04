#include "app/agent/sysctl_text.h"

#include "app/agent/text_columns.h"
#include "app/core/sysctl_catalogue.h"
#include "app/export/acted.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace socklens {

namespace {

using Json = nlohmann::ordered_json;

std::string orNothing(const std::string& value) {
    return value.empty() ? "(nothing)" : value;
}

std::string defaultText(const SysctlInfo& info) {
    if (!info.defaultVaries) return orNothing(info.usualDefault);
    return *info.usualDefault == '\0' ? "depends on the memory"
                                      : std::string(info.usualDefault) + ", depends on the memory";
}

std::string overrideText(const SysctlOverride& later) {
    return "but " + later.file + " sets " + orNothing(later.value) + " later";
}

std::string remarks(const SysctlReading& reading) {
    std::vector<std::string> parts;
    if (differsFromDefault(reading)) parts.push_back("default " + defaultText(infoOf(reading.setting)));
    if (reading.before) parts.push_back("before Socklens " + orNothing(*reading.before));
    if (reading.kept) parts.push_back("kept " + orNothing(*reading.kept));
    if (reading.overridden) parts.push_back(overrideText(*reading.overridden));
    std::string text;
    for (const std::string& part : parts) text += (text.empty() ? "   (" : "; ") + part;
    return text.empty() ? text : text + ")";
}

std::string line(const SysctlReading& reading) {
    constexpr std::size_t nameWidth = 52;
    const SysctlInfo& info = infoOf(reading.setting);
    std::string text = (differsFromDefault(reading) ? "* " : "  ") + padded(info.name, nameWidth);
    if (!reading.value) return text + " not here\n";
    text += ' ' + orNothing(*reading.value);
    if (*info.unit != '\0' && info.grammar == SysctlGrammar::Number) text += std::string(" ") + info.unit;
    return text + remarks(reading) + '\n';
}

Json optional(const std::optional<std::string>& value) {
    return value ? Json(*value) : Json(nullptr);
}

Json toJson(const SysctlReading& reading) {
    const SysctlInfo& info = infoOf(reading.setting);
    const bool known = !info.defaultVaries;
    return {{"name", info.name},
            {"group", titleOf(info.group)},
            {"value", optional(reading.value)},
            {"default", known ? Json(info.usualDefault) : Json(nullptr)},
            {"differs", differsFromDefault(reading)},
            {"range", english(rangeOf(reading.setting))},
            {"unit", info.unit},
            {"scope", nameOf(info.scope)},
            {"before", optional(reading.before)},
            {"kept", optional(reading.kept)},
            {"overridden_by", reading.overridden ? Json(reading.overridden->file) : Json(nullptr)},
            {"overridden_value", reading.overridden ? Json(reading.overridden->value) : Json(nullptr)}};
}

Sysctl settingOf(const Action& action) {
    const auto* set = std::get_if<SetSysctl>(&action);
    return set != nullptr ? set->setting : std::get<UndoSysctl>(action).setting;
}

std::string toText(const Json& json) {
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

}   // namespace

std::string listText(const SysctlsAnswer& readings) {
    std::string text;
    for (int group = 0; group < sysctlGroupCount; ++group) {
        text += (group == 0 ? "" : "\n") + std::string(titleOf(static_cast<SysctlGroup>(group))) + '\n';
        for (const SysctlReading& reading : readings)
            if (infoOf(reading.setting).group == static_cast<SysctlGroup>(group)) text += line(reading);
    }
    return text;
}

std::string explanationText(const SysctlReading& reading) {
    const SysctlInfo& info = infoOf(reading.setting);
    const std::string value = reading.value.value_or("");
    std::string text = std::string(info.name) + " = " + value + '\n';
    const auto row = [&](const char* title, const std::string& content) {
        if (!content.empty()) text += padded(title, 17) + content + '\n';
    };
    row("what it does", info.effect);
    row("what it does not", info.belief);
    row("default", defaultText(info));
    row("range", english(rangeOf(reading.setting)));
    row("unit", info.unit);
    row("belongs to", nameOf(info.scope));
    if (reading.before) row("before Socklens", orNothing(*reading.before));
    if (reading.kept)
        row("kept", orNothing(*reading.kept) +
                        (reading.overridden ? ", " + overrideText(*reading.overridden) : std::string()));
    if (const auto warning = warningFor(reading.setting, value)) row("as it is now", english(*warning));
    return text;
}

std::string resultsText(const ActionResults& results) {
    std::string text;
    for (const ActionResult& result : results) text += english(result.message) + '\n';
    return text;
}

std::string readingsJson(const SysctlsAnswer& readings) {
    Json all = Json::array();
    for (const SysctlReading& reading : readings) all.push_back(toJson(reading));
    return toText(all);
}

std::string resultsJson(const Actions& actions, const ActionResults& results, const SysctlsAnswer& readings) {
    Json all = Json::array();
    for (std::size_t at = 0; at < actions.size() && at < results.size(); ++at) {
        const Sysctl setting = settingOf(actions[at]);
        const auto reading = std::ranges::find(readings, setting, &SysctlReading::setting);
        all.push_back({{"name", infoOf(setting).name},
                       {"result", toText(results[at].outcome)},
                       {"message", english(results[at].message)},
                       {"value", reading == readings.end() ? Json(nullptr) : optional(reading->value)}});
    }
    return toText(all);
}

}   // namespace socklens
