#include "tests/bench/report.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>
#include <cstdio>

namespace socklens::bench {

namespace {

std::string formatted(const char* format, double value) {
    std::string text(32, '\0');
    text.resize(static_cast<std::size_t>(std::snprintf(text.data(), text.size(), format, value)));
    return text;
}

std::string spread(const Timing& timing) {
    return formatted("%9.2f", timing.median) + " [" + formatted("%.2f", timing.least) + ".." +
           formatted("%.2f", timing.most) + "]";
}

std::string padded(std::string text, std::size_t width) {
    text.resize(std::max(width, text.size()), ' ');
    return text;
}

QJsonObject toJson(const Timing& timing) {
    return {{"least", timing.least}, {"median", timing.median}, {"most", timing.most}};
}

}   // namespace

std::optional<double> Row::ratio() const {
    if (!theirs || theirs->median <= 0) return std::nullopt;
    return ours.median / theirs->median;
}

bool Row::isFarBeyondTarget() const {
    const auto reached = ratio();
    return reached && target && *reached > 2 * *target;
}

std::string asTable(const std::vector<Row>& rows) {
    std::string table = padded("what", 52) + padded("sockets", 10) + padded("ours, ms", 32) +
                        padded("against", 30) + padded("theirs, ms", 32) + padded("ratio", 8) + "target\n";
    for (const Row& row : rows) {
        const auto ratio = row.ratio();
        table += padded(row.what, 52) + padded(std::to_string(row.sockets), 10) + padded(spread(row.ours), 32) +
                 padded(row.peer.value_or(""), 30) + padded(row.theirs ? spread(*row.theirs) : "", 32) +
                 padded(ratio ? formatted("%.3f", *ratio) : "", 8) +
                 (row.target ? formatted("%.2f", *row.target) : "") + '\n';
    }
    return table;
}

std::string asJson(const std::vector<Row>& rows) {
    QJsonArray all;
    for (const Row& row : rows) {
        const auto ratio = row.ratio();
        all.append(QJsonObject{
            {"what", QString::fromStdString(row.what)},
            {"sockets", static_cast<qint64>(row.sockets)},
            {"ours_ms", toJson(row.ours)},
            {"peer", row.peer ? QJsonValue(QString::fromStdString(*row.peer)) : QJsonValue()},
            {"theirs_ms", row.theirs ? QJsonValue(toJson(*row.theirs)) : QJsonValue()},
            {"ratio", ratio ? QJsonValue(*ratio) : QJsonValue()},
            {"target", row.target ? QJsonValue(*row.target) : QJsonValue()},
        });
    }
    return QJsonDocument(all).toJson().toStdString();
}

}   // namespace socklens::bench
