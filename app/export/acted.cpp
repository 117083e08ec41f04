#include "app/export/acted.h"

#include "app/export/json_line.h"

#include <algorithm>

namespace socklens {

namespace {

Json entry(std::string_view verb, const PlannedAction& planned, std::string_view outcome, const Message& message) {
    const Process* process = planned.process.get();
    return {{"action", verb},
            {"target", planned.target},
            {"pid", process != nullptr ? Json(number(process->id.pid)) : Json(nullptr)},
            {"process", process != nullptr ? Json(process->name) : Json(nullptr)},
            {"outcome", outcome},
            {"message", english(message)}};
}

template <class Entry>
void writeAll(std::size_t count, const Entry& entryAt, const Json& summary, const TextSink& sink) {
    sink("{\"results\":[");
    for (std::size_t at = 0; at < count; ++at) sink((at == 0 ? "\n" : ",\n") + toLine(entryAt(at)));
    sink("\n],\"summary\":" + toLine(summary) + "}\n");
}

}   // namespace

std::string_view toText(Outcome outcome) {
    switch (outcome) {
    case Outcome::Done: return "done";
    case Outcome::AlreadyGone: return "gone";
    case Outcome::Refused: return "refused";
    case Outcome::Impossible: return "impossible";
    case Outcome::Unknown: return "unknown";
    }
    return {};
}

OutcomeCounts countOutcomes(const ActionResults& results) {
    const auto count = [&](Outcome outcome) {
        return static_cast<std::size_t>(std::ranges::count(results, outcome, &ActionResult::outcome));
    };
    return {.done = count(Outcome::Done),
            .gone = count(Outcome::AlreadyGone),
            .refused = count(Outcome::Refused),
            .impossible = count(Outcome::Impossible)};
}

void writeActedJson(std::string_view verb, const Plan& plan, const ActionResults& results, const TextSink& sink) {
    const OutcomeCounts counts = countOutcomes(results);
    const auto entryAt = [&](std::size_t at) {
        return entry(verb, plan.actions[at], toText(results[at].outcome), results[at].message);
    };
    writeAll(results.size(), entryAt,
             {{"done", counts.done},
              {"gone", counts.gone},
              {"refused", counts.refused},
              {"impossible", counts.impossible},
              {"left_out", plan.leftOut}},
             sink);
}

void writePlanJson(std::string_view verb, const Plan& plan, const TextSink& sink) {
    const std::size_t objected = plan.objected();
    const auto entryAt = [&](std::size_t at) {
        const PlannedAction& planned = plan.actions[at];
        return planned.objection ? entry(verb, planned, "objected", *planned.objection)
                                 : entry(verb, planned, "planned", {});
    };
    writeAll(plan.actions.size(), entryAt,
             {{"planned", plan.actions.size() - objected}, {"objected", objected}, {"left_out", plan.leftOut}},
             sink);
}

}   // namespace socklens
