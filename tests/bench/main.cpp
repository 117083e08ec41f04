// socklens_bench: measures on sockets of its own, in private namespaces, and then the window. The table goes to
// standard output.
#include "tests/bench/at_rest.h"
#include "tests/bench/collecting.h"
#include "tests/bench/extremes.h"
#include "tests/bench/screen_rows.h"
#include "tests/bench/serving_agent.h"
#include "tests/bench/workload.h"
#include "tests/lab/private_namespace.h"

#include <CLI/CLI.hpp>
#include <QCoreApplication>
#include <cstdio>
#include <exception>

using namespace socklens;

namespace {

struct Wanted {
    std::size_t sockets = 100'000;
    std::size_t processes = 100;
    int rounds = 7;
    int restSamples = 20;
};

void measureEstablished(bench::Report& report, const Wanted& wanted) {
    const bench::ServingAgent idle = bench::measureServingAgent();
    const bench::HeldDescriptors established = bench::establishedSockets(wanted.sockets, wanted.processes);
    bench::measureCollecting(report, wanted.rounds);
    report.add(bench::memoryOfSocket(idle, bench::measureServingAgent()));
    if (wanted.restSamples > 0) bench::measureAtRest(report, wanted.restSamples);
}

void measure(bench::Report& report, const Wanted& wanted) {
    measureEstablished(report, wanted);
    bench::measureManyFiles(report, wanted.rounds);
    bench::measureTimeWait(report, wanted.sockets, wanted.rounds);
    report.add(bench::screenRows(wanted.sockets, wanted.rounds));
}

int run(int argc, char** argv) {
    lab::enterPrivateNamespace();
    const QCoreApplication application(argc, argv);
    CLI::App program("Measures Socklens, on sockets that it makes in network namespaces of its own.");
    Wanted wanted;
    std::string json;
    bool check = false;
    program.add_option("--sockets", wanted.sockets, "How many established TCP sockets, both ends counted")
        ->check(CLI::PositiveNumber);
    program.add_option("--processes", wanted.processes, "By how many processes they are held")
        ->check(CLI::PositiveNumber);
    program.add_option("--rounds", wanted.rounds, "How often everything is timed")->check(CLI::PositiveNumber);
    program
        .add_option("--rest", wanted.restSamples, "For how many samples the window is left alone; 0: not at all")
        ->check(CLI::NonNegativeNumber);
    program.add_option("--json", json, "A file to keep the figures in");
    program.add_flag("--check", check, "Fail where a figure is far beyond its target");
    CLI11_PARSE(program, argc, argv);
    bench::Report report;
    measure(report, wanted);
    if (!json.empty()) report.keepIn(json);
    if (check) report.check();
    return 0;
}

}   // namespace

int main(int argc, char** argv) {
    try {
        return run(argc, argv);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
}
