// Answers what a probe is asked beside its snapshots. Any one thread at a time; keeps nothing between two
// questions.
#pragma once

#include "app/core/capabilities.h"
#include "app/core/query.h"
#include "app/probe/network_entry.h"
#include "app/probe/sysctls.h"

#include <string>

namespace socklens {

class QueryRunner {
public:
    struct Options {
        std::string procRoot = "/proc";
        SysctlOptions sysctls{};
        EnterNetwork enterNetwork{};   ///< without it, other network namespaces are not asked
    };
    QueryRunner(Options options, Capabilities capabilities);

    Answer answer(const Query& query) const;

private:
    ProcessAnswer describe(const ProcessQuery& query) const;
    SocketOptionsAnswer inspect(const SocketOptionsQuery& query) const;

    Options m_options;
    Capabilities m_capabilities;
};

}   // namespace socklens
