// Collects what there is to know of one process that holds sockets. Where there are many sockets, its own are
// counted beside the screen. The screen's thread.
#pragma once

#include "app/models/arranger.h"
#include "app/models/process_story.h"
#include "app/session/monitor_session.h"
#include "ui/details/details.h"

namespace socklens {

class ProcessDetails final : public Details {
    Q_OBJECT

public:
    /// So many sockets at most are counted at once, since nobody notices it.
    static constexpr std::size_t mostAtOnce = 500;
    /// How often its children are counted, which takes a look at every process of the machine.
    static constexpr std::chrono::seconds questionPace{5};

    ProcessDetails(MonitorSession& session, ProcessPointer process, QObject* parent);

    const ProcessId& id() const { return m_id; }

    void follow(const UpdatePointer& update) override { catchUp(update->newer); }
    void catchUp(const PicturePointer& picture) override;
    void rest() override;
    void ask() override;
    Story story() const override;
    MenuSubject subject() const override;

private:
    void take(const ProcessFacts& facts);
    void askForNames();
    void onAnswered(RequestId request, const Answer& answer);

    MonitorSession& m_session;
    ProcessId m_id;
    ProcessFacts m_facts;
    ProcessKnowledge m_knowledge;
    bool m_isAsking = false;
    Timestamp m_askedAt{};
    std::optional<RequestId> m_asked;
    Arranger m_counting;
};

}   // namespace socklens
