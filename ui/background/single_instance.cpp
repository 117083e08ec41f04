#include "ui/background/single_instance.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <sys/stat.h>

namespace socklens {

namespace {

constexpr QLatin1String objectPath("/org/socklens/Socklens");
constexpr QLatin1String interfaceName("org.socklens.Socklens");
constexpr int patience = 3000;   // milliseconds

/// A window shows one network namespace: one of another is another window.
QString serviceName() {
    struct stat status {};
    const bool isKnown = stat("/proc/self/ns/net", &status) == 0;
    return QStringLiteral("org.socklens.Socklens.netns_%1").arg(isKnown ? status.st_ino : 0);
}

}   // namespace

SingleInstance::~SingleInstance() {
    QDBusConnection::sessionBus().unregisterService(serviceName());
}

bool SingleInstance::begin() {
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected()) return true;
    bus.registerObject(objectPath, this, QDBusConnection::ExportScriptableSlots);
    return bus.registerService(serviceName());
}

bool SingleInstance::handOver(const QStringList& arguments) {
    QDBusMessage call =
        QDBusMessage::createMethodCall(serviceName(), objectPath, interfaceName, QStringLiteral("show"));
    call << arguments;
    return QDBusConnection::sessionBus().call(call, QDBus::Block, patience).type() == QDBusMessage::ReplyMessage;
}

}   // namespace socklens
