#include "tests/bench/screen_rows.h"

#include "tests/bench/program.h"
#include "tests/lab/temporary_directory.h"

#include <QFile>
#include <stdexcept>

namespace socklens::bench {

std::vector<Row> screenRows(std::size_t sockets, int rounds) {
    const std::string program = SOCKLENS_BENCH_SCREEN;
    if (program.empty()) return {};
    const lab::TemporaryDirectory directory;
    const std::string file = directory.path() + "/rows.json";
    runToItsEnd(program,
                {"--sockets", std::to_string(sockets), "--rounds", std::to_string(rounds), "--json", file});
    QFile json(QString::fromStdString(file));
    if (!json.open(QFile::ReadOnly)) throw std::runtime_error("bench: the screen has left no rows");
    return fromJson(json.readAll());
}

}   // namespace socklens::bench
