// A small coloured shape that stands for a group of states in tables, legends and tooltips. Every group has a
// shape of its own, so that it can be read without its colour. Drawn as vectors: crisp at any device pixel ratio.
// GUI thread, cannot fail.
#pragma once

#include "app/core/state_group.h"

#include <QIcon>

class QPainter;
class QPalette;
class QRectF;

namespace socklens {

/// Fills the largest square centred in `area`.
void paintStateBadge(QPainter& painter, const QRectF& area, StateGroup group, const QPalette& palette);

/// The same as an icon. It reads the application's palette whenever it is painted, so it follows dark and light.
QIcon stateBadge(StateGroup group);

}   // namespace socklens
