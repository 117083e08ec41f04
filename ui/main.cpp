// socklens: the desktop program. Command line first, without a display; then one window over one session.
#include "app/core/lean_memory.h"
#include "app/session/agent_program.h"
#include "app/session/monitor_session.h"
#include "ui/background/single_instance.h"
#include "ui/command_line.h"
#include "ui/kept_state.h"
#include "ui/main_window.h"
#include "ui/style/appearance.h"
#include "ui/style/clear_indicators.h"
#include "ui/style/icons.h"
#include "ui/termination.h"
#include "ui/translations.h"

#include <QApplication>
#include <cstdio>

namespace {

/// Qt ends a program without a display by abort(3); a sentence is kinder.
bool hasDisplay() {
    return !qEnvironmentVariableIsEmpty("DISPLAY") || !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY") ||
           !qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM");
}

socklens::CommandLineAnswer readCommandLine(int argc, char** argv, const socklens::CommandLine& before) {
    const QCoreApplication application(argc, argv);
    socklens::installTranslations();
    return socklens::parseCommandLine(QCoreApplication::arguments(), before);
}

}   // namespace

int main(int argc, char** argv) {
    const QString keptState = socklens::keptStateFile();
    const socklens::KeptState kept = socklens::readKeptState(keptState);
    const auto commandLine = readCommandLine(argc, argv, kept.start);
    if (commandLine.print) {
        std::fputs(qPrintable(*commandLine.print), commandLine.exitStatus == 0 ? stdout : stderr);
        return commandLine.exitStatus;
    }
    if (!hasDisplay()) {
        const QCoreApplication application(argc, argv);
        socklens::installTranslations();
        const QString sentence = QCoreApplication::translate(
            "CommandLine", "There is no display. “%1 snapshot” writes every socket as CSV instead.");
        std::fprintf(stderr, "socklens: %s\n", qPrintable(sentence.arg(socklens::agentProgram())));
        return 1;
    }
    socklens::giveBackLargeBlocks();
    const QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("socklens"));
    QApplication::setApplicationDisplayName(QStringLiteral("Socklens"));
    QApplication::setApplicationVersion(QStringLiteral(SOCKLENS_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("org.socklens.Socklens"));
    QApplication::setWindowIcon(socklens::applicationIcon());

    QApplication::setStyle(new socklens::ClearIndicators);
    socklens::installTranslations();

    socklens::SingleInstance instance;
    if (!instance.begin() && socklens::SingleInstance::handOver(QApplication::arguments())) return 0;

    socklens::Appearance appearance(commandLine.options.theme.value_or(kept.settings.theme));
    const auto session = socklens::MonitorSession::ofThisComputer();
    socklens::MainWindow window(*session, commandLine.options);
    window.restore(kept);
    QObject::connect(&window, &socklens::MainWindow::themeWanted, &appearance, &socklens::Appearance::setTheme);
    const auto keep = [&] { socklens::writeKeptState(keptState, window.state()); };
    QObject::connect(&window, &socklens::MainWindow::worthKeeping, &window, keep);
    QObject::connect(&application, &QApplication::aboutToQuit, &window, keep);
    QObject::connect(&application, &QApplication::commitDataRequest, &window, keep, Qt::DirectConnection);
    QObject::connect(&instance, &socklens::SingleInstance::wanted, &window, &socklens::MainWindow::startAgain);
    // Unlike quit(), it asks no window: one that goes on in the background would refuse.
    const socklens::Termination termination;
    QObject::connect(&termination, &socklens::Termination::wanted, &application, [] { QApplication::exit(); });
    if (!commandLine.options.isInBackground) window.show();
    return QApplication::exec();
}
