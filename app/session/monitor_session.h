// The only façade that the screen drives: what it may read and ask.
// Lives in the screen's thread; owns the probe. Never blocks on the kernel, nor on what is concluded from it: that
// is done beside the screen (thinker.h), and what has come meanwhile waits in the probe, the newest only. The
// probe can be exchanged for one with more rights while the screen goes on: requests keep their numbers, and the
// picture keeps its memory.
#pragma once

#include "app/core/action_log.h"
#include "app/core/picture.h"
#include "app/core/state_history.h"
#include "app/export/exported.h"
#include "app/link/probe.h"
#include "app/session/action_round.h"
#include "app/session/endpoint_names.h"
#include "app/session/thinker.h"

#include <QObject>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>

namespace socklens {

class MonitorSession final : public QObject {
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds shortestInterval{500};
    static constexpr std::chrono::milliseconds longestInterval{10'000};

    using Clock = std::function<std::chrono::steady_clock::time_point()>;
    using ProbeMaker = std::function<std::unique_ptr<Probe>()>;
    enum class Rights : std::uint8_t { Own, BeingAsked, Elevated, BeingGivenBack };

    /// Of this computer, with the rights of this process; more on request.
    static std::unique_ptr<MonitorSession> ofThisComputer();

    /// `own` is made at once and whenever the elevated one ends or is to end; an empty `elevated` means that there
    /// is none.
    explicit MonitorSession(ProbeMaker own, ProbeMaker elevated = {}, QObject* parent = nullptr);
    ~MonitorSession() override;

    const PicturePointer& picture() const { return m_picture; }
    /// How long ago it came. By a clock that stands still while the machine sleeps, as the kernel's timers do.
    Milliseconds pictureAge() const;
    /// Another one than the machine's.
    void setClock(Clock clock) { m_clock = std::move(clock); }
    const StateHistory& history() const { return m_history; }
    const Capabilities& capabilities() const { return m_probe->capabilities(); }
    /// What follows from it and from everything before. Valid until updated().
    const Conclusions& conclusions() const { return *m_conclusions; }
    /// What the port doctor can know from here. Its memory is null while the next picture is being thought about:
    /// updated() follows. Valid until the event loop goes on.
    PortFacts portFacts() const;

    Rights rights() const;
    bool canUnlock() const { return static_cast<bool>(m_makeElevated); }
    /// Asks for administrator rights, and goes on with them if they are given.
    void unlock();
    /// Gives them back, and goes on with those of this process. What is being done with them is done first: nobody
    /// has to look up afterwards what was done of it. Questions are put again, as whenever the probe is exchanged.
    void lock();

    /// Programs whose end somebody wants to be told, however it comes. By name: the next run is meant too.
    const std::set<std::string>& watchedPrograms() const { return m_watchedPrograms; }
    void watchProgram(const std::string& name, bool watched);

    bool isPaused() const { return m_paused; }
    void setPaused(bool paused);
    std::chrono::milliseconds interval() const { return m_interval; }
    /// Kept between the shortest and the longest.
    void setInterval(std::chrono::milliseconds interval);
    void setTcpInfo(bool wanted);
    bool showsAllNetworks() const { return m_allNetworks; }
    void setAllNetworks(bool wanted);
    void refresh() { m_probe->sampleNow(); }

    EndpointNames& names() { return m_names; }

    /// Answered once, by whichever probe is there.
    RequestId ask(Query query);
    /// Any number; performed in portions, reported once as a whole.
    RequestId perform(Actions actions);

Q_SIGNALS:
    /// Processes that held sockets, or closed some, and have ended; with what they left.
    void died(const std::vector<socklens::DeathReport>& reports);
    /// Never null. Whoever keeps it keeps two pictures, which may be large.
    void updated(const socklens::UpdatePointer& update);
    void pausedChanged(bool paused);
    void rightsChanged();
    /// Why administrator rights were not given, or are gone.
    void elevationFailed(const socklens::Message& reason);
    /// They were given back, as lock() was told.
    void rightsGivenBack();
    /// Something about the probe at work, or the one that is asked for, is not as it should be; it goes on.
    void noted(const socklens::Message& note);
    void answered(socklens::RequestId request, const socklens::Answer& answer);
    void progressed(socklens::RequestId request, std::size_t finished, std::size_t all);
    void performed(socklens::RequestId request, const socklens::Actions& actions,
                   const socklens::ActionResults& results);
    /// What was performed, for the log.
    void logged(const std::vector<socklens::LogEntry>& entries);

private:
    /// Actions under way, and whose rights they were begun with.
    struct Round {
        ActionRound actions;
        bool elevated = false;
    };

    std::unique_ptr<Probe> make(const ProbeMaker& maker);
    void use(std::unique_ptr<Probe> probe);
    void adopt(std::unique_ptr<Probe> probe);
    void exchangeIfIdle();
    void goOnWithOwnRights();
    void fallBack(const Message& reason);
    void take();
    void follow(const Thought& thought);
    void askForSettings();
    void onAnswered(RequestId probeRequest, const Answer& answer);
    void onPerformed(RequestId probeRequest, const ActionResults& results);
    void sendPortions(RequestId request);
    void finish(RequestId request);

    ProbeMaker m_makeOwn;
    ProbeMaker m_makeElevated;
    std::unique_ptr<Probe> m_probe;
    std::unique_ptr<Probe> m_asking;   ///< the elevated one, until it is ready
    bool m_elevated = false;
    bool m_givesBack = false;   ///< as soon as nothing is being done
    Events m_eventsOfFormer;    ///< of the probe before this one, since its last picture
    PicturePointer m_picture = emptyPicture();
    Clock m_clock = &std::chrono::steady_clock::now;
    std::optional<std::chrono::steady_clock::time_point> m_pictureCame;
    std::optional<std::chrono::steady_clock::time_point> m_nextCame;   ///< that is being thought about
    StateHistory m_history;
    std::shared_ptr<const Conclusions> m_conclusions = std::make_shared<const Conclusions>();
    PortSettings m_portSettings;
    TimerSettings m_timers;
    std::set<std::string> m_watchedPrograms;
    Timestamp m_settingsReadAt{};
    std::chrono::milliseconds m_interval{1000};
    bool m_paused = false;
    bool m_tcpInfo = false;
    bool m_allNetworks = false;
    EndpointNames m_names;
    quint64 m_lastRequest = 0;
    std::map<RequestId, std::pair<RequestId, Query>> m_questions;   ///< by the probe's number
    std::map<RequestId, RequestId> m_portions;                      ///< the probe's number → ours
    std::map<RequestId, Round> m_rounds;                            ///< by our number
    std::vector<RequestId> m_unknown;                               ///< rounds that wait for the next sample
    std::vector<RequestId> m_resolvable;   ///< those that wait for the picture that is being made of it
    Thinker m_thinker;
};

}   // namespace socklens
