#include "ui/termination.h"

#include <QSocketNotifier>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <sys/eventfd.h>
#include <unistd.h>

namespace socklens {

namespace {

int wakeUp = -1;   // an eventfd that stays open: a handler may run at any time

void onSignal(int /*signal*/) {
    const int before = errno;
    const std::uint64_t one = 1;
    [[maybe_unused]] const auto written = ::write(wakeUp, &one, sizeof one);
    errno = before;
}

}   // namespace

Termination::Termination(QObject* parent) : QObject(parent) {
    wakeUp = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    if (wakeUp < 0) return;
    auto* notifier = new QSocketNotifier(wakeUp, QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, [this] {
        std::uint64_t count = 0;
        if (read(wakeUp, &count, sizeof count) == sizeof count) Q_EMIT wanted();
    });
    struct sigaction action {};
    action.sa_handler = onSignal;
    action.sa_flags = SA_RESTART | static_cast<int>(SA_RESETHAND);   // the second one ends it at once
    for (const int signal : std::array{SIGTERM, SIGINT, SIGHUP}) sigaction(signal, &action, nullptr);
}

}   // namespace socklens
