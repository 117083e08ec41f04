// The ten processes with most TCP and UDP sockets, as bars stacked by state.
// Painted by hand and not with Qt Charts: that has no room beside a bar for an elided name, a pid and a total, no
// focus for the keyboard and no children for screen readers; and ten bars need no axes.
// A click on a row means the process, a click on a colour its sockets in that state. With the keyboard: up and
// down choose the row, right and left a colour of it, Enter is the click. GUI thread. Keeps its own copy of the
// bars. Cannot fail.
#pragma once

#include "ui/charts/chart_picture.h"
#include "ui/charts/process_bar.h"
#include "ui/charts/process_bar_layout.h"

#include <QPointer>
#include <QWidget>

#include <optional>
#include <vector>

namespace socklens {

class HoverCard;

class ProcessBarsChart : public QWidget {
    Q_OBJECT

public:
    explicit ProcessBarsChart(QWidget* parent = nullptr);
    ~ProcessBarsChart() override;

    /// All processes or only the largest: it takes ten, and keeps their order steady.
    void setBars(std::vector<ProcessBar> bars);

    /// The rows in words, for screen readers.
    QString summary() const;

    ChartPicturePointer picture(const PictureCaption& caption) const;

    // What screen readers see of the rows.
    int rowCount() const { return static_cast<int>(m_rows.size()); }
    QRect rowRect(int row) const { return m_rows[static_cast<std::size_t>(row)].row; }
    QString rowInWords(int row) const;
    std::optional<int> chosenRow() const;
    void chooseRow(int row);
    void activate(const BarHit& hit);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void processActivated(socklens::ProcessId process);
    void stateActivated(socklens::ProcessId process, socklens::StateGroup group);
    /// A row of sockets without a process, or one of its colours.
    void ownerlessActivated(socklens::Ownership ownership, std::optional<socklens::StateGroup> group);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    struct Target {
        std::optional<ProcessId> process;
        QString label;
        std::optional<StateGroup> segment;
        friend bool operator==(const Target&, const Target&) = default;
    };

    void place();
    void updateHover();
    void choose(const std::optional<BarHit>& hit);
    void chooseSegment(int step);
    std::optional<BarHit> chosen() const;
    Target targetOf(const BarHit& hit) const;
    QString emptySentence() const;

    bool m_fed = false;
    std::vector<ProcessBar> m_bars;
    std::vector<BarRow> m_rows;
    std::optional<QPoint> m_pointer;
    std::optional<BarHit> m_hovered;
    std::optional<Target> m_pressed;   ///< by what it is: rows may change places before the button is released
    std::optional<Target> m_chosen;    ///< by the keyboard, for the same reason
    QPointer<HoverCard> m_card;
};

}   // namespace socklens
