#include "app/models/connection_figures.h"

#include <QCoreApplication>
#include <QLocale>
#include <algorithm>

namespace socklens {

namespace {

class FigureWords {
    Q_DECLARE_TR_FUNCTIONS(ConnectionFigures)

public:
    static QString rate(double bytesPerSecond) {
        return tr("%1/s", "so many bytes per second").arg(bytesText(static_cast<std::uint64_t>(bytesPerSecond)));
    }
    static QString roundTrip(double microseconds) {
        return roundTripText(std::chrono::microseconds(static_cast<std::int64_t>(microseconds)));
    }
};

StoryFigure figure(const Trend& trend, const QString& name, QString (*text)(double)) {
    const auto points = trend.points();
    if (points.size() < 2) return {};
    const auto [low, high] = std::ranges::minmax_element(points, {}, &TrendPoint::value);
    return StoryTrend{{points.begin(), points.end()},
                      trend.length(),
                      FigureWords::tr("%1 in the last minute: between %2 and %3, now %4.")
                          .arg(name, text(low->value), text(high->value), text(points.back().value))};
}

}   // namespace

QString roundTripText(std::chrono::microseconds time) {
    const auto count = time.count();
    if (count < 1000) return FigureWords::tr("%1 µs", "microseconds").arg(count);
    return FigureWords::tr("%1 ms", "milliseconds")
        .arg(QLocale().toString(static_cast<double>(count) / 1000.0, 'f', count < 100'000 ? 1 : 0));
}

void ConnectionFigures::add(Timestamp at, const TcpInfo& info) {
    if (m_newest && at > m_at) {
        addRate(m_sent, at, m_newest->bytesAcknowledged, info.bytesAcknowledged);
        addRate(m_received, at, m_newest->bytesReceived, info.bytesReceived);
    }
    if (info.roundTripTime) m_roundTrip.add(at, static_cast<double>(info.roundTripTime->count()));
    if (info.totalRetransmits) m_retransmits.add(at, *info.totalRetransmits);
    m_newest = info;
    m_at = at;
}

void ConnectionFigures::addRate(Trend& trend, Timestamp at, std::optional<std::uint64_t> before,
                                std::optional<std::uint64_t> now) {
    if (!before || !now || *now < *before) return;
    const double seconds = std::chrono::duration<double>(at - m_at).count();
    trend.add(at, static_cast<double>(*now - *before) / seconds);
}

void ConnectionFigures::describe(StoryLines& lines) const {
    if (!m_newest) return;
    if (m_newest->roundTripTime) {
        const QString name = FigureWords::tr("Round trip");
        lines.add(name, roundTripText(*m_newest->roundTripTime), {},
                  figure(m_roundTrip, name, FigureWords::roundTrip));
    }
    const auto addBytes = [&](const QString& name, std::optional<std::uint64_t> bytes, const Trend& rate) {
        if (!bytes) return;
        const QString text =
            rate.points().empty()
                ? bytesText(*bytes)
                : QStringLiteral("%1 · %2").arg(bytesText(*bytes), FigureWords::rate(rate.points().back().value));
        lines.add(name, text, {}, figure(rate, name, FigureWords::rate));
    };
    addBytes(FigureWords::tr("Sent", "bytes that the other side has confirmed"), m_newest->bytesAcknowledged,
             m_sent);
    addBytes(FigureWords::tr("Received"), m_newest->bytesReceived, m_received);
    if (const auto total = m_newest->totalRetransmits) {
        const auto points = m_retransmits.points();
        const auto lately = points.empty() ? 0 : static_cast<int>(points.back().value - points.front().value);
        const QString all = *total == 0 ? FigureWords::tr("nothing", "had to be sent again")
                                        : FigureWords::tr("%n segment(s)", nullptr, static_cast<int>(*total));
        lines.add(FigureWords::tr("Sent again"),
                  lately > 0
                      ? FigureWords::tr("%1, %2 of them in the last minute").arg(all, QLocale().toString(lately))
                      : all);
    }
    lines.add(FigureWords::tr("Congestion control"), QString::fromStdString(m_newest->congestionControl));
}

}   // namespace socklens
