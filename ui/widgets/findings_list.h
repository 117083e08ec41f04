// What is wrong, worst first; or that nothing is. The screen's thread. A card stays the same widget for as long as
// its finding lasts, so that the keyboard's place in it is not lost. Takes as much height as its cards need, up to
// two fifths of its page. Of very many, those of least weight are only counted: each is a widget.
#pragma once

#include "app/insight/finding.h"

#include <QWidget>
#include <span>
#include <vector>

class QLabel;
class QScrollArea;
class QVBoxLayout;

namespace socklens {

class FindingCard;

class FindingsList final : public QWidget {
    Q_OBJECT

public:
    static constexpr std::size_t mostCards = 50;

    explicit FindingsList(QWidget* parent = nullptr);

    void setFindings(std::span<const Finding> findings);

    QSize sizeHint() const override;

Q_SIGNALS:
    void chosen(const socklens::FindingAction& action);

protected:
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    FindingCard* takeCard(const std::string& key);
    void fit();

    QLabel* m_quiet;
    QScrollArea* m_scroll;
    QVBoxLayout* m_column = nullptr;
    QLabel* m_more = nullptr;            ///< how many have no card
    std::vector<FindingCard*> m_cards;   ///< in the order on the screen
};

}   // namespace socklens
