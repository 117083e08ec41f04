// Turns a history into the lines between the bands of a stacked area. Pure: any thread, cannot fail.
#pragma once

#include "app/core/state_history.h"

#include <QPointF>

#include <array>
#include <span>
#include <vector>

namespace socklens {

/// The upper edge of every group's band, from the first group upwards: x in milliseconds since 1970, y sockets.
using BandLines = std::array<std::vector<QPointF>, stateGroups.size()>;

/// At most one point per second, so that a chart of ten minutes stays cheap: the one with the most sockets, since
/// it is the peaks that somebody looks for. The newest stays, whatever it has: it is "now".
std::vector<StatePoint> thinned(std::span<const StatePoint> points);

/// Whether nothing was sampled between `points[index]` and the next: watching was paused, or the machine slept.
bool isGapAfter(std::span<const StatePoint> points, std::size_t index);

/// The bands fall to nothing in a gap: a straight line across it would claim what nobody saw.
BandLines bandLines(std::span<const StatePoint> points);

}   // namespace socklens
