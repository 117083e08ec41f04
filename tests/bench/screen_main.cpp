// socklens_bench_screen: measures the window offscreen, on pictures made in memory. The table goes to standard
// output.
#include "app/core/lean_memory.h"
#include "tests/bench/report.h"
#include "tests/bench/screen.h"

#include <CLI/CLI.hpp>
#include <QApplication>
#include <QTemporaryDir>
#include <cstdio>
#include <exception>

using namespace socklens;

namespace {

int run(int argc, char** argv) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QTemporaryDir home;
    qputenv("XDG_CONFIG_HOME", home.path().toUtf8());
    giveBackLargeBlocks();   // as the program does
    const QApplication application(argc, argv);
    CLI::App program("Measures the window of Socklens, without a display and without real sockets.");
    std::size_t sockets = 100'000;
    int rounds = 7;
    std::string json;
    program.add_option("--sockets", sockets, "How many sockets there are")->check(CLI::PositiveNumber);
    program.add_option("--rounds", rounds, "How often everything is timed")->check(CLI::PositiveNumber);
    program.add_option("--json", json, "A file to keep the figures in");
    bool check = false;
    program.add_flag("--check", check, "Fail where a figure is far beyond its target");
    CLI11_PARSE(program, argc, argv);
    bench::Report report;
    report.add(bench::measureScreen(sockets, rounds));
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
