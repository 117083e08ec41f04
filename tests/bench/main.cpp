// socklens_bench: measures on sockets of its own, in a private namespace. The table goes to standard output.
#include "tests/bench/collecting.h"
#include "tests/bench/workload.h"
#include "tests/lab/private_namespace.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <exception>
#include <fstream>

using namespace socklens;

int main(int argc, char** argv) {
    lab::enterPrivateNamespace();
    CLI::App program("Measures Socklens, on sockets that it makes in a network namespace of its own.");
    std::size_t sockets = 100'000;
    std::size_t processes = 100;
    int rounds = 7;
    std::string json;
    program.add_option("--sockets", sockets, "How many established TCP sockets, both ends counted");
    program.add_option("--processes", processes, "By how many processes they are held")
        ->check(CLI::PositiveNumber);
    program.add_option("--rounds", rounds, "How often everything is timed")->check(CLI::PositiveNumber);
    program.add_option("--json", json, "A file to keep the figures in");
    bool check = false;
    program.add_flag("--check", check, "Fail where a ratio is more than twice its target");
    CLI11_PARSE(program, argc, argv);
    try {
        const bench::EstablishedSockets established(sockets, processes);
        const auto rows = bench::measureCollecting(rounds);
        std::fputs(bench::asTable(rows).c_str(), stdout);
        if (!json.empty() && !(std::ofstream(json) << bench::asJson(rows)))
            throw std::runtime_error(json + " could not be written");
        if (check && std::ranges::any_of(rows, &bench::Row::isFarBeyondTarget))
            throw std::runtime_error("A ratio is more than twice its target.");
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
}
