// SIGTERM, SIGINT and SIGHUP as a signal of Qt's: a session that ends, or Ctrl+C in the terminal, is to end the
// program as its own Quit does, with everything kept. The screen's thread; one per program, for as long as it
// runs. Programs that are started meanwhile have the usual signals. Where no descriptor is left, they end the
// program as they always did. Source: signal-safety(7): a handler may write to a descriptor.
#pragma once

#include <QObject>

namespace socklens {

class Termination final : public QObject {
    Q_OBJECT

public:
    explicit Termination(QObject* parent = nullptr);

Q_SIGNALS:
    void wanted();
};

}   // namespace socklens
