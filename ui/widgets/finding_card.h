// One finding: how grave, what, the evidence, and what can be done about it. The screen's thread.
#pragma once

#include "app/insight/finding.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace socklens {

class IconLabel;

class FindingCard final : public QFrame {
    Q_OBJECT

public:
    explicit FindingCard(QWidget* parent = nullptr);

    /// Of the same key as before, or the first one.
    void setFinding(const Finding& finding);
    const Finding& finding() const { return m_finding; }
    /// Puts its buttons behind this widget for the Tab key; the last of them.
    QWidget* follow(QWidget* before);

Q_SIGNALS:
    void chosen(const socklens::FindingAction& action);

private:
    void nameButtons();

    Finding m_finding;
    IconLabel* m_icon;
    QLabel* m_title;
    QLabel* m_evidence;
    QPushButton* m_sockets;
    QPushButton* m_act;
};

}   // namespace socklens
