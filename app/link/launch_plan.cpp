#include "app/link/launch_plan.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

namespace socklens {

namespace {

/// The agent of the same build comes first: the two ends have to speak the same version. With rights, it is the
/// installed one, since polkit knows no other by name; whether its version differs shows when it greets.
QStringList placesOfAgent(LaunchTarget target, const LaunchFacts& facts) {
    const QDir directory(facts.programDirectory);
    const auto beside = [&](const char* path) { return QDir::cleanPath(directory.filePath(QLatin1String(path))); };
    const QStringList ofThisBuild{beside("socklens-agent"), beside("../app/agent/socklens-agent"),
                                  beside("../libexec/socklens/socklens-agent")};
    const QStringList installed{facts.installedAgent};
    return target == LaunchTarget::Elevated ? installed + ofThisBuild : ofThisBuild + installed;
}

QString findAgent(LaunchTarget target, const LaunchFacts& facts) {
    for (const QString& place : placesOfAgent(target, facts))
        if (facts.isExecutable(place)) return place;
    return {};
}

}   // namespace

LaunchFacts launchFacts() {
    return {QCoreApplication::applicationDirPath(), QStringLiteral(SOCKLENS_AGENT_PATH),
            QStandardPaths::findExecutable(QStringLiteral("pkexec")),
            [](const QString& path) {
                const QFileInfo file(path);
                return file.isFile() && file.isExecutable();
            },
            QStandardPaths::findExecutable(QStringLiteral("socklens-agent"))};
}

QString agentCommand(const LaunchFacts& facts) {
    const QString agent = findAgent(LaunchTarget::Plain, facts);
    const auto program = [](const QString& path) { return QFileInfo(path).canonicalFilePath(); };
    const bool isInPath = !facts.commandInPath.isEmpty() && program(facts.commandInPath) == program(agent);
    return agent.isEmpty() || isInPath ? QStringLiteral("socklens-agent") : agent;
}

tl::expected<Launch, Message> launchPlan(LaunchTarget target, const LaunchFacts& facts) {
    const QString agent = findAgent(target, facts);
    if (agent.isEmpty())
        return tl::unexpected(Message{
            SOCKLENS_TEXT("The program socklens-agent was not found, neither beside this one nor at %1. Install "
                          "Socklens again."),
            {facts.installedAgent.toStdString()}});
    const QStringList serve{QStringLiteral("serve")};
    if (target == LaunchTarget::Plain) return Launch{agent, serve};
    if (facts.pkexec.isEmpty())
        return tl::unexpected(Message{
            SOCKLENS_TEXT(
                "The program pkexec, which asks for administrator rights, is not installed. Install it, or "
                "use “sudo %1 act” and “sudo %1 snapshot” on the command line."),
            {agentCommand(facts).toStdString()}});
    // The text agent inside pkexec would wait for a password where nobody can type one.
    return Launch{facts.pkexec, QStringList{QStringLiteral("--disable-internal-agent"), agent} + serve};
}

}   // namespace socklens
