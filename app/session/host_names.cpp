#include "app/session/host_names.h"

#include <algorithm>
#include <array>
#include <condition_variable>
#include <cstring>
#include <deque>
#include <mutex>
#include <netdb.h>
#include <netinet/in.h>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

namespace socklens {

/// Where questions and answers lie between the threads.
struct HostNames::Desk {
    explicit Desk(Lookup asked) : lookup(std::move(asked)) {}

    const Lookup lookup;
    std::mutex mutex;
    std::condition_variable wake;
    std::deque<Address> questions;   // guarded, as what follows
    std::vector<std::pair<Address, HostAnswer>> answers;
    HostNames* asker = nullptr;   ///< null once nobody wants to know any more
};

namespace {

socklen_t fill(sockaddr_storage& storage, const Address& address) {
    if (address.isInet()) {
        auto& inet = reinterpret_cast<sockaddr_in&>(storage);
        inet.sin_family = AF_INET;
        std::memcpy(&inet.sin_addr, address.bytes.data() + 12, 4);
        return sizeof(sockaddr_in);
    }
    auto& inet6 = reinterpret_cast<sockaddr_in6&>(storage);
    inet6.sin6_family = AF_INET6;
    std::memcpy(&inet6.sin6_addr, address.bytes.data(), address.bytes.size());
    return sizeof(sockaddr_in6);
}

/// Whoever owns the address may have written anything into its zone.
QString readable(const std::string& name) {
    QString text = QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
    text.removeIf([](QChar letter) { return !letter.isPrint() || letter.isSpace(); });
    text.truncate(253);   // RFC 1035, 2.3.4
    return text;
}

}   // namespace

HostAnswer askNameService(const Address& address) {
    sockaddr_storage storage{};
    const socklen_t length = fill(storage, address);
    std::array<char, NI_MAXHOST> name{};
    const int error = getnameinfo(reinterpret_cast<const sockaddr*>(&storage), length, name.data(),
                                  static_cast<socklen_t>(name.size()), nullptr, 0, NI_NAMEREQD);
    if (error == 0) return {name.data(), true};
    return {{}, error == EAI_NONAME};
}

HostNames::HostNames(Lookup lookup, QObject* parent)
    : QObject(parent), m_desk(std::make_shared<Desk>(std::move(lookup))) {
    m_desk->asker = this;
}

HostNames::~HostNames() {
    {
        const std::lock_guard lock(m_desk->mutex);
        m_desk->asker = nullptr;
        m_desk->questions.clear();
    }
    m_desk->wake.notify_all();
}

QString HostNames::nameOf(const Address& address) const {
    const auto kept = m_kept.find(address);
    return kept == m_kept.end() ? QString() : kept->second.name;
}

bool HostNames::isDue(const Address& address) const {
    if (address.isUnspecified() || m_open.contains(address)) return false;
    const auto kept = m_kept.find(address);
    return kept == m_kept.end() || (kept->second.askAgainAt && *kept->second.askAgainAt <= m_clock());
}

void HostNames::ask(const Address& address) {
    if (m_open.size() >= mostOpen || !isDue(address)) return;
    startThread();
    if (m_threads == 0) return;
    m_open.insert(address);
    {
        const std::lock_guard lock(m_desk->mutex);
        m_desk->questions.push_back(address);
    }
    m_desk->wake.notify_one();
}

/// As many as there are questions: most people never ask.
void HostNames::startThread() {
    if (m_threads >= mostThreads) return;
    try {
        std::thread([desk = m_desk] { serve(desk); }).detach();
        ++m_threads;
    } catch (const std::system_error&) {
        // As many threads as there may be: others answer, or there are only numbers.
    }
}

void HostNames::serve(const std::shared_ptr<Desk>& desk) {
    std::unique_lock lock(desk->mutex);
    for (;;) {
        desk->wake.wait(lock, [&] { return desk->asker == nullptr || !desk->questions.empty(); });
        if (desk->asker == nullptr) return;
        const Address address = desk->questions.front();
        desk->questions.pop_front();
        lock.unlock();
        HostAnswer answer = desk->lookup(address);
        lock.lock();
        if (desk->asker == nullptr) return;   // and whatever it was made of may be gone
        desk->answers.emplace_back(address, std::move(answer));
        if (desk->answers.size() == 1)
            QMetaObject::invokeMethod(desk->asker, &HostNames::take, Qt::QueuedConnection);
    }
}

void HostNames::take() {
    std::vector<std::pair<Address, HostAnswer>> answers;
    {
        const std::lock_guard lock(m_desk->mutex);
        answers.swap(m_desk->answers);
    }
    for (const auto& [address, answer] : answers) {
        m_open.erase(address);
        if (m_kept.size() >= mostKept) m_kept.clear();   // who is still in sight is asked about again
        m_kept[address] = {readable(answer.name),
                           answer.isFinal ? std::nullopt : std::optional(m_clock() + patience)};
    }
    Q_EMIT arrived();
}

}   // namespace socklens
