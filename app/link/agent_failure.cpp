#include "app/link/agent_failure.h"

#include <QFileInfo>

namespace socklens {

namespace {

// pkexec(1), "RETURN VALUE"
constexpr int dismissed = 126;
constexpr int notAuthorized = 127;

/// The last line that says something.
std::string lastLine(const QByteArray& text) {
    constexpr qsizetype longest = 500;
    const QByteArray trimmed = text.trimmed();
    return trimmed.mid(trimmed.lastIndexOf('\n') + 1).left(longest).toStdString();
}

Message refusedByPkexec(const AgentEnd& end) {
    if (end.exitCode == dismissed)
        return {SOCKLENS_TEXT("The question for administrator rights was dismissed. Everything goes on without "
                              "them."),
                {}};
    if (end.complaint.contains("No authentication agent found"))
        return {
            SOCKLENS_TEXT(
                "Nothing in this session can ask for a password (no polkit authentication agent runs). "
                "Start one, or use “sudo socklens-agent act” and “sudo socklens-agent snapshot” on the command "
                "line."),
            {}};
    if (end.complaint.contains("Not authorized"))
        return {SOCKLENS_TEXT("Administrator rights were not granted. Everything goes on without them."), {}};
    return {SOCKLENS_TEXT("Administrator rights could not be had: %1"), {lastLine(end.complaint)}};
}

}   // namespace

Message agentFailure(const AgentEnd& end) {
    const std::string program = end.program.toStdString();
    if (end.notStarted)
        return {SOCKLENS_TEXT("The program %1 could not be started. Install Socklens again."), {program}};
    if (end.wasReady)
        return {
            SOCKLENS_TEXT("The agent has ended unexpectedly. Everything goes on without it; what it was doing may "
                          "or may not be done."),
            {}};
    const bool byPkexec = QFileInfo(end.program).fileName() == QLatin1String("pkexec");
    if (byPkexec && !end.bySignal && (end.exitCode == dismissed || end.exitCode == notAuthorized))
        return refusedByPkexec(end);
    if (!end.complaint.trimmed().isEmpty())
        return {SOCKLENS_TEXT("The agent could not begin: %1"), {lastLine(end.complaint)}};
    return {SOCKLENS_TEXT("The agent ended before it began. Everything goes on without it."), {}};
}

}   // namespace socklens
