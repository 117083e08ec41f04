// A D-Bus of a desktop session that nobody else is on. The screen's thread; ends with it. Where there is no
// dbus-daemon, or it is told to do without, there is none.
#pragma once

#include <QProcess>
#include <QString>

namespace socklens::test {

class SessionBus {
public:
    SessionBus() {
        if (qEnvironmentVariableIsSet("SOCKLENS_TEST_WITHOUT_BUS")) return;
        m_daemon.start(QStringLiteral("dbus-daemon"), {QStringLiteral("--session"), QStringLiteral("--nofork"),
                                                       QStringLiteral("--print-address")});
        if (m_daemon.waitForStarted() && m_daemon.waitForReadyRead())
            m_address = QString::fromLatin1(m_daemon.readLine().trimmed());
    }
    SessionBus(const SessionBus&) = delete;
    SessionBus& operator=(const SessionBus&) = delete;
    ~SessionBus() {
        if (m_daemon.state() == QProcess::NotRunning) return;
        m_daemon.terminate();
        m_daemon.waitForFinished();
    }

    bool isThere() const { return !m_address.isEmpty(); }
    const QString& address() const { return m_address; }

private:
    QProcess m_daemon;
    QString m_address;
};

}   // namespace socklens::test
