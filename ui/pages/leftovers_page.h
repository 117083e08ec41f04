// What did the dead leave, and when is it gone? Groups of leftovers, and everything about the selected one.
// The screen's thread. It is fed only while it is visible.
#pragma once

#include "app/core/socket_key.h"
#include "app/session/monitor_session.h"
#include "ui/acting/menu_subject.h"
#include "ui/charts/chart_picture.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QPushButton;
class QTableView;

namespace socklens {

class DrainChart;
class LeftoverModel;
class SocketWishes;

class LeftoversPage final : public QWidget {
    Q_OBJECT

public:
    LeftoversPage(MonitorSession& session, SocketWishes& wishes, QWidget* parent = nullptr);

    /// Goes on watching although the window is closed: whether that is so, and can be switched here.
    void setWatching(bool watching);

    /// The group of a former owner, if it is still there.
    void showGroup(const std::string& key);

Q_SIGNALS:
    void socketsWanted(const std::vector<socklens::SocketKey>& sockets);
    void watchingWanted(bool watching);
    void pictureWanted(const socklens::ChartPicturePointer& picture);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    QWidget* buildTop();
    void buildTable();
    QWidget* buildPanel();
    void refresh();
    void showSummary();
    void showCurrent();
    void askForNames();
    void onNamesChanged();
    QString headline(const LeftoverGroup& group, const Naming* naming) const;
    const LeftoverGroup* current() const;
    MenuSubject subjectOf(const LeftoverGroup& group) const;
    LeftoverGrouping grouping() const;

    MonitorSession& m_session;
    SocketWishes& m_wishes;
    LeftoverModel* m_model;
    QLabel* m_summary;
    QComboBox* m_grouping;
    QTableView* m_table;
    QLabel* m_empty;
    QWidget* m_panel = nullptr;
    QLabel* m_title;
    QLabel* m_text;
    DrainChart* m_chart;
    QPushButton* m_show;
    QPushButton* m_release;
    QLabel* m_unseen;
    QPushButton* m_watch;
    bool m_followsTop = true;   ///< nobody has chosen a group: the first one is shown, whichever that is
    PicturePointer m_shown;     ///< what the groups on the screen are groups of; nothing while nobody looks
};

}   // namespace socklens
