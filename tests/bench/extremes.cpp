#include "tests/bench/extremes.h"

#include "tests/bench/contests.h"
#include "tests/bench/workload.h"
#include "tests/lab/private_namespace.h"

namespace socklens::bench {

void measureTimeWait(Report& report, std::size_t sockets, int rounds) {
    lab::enterPrivateNamespace();
    leaveTimeWait(sockets);
    report.add(sampleAgainstDump("sample with owners, all in TIME_WAIT", {}, rounds, 1.05));
}

void measureManyFiles(Report& report, int rounds) {
    lab::enterPrivateNamespace();
    const HeldDescriptors files = manyFiles(300, 300);
    const Row warm = sampleAgainstDump("sample with owners, 300 processes of 300 files", {}, rounds, std::nullopt);
    report.add(warm);
    report.add(wholeProgram("agent snapshot, cold, 300 processes of 300 files", warm.sockets, {"snapshot"},
                            {"lsof", {"-nP", "-iTCP"}}, rounds, std::nullopt));
}

}   // namespace socklens::bench
