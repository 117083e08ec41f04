#include "tests/agent/talking_agent.h"

namespace socklens::test {

namespace {

constexpr int longestWaitMs = 20'000;

}   // namespace

TalkingAgent::TalkingAgent(const QStringList& options, const QString& program, const QStringList& launcher) {
    QStringList command = launcher + QStringList{program, "serve"} + options;
    const QString first = command.takeFirst();
    process.start(first, command);
    if (!process.waitForStarted(longestWaitMs)) throw std::runtime_error("the agent does not start");
}

TalkingAgent::~TalkingAgent() {
    process.closeWriteChannel();
    if (process.state() != QProcess::NotRunning && !process.waitForFinished(longestWaitMs)) process.kill();
    process.waitForFinished(longestWaitMs);
}

Capabilities TalkingAgent::start(wire::Wishes wishes) {
    const auto greeting = await<wire::Greeting>();
    send(wire::Started{wire::protocolVersion, wishes});
    return greeting.capabilities;
}

void TalkingAgent::sendBytes(std::string_view bytes) {
    process.write(bytes.data(), static_cast<qint64>(bytes.size()));
}

int TalkingAgent::exitStatus() {
    if (process.state() != QProcess::NotRunning && !process.waitForFinished(longestWaitMs))
        throw std::runtime_error("the agent does not end");
    client.feed(process.readAllStandardOutput().toStdString());
    return process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
}

void TalkingAgent::readMore() {
    if (process.bytesAvailable() == 0 && !process.waitForReadyRead(longestWaitMs))
        throw std::runtime_error("the agent says nothing: " + process.readAllStandardError().toStdString());
    client.feed(process.readAllStandardOutput().toStdString());
}

}   // namespace socklens::test
