// One window for each desktop session and each network namespace: a second start shows the first window, with what
// it was asked for, and ends. Over the D-Bus of the session; without one, every start has its own window. The
// screen's thread.
#pragma once

#include <QObject>
#include <QStringList>

namespace socklens {

class SingleInstance final : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.socklens.Socklens")

public:
    using QObject::QObject;
    ~SingleInstance() override;

    /// From now on this program is the one. False: another one is already. What is asked of it meanwhile waits for
    /// the event loop.
    bool begin();

    /// Whether the one that is there already now has the arguments. If it does not answer within seconds, it has
    /// not.
    static bool handOver(const QStringList& arguments);

    /// Any program of the session may ask: the arguments are not to be believed.
    Q_SCRIPTABLE Q_SLOT void show(const QStringList& arguments) { Q_EMIT wanted(arguments); }

Q_SIGNALS:
    /// Somebody has started the program once more. The arguments begin with its name.
    void wanted(const QStringList& arguments);
};

}   // namespace socklens
