// What was done, or would be, as JSON for scripts. Pure: any thread. Source: RFC 8259. The form:
//   {"results": [{"action", "target", "pid", "process", "outcome", "message"} …],
//    "summary": {"done", "gone", "refused", "impossible", "left_out"}}
// "outcome" is one of "done", "gone", "refused", "impossible"; of what is only planned "planned", or "objected"
// with the reason. "pid" and "process" are null where no process is known.
#pragma once

#include "app/core/plan.h"
#include "app/export/exported.h"

namespace socklens {

std::string_view toText(Outcome outcome);

/// How many results of each kind.
struct OutcomeCounts {
    std::size_t done = 0;
    std::size_t gone = 0;
    std::size_t refused = 0;
    std::size_t impossible = 0;
};
OutcomeCounts countOutcomes(const ActionResults& results);

/// One result per action of the plan; `verb` is what they are called.
void writeActedJson(std::string_view verb, const Plan& plan, const ActionResults& results, const TextSink& sink);

/// The summary has "planned" and "objected" in place of the results.
void writePlanJson(std::string_view verb, const Plan& plan, const TextSink& sink);

}   // namespace socklens
