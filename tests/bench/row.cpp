#include "tests/bench/row.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>
#include <cstdio>
#include <stdexcept>

namespace socklens::bench {

namespace {

constexpr const char* whatItShouldBe = "what it should be";

std::string formatted(const char* format, double value) {
    std::string text(32, '\0');
    text.resize(static_cast<std::size_t>(std::snprintf(text.data(), text.size(), format, value)));
    return text;
}

std::string spread(const Timing& timing, const std::string& unit) {
    std::string text = formatted("%9.2f ", timing.median) + unit;
    if (timing.least < timing.most)
        text += " [" + formatted("%.2f", timing.least) + ".." + formatted("%.2f", timing.most) + "]";
    return text;
}

/// As wide as people see it: of a letter in UTF-8, only the first byte counts.
std::string padded(std::string text, std::size_t width) {
    const auto letters = static_cast<std::size_t>(std::ranges::count_if(
        text, [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }));
    text.append(width - std::min(width, letters), ' ');
    return text;
}

QJsonObject toJson(const Timing& timing) {
    return {{"least", timing.least}, {"median", timing.median}, {"most", timing.most}};
}

Timing timingFrom(const QJsonValue& value) {
    return {value["least"].toDouble(), value["median"].toDouble(), value["most"].toDouble()};
}

QJsonValue orNull(const std::optional<double>& number) {
    return number ? QJsonValue(*number) : QJsonValue();
}

Row rowFrom(const QJsonValue& value) {
    Row row;
    row.what = value["what"].toString().toStdString();
    row.sockets = static_cast<std::size_t>(value["sockets"].toInteger());
    row.unit = value["unit"].toString().toStdString();
    row.ours = timingFrom(value["ours"]);
    if (const QJsonValue peer = value["peer"]; peer.isString()) row.peer = peer.toString().toStdString();
    if (const QJsonValue theirs = value["theirs"]; theirs.isObject()) row.theirs = timingFrom(theirs);
    if (const QJsonValue target = value["target"]; target.isDouble()) row.target = target.toDouble();
    return row;
}

}   // namespace

std::optional<double> Row::ratio() const {
    if (!theirs || theirs->median <= 0) return std::nullopt;
    return ours.median / theirs->median;
}

bool Row::isFarBeyondTarget() const {
    const auto reached = ratio();
    const double margin = peer == whatItShouldBe && unit == "ms" ? 8 : 2;
    return reached && target && *reached > margin * *target;
}

Row againstTarget(std::string what, std::size_t sockets, const Timing& ours, double target, std::string unit) {
    return {std::move(what), sockets, ours, whatItShouldBe, Timing{target, target, target}, 1.0, std::move(unit)};
}

std::string tableHead() {
    return padded("what", 60) + padded("sockets", 10) + padded("ours", 34) + padded("against", 26) +
           padded("theirs", 34) + padded("ratio", 8) + "target\n";
}

std::string asLine(const Row& row) {
    const auto ratio = row.ratio();
    std::string line =
        padded(row.what, 60) + padded(std::to_string(row.sockets), 10) + padded(spread(row.ours, row.unit), 34) +
        padded(row.peer.value_or(""), 26) + padded(row.theirs ? spread(*row.theirs, row.unit) : "", 34) +
        padded(ratio ? formatted("%.3f", *ratio) : "", 8) + (row.target ? formatted("%.2f", *row.target) : "");
    line.resize(line.find_last_not_of(' ') + 1);
    return line + '\n';
}

QByteArray asJson(const std::vector<Row>& rows) {
    QJsonArray all;
    for (const Row& row : rows)
        all.append(QJsonObject{
            {"what", QString::fromStdString(row.what)},
            {"sockets", static_cast<qint64>(row.sockets)},
            {"unit", QString::fromStdString(row.unit)},
            {"ours", toJson(row.ours)},
            {"peer", row.peer ? QJsonValue(QString::fromStdString(*row.peer)) : QJsonValue()},
            {"theirs", row.theirs ? QJsonValue(toJson(*row.theirs)) : QJsonValue()},
            {"ratio", orNull(row.ratio())},
            {"target", orNull(row.target)},
        });
    return QJsonDocument(all).toJson();
}

std::vector<Row> fromJson(const QByteArray& json) {
    const QJsonDocument document = QJsonDocument::fromJson(json);
    if (!document.isArray()) throw std::runtime_error("bench: these are no rows: " + json.toStdString());
    std::vector<Row> rows;
    for (const QJsonValue value : document.array()) rows.push_back(rowFrom(value));
    return rows;
}

}   // namespace socklens::bench
