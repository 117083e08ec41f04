// The port doctor on the screen: follows the pictures while it is seen, asks for socket options that make the
// prediction surer, and tries bind(2) when somebody wants it. A trial counts as long as what it stands on is
// there. The screen's thread.
#pragma once

#include "app/core/socket_key.h"
#include "app/insight/port_doctor.h"
#include "app/session/monitor_session.h"
#include "ui/acting/socket_menu.h"
#include "ui/pages/trial_ground.h"

#include <QDateTime>
#include <QWidget>
#include <map>
#include <optional>
#include <span>
#include <unordered_map>
#include <unordered_set>

class QLabel;
class QStackedWidget;
class QTableView;

namespace socklens {

class PortBlockerModel;
class PortQuestionLine;
class PortVerdict;
class RemedyList;
class SocketWishes;

class PortDoctorView final : public QWidget {
    Q_OBJECT

public:
    PortDoctorView(MonitorSession& session, SocketWishes& wishes, QWidget* parent = nullptr);

    /// About every address of both families, by TCP.
    void ask(Port port);

protected:
    void showEvent(QShowEvent* event) override;

private:
    struct Trial {
        TrialBindAnswer answer;
        QDateTime at;
        TrialGround ground;
        bool settled = false;   ///< a picture that was taken after it has been seen
    };

    QWidget* buildResult();
    void buildTable();
    void onQuestionChanged();
    void onAnswered(RequestId request, const Answer& answer);
    void onUpdated();
    void tryToBind();
    void askForOptions(const PortQuestion& question);
    void offerAddresses();
    TrialGround groundOf(const PortQuestion& question) const;
    void diagnose();
    void showBlockers(const Picture& picture, std::span<const PortBlocker> worst);
    void openMenu(const QPoint& position);
    MenuSubject selection() const;

    MonitorSession& m_session;
    SocketWishes& m_wishes;
    PortQuestionLine* m_line;
    QStackedWidget* m_stack;
    QLabel* m_notice;
    PortVerdict* m_verdict;
    PortBlockerModel* m_model;
    QTableView* m_table;
    QLabel* m_empty;
    RemedyList* m_remedies;
    SocketMenu* m_menu;

    std::optional<Trial> m_trial;
    bool m_trialIsOld = false;   ///< there was one, before the sockets changed
    std::unordered_map<SocketKey, SocketOptions> m_options;
    std::unordered_set<SocketKey> m_inspected;   ///< asked about already
    std::optional<RequestId> m_trialRequest;
    std::map<RequestId, SocketKey> m_optionRequests;
};

}   // namespace socklens
