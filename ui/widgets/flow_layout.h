// Widgets side by side, in as many lines as the width asks for: a row of controls that never makes a window wider.
// The screen's thread; a layout owns its items.
#pragma once

#include <QLayout>
#include <memory>
#include <vector>

namespace socklens {

class FlowLayout final : public QLayout {
    Q_OBJECT

public:
    enum class Last : std::uint8_t { Follows, AtTheEnd };   ///< where the last one stands in its line

    explicit FlowLayout(Last last = Last::Follows, QWidget* parent = nullptr);
    ~FlowLayout() override;

    void addItem(QLayoutItem* item) override;
    int count() const override { return static_cast<int>(m_items.size()); }
    QLayoutItem* itemAt(int at) const override;
    QLayoutItem* takeAt(int at) override;

    Qt::Orientations expandingDirections() const override { return {}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    /// All in one line.
    QSize sizeHint() const override;
    QSize minimumSize() const override;
    void setGeometry(const QRect& place) override;

private:
    struct Line {
        std::vector<QLayoutItem*> items;
        int height = 0;
    };
    std::vector<Line> linesFor(int width) const;
    std::vector<QLayoutItem*> shownItems() const;

    Last m_last;
    std::vector<std::unique_ptr<QLayoutItem>> m_items;
};

}   // namespace socklens
