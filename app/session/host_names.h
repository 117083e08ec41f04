// What addresses are called. The name service may take its time, up to a minute: so it is asked on threads that
// nobody waits for, not even at the end of the program; what they still find out then is forgotten. Lives in the
// screen's thread, where the answers come. What has no name, or whose name service does not answer, has none here.
#pragma once

// First: the moc of Qt 6.4 cannot read the <compare> of GCC 12 before.
#include <QObject>

#include "app/core/address.h"

#include <QString>
#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>

namespace socklens {

struct HostAnswer {
    std::string name;   ///< empty: it has none
    /// False: the name service could not be asked, and may be so later.
    bool isFinal = true;
};

/// Asks the machine's name service, on the calling thread.
HostAnswer askNameService(const Address& address);

class HostNames final : public QObject {
    Q_OBJECT

public:
    /// Called on several threads at once, and perhaps still after this is gone.
    using Lookup = std::function<HostAnswer(const Address&)>;
    using Clock = std::function<std::chrono::steady_clock::time_point()>;

    static constexpr std::size_t mostOpen = 64;     ///< questions; others are passed over until some are answered
    static constexpr std::size_t mostKept = 4096;   ///< answers
    static constexpr std::size_t mostThreads = 4;
    static constexpr std::chrono::seconds patience{60};   ///< before what was not answered is asked again

    explicit HostNames(Lookup lookup = &askNameService, QObject* parent = nullptr);
    ~HostNames() override;

    /// Empty if it is not known.
    QString nameOf(const Address& address) const;
    /// Does nothing where the answer is known, or about to come.
    void ask(const Address& address);
    /// Another one than the machine's.
    void setClock(Clock clock) { m_clock = std::move(clock); }

Q_SIGNALS:
    /// Some answers have come.
    void arrived();

private:
    struct Desk;
    struct Kept {
        QString name;
        std::optional<std::chrono::steady_clock::time_point> askAgainAt;
    };

    static void serve(const std::shared_ptr<Desk>& desk);
    Q_SLOT void take();
    void startThread();
    bool isDue(const Address& address) const;

    std::shared_ptr<Desk> m_desk;   ///< the threads' too
    std::size_t m_threads = 0;
    std::set<Address> m_open;
    std::map<Address, Kept> m_kept;
    Clock m_clock = &std::chrono::steady_clock::now;
};

}   // namespace socklens
