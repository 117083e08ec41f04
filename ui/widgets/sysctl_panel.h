// Everything about one kernel setting, and where a new value is typed: what is wrong with it, or what follows from
// it, is said while it is typed. The screen's thread.
#pragma once

#include "app/core/action.h"
#include "app/core/query.h"

#include <QWidget>
#include <optional>

class QCheckBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace socklens {

class IconLabel;

class SysctlPanel final : public QWidget {
    Q_OBJECT

public:
    explicit SysctlPanel(QWidget* parent = nullptr);

    /// Another setting takes over the editor; for the same one, what is being typed stays.
    void show(const SysctlReading& reading);
    /// What speaks against changing settings at all, and against keeping them.
    void setObjections(const std::optional<Message>& toChanging, const std::optional<Message>& toKeeping);

Q_SIGNALS:
    void setWanted(const socklens::SetSysctl& action);
    void undoWanted();

private:
    QLabel* addFact(QFormLayout& facts, const QString& title);
    void buildEditor();
    void judge();
    void say(const QString& sentence, bool wrong);
    void apply();

    SysctlReading m_reading;
    bool m_hasReading = false;
    std::optional<Message> m_objection;
    std::optional<Message> m_objectionToKeeping;
    QLabel* m_name;
    QLabel* m_effect;
    QLabel* m_beliefTitle;
    QLabel* m_belief;
    QFormLayout* m_facts;
    QLabel* m_value;
    QLabel* m_default;
    QLabel* m_range;
    QLabel* m_scope;
    QLabel* m_before;
    QLabel* m_kept;
    QLineEdit* m_edit;
    QLabel* m_unit;
    IconLabel* m_icon;
    QLabel* m_verdict;
    QCheckBox* m_keep;
    QPushButton* m_apply;
    QPushButton* m_undo;
};

}   // namespace socklens
