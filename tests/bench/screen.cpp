#include "tests/bench/screen.h"

#include "app/core/picture.h"
#include "app/insight/insight.h"
#include "tests/bench/crowd.h"
#include "tests/bench/stage.h"

#include <algorithm>
#include <fstream>

namespace socklens::bench {

namespace {

class Figures {
public:
    void add(const Turn& turn) {
        wall.push_back(turn.wall);
        busy.push_back(turn.busy);
        longest.push_back(turn.longest);
    }
    static Timing timing(std::vector<double> times) {
        std::ranges::sort(times);
        return {times.front(), times[times.size() / 2], times.back()};
    }

    std::vector<double> wall;
    std::vector<double> busy;
    std::vector<double> longest;
};

Row alone(std::string what, std::size_t sockets, const Timing& ours) {
    return {std::move(what), sockets, ours, std::nullopt, std::nullopt, std::nullopt};
}

/// What is in memory at this moment.
double residentBytes() {
    std::ifstream status("/proc/self/statm");
    double all = 0;
    double resident = 0;
    status >> all >> resident;
    return resident * 4096;
}

std::vector<Row> measureThinking(std::size_t sockets, int rounds) {
    Crowd crowd(sockets);
    Insight insight;
    Update update = advance(emptyPicture(), crowd.next());
    insight.observe(update, {});
    const PicturePointer older = update.newer;
    const SnapshotPointer newer = crowd.next();
    const Snapshot copy = *newer;
    bool isSame = true;
    const auto timings =
        race({{"diff", [&] { diff(*older->snapshot, *newer); }},
              {"reading both", [&] { isSame = isSame && std::ranges::equal(copy.sockets, newer->sockets); }}},
             rounds);
    if (!isSame) throw std::runtime_error("bench: a copy differs");
    std::vector<double> steps;
    std::vector<double> conclusions;
    for (int round = 0; round < rounds; ++round) {
        const SnapshotPointer next = crowd.next();
        QElapsedTimer watch;
        watch.start();
        update = advance(update.newer, next);
        steps.push_back(static_cast<double>(watch.nsecsElapsed()) / 1e6);
        watch.restart();
        insight.observe(update, {});
        conclusions.push_back(static_cast<double>(watch.nsecsElapsed()) / 1e6);
    }
    return {againstTarget("diff of two samples", sockets, timings[0], sockets < million ? 0.5 : 6),
            {"… against its floor", sockets, timings[0], "both lists read", timings[1], 2.0},
            alone("the next picture, any thread", sockets, Figures::timing(steps)),
            alone("what follows from it, any thread", sockets, Figures::timing(conclusions))};
}

}   // namespace

std::vector<Row> measureScreen(std::size_t sockets, int rounds) {
    const bool isLarge = sockets >= million;
    std::vector<Row> rows;
    Stage stage;
    const double emptyBytes = residentBytes();
    Crowd crowd(sockets);
    const Turn fill = stage.show(crowd.next());
    rows.push_back(alone("first fill, until the rows are there", sockets, Figures::timing({fill.wall})));
    rows.push_back(againstTarget("first fill, longest block", sockets, Figures::timing({fill.longest}), 50));
    stage.clickHeader("Local port");

    Figures letters;
    for (int round = 0; round < rounds; ++round)
        letters.add(stage.type(round % 2 == 0 ? Qt::Key_W : Qt::Key_Backspace));
    const double promptly = isLarge ? 200 : 30;
    rows.push_back(againstTarget("a letter in the filter", sockets, Figures::timing(letters.wall), promptly));
    rows.push_back(againstTarget("… longest block meanwhile", sockets, Figures::timing(letters.longest), 50));
    Figures clicks;
    for (int round = 0; round < rounds; ++round)
        for (const char* title : {"State", "Process", "Local address", "Local port"})
            clicks.add(stage.clickHeader(title));
    rows.push_back(againstTarget("a click on a header", sockets, Figures::timing(clicks.wall), promptly));
    rows.push_back(againstTarget("… longest block meanwhile", sockets, Figures::timing(clicks.longest), 50));

    if (rounds % 2 == 0) stage.type(Qt::Key_W);   // half of them
    Figures samples;
    constexpr int fewestSamples = 30;
    for (int round = 0; round < std::max(rounds, fewestSamples); ++round) samples.add(stage.show(crowd.next()));
    rows.push_back(
        againstTarget("a sample, the screen's thread", sockets, Figures::timing(samples.busy), isLarge ? 6 : 4));
    rows.push_back(
        againstTarget("… its longest block", sockets, Figures::timing(samples.longest), isLarge ? 16 : 8));
    rows.push_back(alone("… until the rows are there", sockets, Figures::timing(samples.wall)));
    crowd.forget();
    const double each = (residentBytes() - emptyBytes) / static_cast<double>(sockets);
    rows.push_back(againstTarget("window, memory of a socket", sockets, Figures::timing({each}), 450, "bytes"));

    for (Row& row : measureThinking(sockets, rounds)) rows.push_back(std::move(row));
    return rows;
}

}   // namespace socklens::bench
