#include "app/insight/port_growth.h"

#include <algorithm>

namespace socklens {

namespace {

constexpr std::chrono::seconds lastSpan{1};
constexpr std::chrono::seconds shortSpan{4};
constexpr std::chrono::seconds longSpan{15};
constexpr std::size_t fewestPoints = 3;
constexpr double horizon = 3600;

double inSeconds(Milliseconds time) {
    return std::chrono::duration<double>(time).count();
}

/// By which so many seconds of these rates have increased the ports in use.
double growth(const PortRates& rates, double seconds, double timeWaitLife) {
    const double leftovers = rates.timeWait * std::min(seconds, timeWaitLife) +
                             rates.other * std::min(seconds, inSeconds(timeWaitLength));
    // Connections that become fewer turn into leftovers, and only so many can.
    const double open = rates.open * (rates.open < 0 ? std::min(seconds, timeWaitLife) : seconds);
    return std::max(0.0, leftovers + open);
}

}   // namespace

void PortGrowth::add(const PortUse& use) {
    if (!m_uses.empty() && use.at <= m_uses.back().at) m_uses.clear();
    m_uses.push_back(use);
    const auto isKept = [&](const PortUse& old) { return old.at >= use.at - length; };
    m_uses.erase(m_uses.begin(), std::find_if(m_uses.begin(), m_uses.end(), isKept));
}

/// The open ones by least squares, as they come and go; the others are counted.
PortRates PortGrowth::ratesOver(std::size_t points) const {
    const auto begin = m_uses.end() - static_cast<std::ptrdiff_t>(points);
    const auto secondOf = [&](const PortUse& use) { return inSeconds(use.at - begin->at); };
    double times = 0;
    double counts = 0;
    for (auto at = begin; at != m_uses.end(); ++at) {
        times += secondOf(*at);
        counts += at->open;
    }
    const auto all = static_cast<double>(points);
    double products = 0;
    double squares = 0;
    for (auto at = begin; at != m_uses.end(); ++at) {
        const double time = secondOf(*at) - times / all;
        products += time * (at->open - counts / all);
        squares += time * time;
    }
    const PortUse& last = m_uses.back();
    const double span = secondOf(last);
    return {.open = products / squares,
            .timeWait = static_cast<double>(last.becameTimeWait - begin->becameTimeWait) / span,
            .other = static_cast<double>(last.becameOther - begin->becameOther) / span};
}

/// So many of the newest as it takes to span that time, or all there are.
std::size_t PortGrowth::pointsOver(std::chrono::seconds span, std::size_t fewest) const {
    std::size_t points = 0;
    for (auto at = m_uses.rbegin(); at != m_uses.rend(); ++at) {
        ++points;
        if (points >= fewest && m_uses.back().at - at->at >= span) break;
    }
    return points;
}

std::optional<PortRates> PortGrowth::rates() const {
    const std::size_t recent = pointsOver(shortSpan, fewestPoints);
    if (recent < fewestPoints || m_uses.back().at - m_uses[m_uses.size() - recent].at < shortSpan)
        return std::nullopt;
    const PortRates now = ratesOver(recent);
    const PortRates before = ratesOver(pointsOver(longSpan, fewestPoints));
    const PortRates lesser = now.taken() <= before.taken() ? now : before;
    const PortRates last = ratesOver(pointsOver(lastSpan, 2));
    return last.taken() < lesser.taken() / 2 ? last : lesser;
}

std::optional<Milliseconds> untilExhausted(const PortOutlook& outlook) {
    if (outlook.left == 0) return Milliseconds(0);
    const double timeWaitLife = inSeconds(outlook.timeWaitLife);
    const auto milliseconds = [](double seconds) {
        return Milliseconds(static_cast<std::int64_t>(seconds * 1000));
    };
    double before = outlook.left;
    double returned = 0;
    for (std::size_t second = 0; second < outlook.returns.size(); ++second) {
        returned += outlook.returns[second];
        const auto now = static_cast<double>(second + 1);
        const double free = outlook.left + returned - growth(outlook.rates, now, timeWaitLife);
        if (free <= 0) return milliseconds(static_cast<double>(second) + before / (before - free));
        before = free;
    }
    // From here on only what stays open matters.
    const auto minute = static_cast<double>(outlook.returns.size());
    if (outlook.rates.open * horizon <= before) return std::nullopt;
    return milliseconds(minute + before / outlook.rates.open);
}

}   // namespace socklens
