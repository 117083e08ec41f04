// Lays a story out: heading with the badge of the state, what is wrong with it, and its sections. What changes is
// changed in place, so that nothing flickers, and what is marked, scrolled to or has the focus stays. The screen's
// thread.
#pragma once

#include "app/models/story.h"

#include <QScrollArea>

class QGridLayout;
class QLabel;
class QToolButton;
class QVBoxLayout;

namespace socklens {

class FlowText;
class IconLabel;
class StatesBar;
class TrendLine;

/// One line of a section, in the row of a grid.
class StoryRow final : public QObject {
    Q_OBJECT

public:
    StoryRow(QGridLayout& grid, int row, QWidget* parent);

    void show(const StoryLine& line);
    void hide();
    QLabel* name() const { return m_name; }

Q_SIGNALS:
    void followed(const socklens::StoryTarget& target);

private:
    void showFigure(const StoryLine& line);

    QVBoxLayout* m_value;
    QWidget* m_box;
    QLabel* m_name;
    FlowText* m_text;
    QToolButton* m_go;
    TrendLine* m_trend = nullptr;   ///< once there is something to show
    StatesBar* m_bar = nullptr;     ///< likewise
    StoryTarget m_target;
};

class StoryView final : public QScrollArea {
    Q_OBJECT

public:
    explicit StoryView(QWidget* parent = nullptr);

    void show(const Story& story);
    /// Instead of a story.
    void showNothing(const QString& why);

    /// Wide enough for an address and the name of a line beside it.
    QSize sizeHint() const override;

Q_SIGNALS:
    void followed(const socklens::StoryTarget& target);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void drawBadge();
    struct Section {
        QLabel* title = nullptr;
        QWidget* body = nullptr;
        QGridLayout* grid = nullptr;
        std::vector<StoryRow*> rows;
    };
    void showSection(Section& section, const std::vector<StoryLine>& lines);
    void alignNames();

    FlowText* m_title;
    QWidget* m_state;
    StateGroup m_group{};
    QLabel* m_badge;
    QLabel* m_stateName;
    FlowText* m_summary;
    QWidget* m_notice;
    IconLabel* m_noticeIcon;
    FlowText* m_noticeText;
    std::array<Section, storySections> m_sections;
};

}   // namespace socklens
