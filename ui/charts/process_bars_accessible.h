// Shows screen readers the chart of processes as a chart with one item per row, which can be focused and pressed.
// GUI thread, cannot fail.
#pragma once

namespace socklens {

/// For every ProcessBarsChart from now on. Calling it again does nothing.
void makeProcessBarsAccessible();

}   // namespace socklens
