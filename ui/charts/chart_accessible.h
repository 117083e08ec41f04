// Makes charts readable for screen readers: without this they are anonymous fillers to them.
// GUI thread, cannot fail.
#pragma once

#include <QString>

namespace socklens {

/// A widget that can say in words what it shows, at the moment it is asked.
class SpokenChart {
public:
    virtual ~SpokenChart() = default;
    virtual QString summary() const = 0;
};

/// From now on every widget that is a SpokenChart has the role of a chart and its summary as description.
/// Calling it again does nothing.
void makeChartsAccessible();

}   // namespace socklens
