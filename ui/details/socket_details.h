// Collects what there is to know of one socket: from the pictures, from what is remembered of it, and from the
// probe, which is asked about this socket only. The screen's thread.
#pragma once

#include "app/models/socket_story.h"
#include "app/session/monitor_session.h"
#include "ui/details/details.h"

namespace socklens {

class SocketDetails final : public Details {
    Q_OBJECT

public:
    SocketDetails(MonitorSession& session, PicturePointer picture, std::uint32_t row, QObject* parent);

    const SocketKey& key() const { return m_socket.key(); }

    void follow(const UpdatePointer& update) override;
    void catchUp(const PicturePointer& picture) override;
    void rest() override;
    void ask() override;
    Story story() const override;
    MenuSubject subject() const override;

private:
    void recall();
    void askForNames();
    void askForFigures();
    void askForOptions();
    void onAnswered(RequestId request, const Answer& answer);

    MonitorSession& m_session;
    FollowedSocket m_socket;
    SocketKnowledge m_knowledge;
    bool m_isAsking = false;   ///< somebody has stayed with it
    std::optional<RequestId> m_figures;
    std::optional<RequestId> m_options;
    State m_optionsIn{};   ///< the state in which they were asked for
};

}   // namespace socklens
