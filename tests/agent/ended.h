// The agent as a command: run to its end, at most 20 seconds, with what it said. Any one thread; owns nothing.
#pragma once

#include <QByteArray>
#include <QProcess>
#include <QStringList>

namespace socklens::test {

struct Ended {
    int code = -1;   ///< -1: by a signal, or not at all
    QByteArray output;
    QByteArray complaint;
};

inline Ended endOf(QProcess& process) {
    if (!process.waitForFinished(20'000)) return {};
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            process.readAllStandardOutput(), process.readAllStandardError()};
}

inline Ended run(const QStringList& arguments, const QString& standardOutput = {}) {
    QProcess process;
    if (!standardOutput.isEmpty()) process.setStandardOutputFile(standardOutput);
    process.start(SOCKLENS_AGENT, arguments, QIODevice::ReadOnly);
    return endOf(process);
}

}   // namespace socklens::test
