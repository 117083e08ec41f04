// What the colours and shapes of the states mean, with the number of each: one line, or columns where it is
// narrow. Every state is always in it, so that it never jumps and nothing is left out. GUI thread, cannot fail.
#pragma once

#include "app/core/state_group.h"

#include <QWidget>

#include <array>
#include <optional>

namespace socklens {

class StateLegend : public QWidget {
    Q_OBJECT

public:
    explicit StateLegend(QWidget* parent = nullptr);

    /// Nullopt: nothing is known yet, only the key is shown.
    void setCounts(const std::optional<StateCounts>& counts);

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    using Places = std::array<QRect, stateGroups.size()>;
    Places places(int width) const;
    int entryWidth(StateGroup group) const;
    int widestEntry() const;
    int lineHeight() const;
    QString countText(StateGroup group) const;
    std::optional<StateGroup> groupAt(QPoint position) const;

    std::optional<StateCounts> m_counts;
};

}   // namespace socklens
