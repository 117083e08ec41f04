#include "ui/command_line.h"

#include "app/core/filter/filter.h"
#include "app/models/translated.h"
#include "app/session/monitor_session.h"

#include <QCommandLineParser>
#include <QCoreApplication>

namespace socklens {

namespace {

constexpr int askedWrongly = 2;

class Words {
    Q_DECLARE_TR_FUNCTIONS(CommandLine)
};

std::optional<PageName> pageFromText(const QString& text) {
    if (text == QLatin1String("overview")) return PageName::Overview;
    if (text == QLatin1String("sockets")) return PageName::Sockets;
    if (text == QLatin1String("processes")) return PageName::Processes;
    if (text == QLatin1String("leftovers")) return PageName::Leftovers;
    if (text == QLatin1String("ports")) return PageName::Ports;
    if (text == QLatin1String("tuning")) return PageName::Tuning;
    if (text == QLatin1String("log")) return PageName::Log;
    return std::nullopt;
}

std::optional<std::chrono::milliseconds> intervalFromText(const QString& text) {
    bool isNumber = false;
    const double seconds = text.toDouble(&isNumber);
    const std::chrono::duration<double> asked(seconds);
    // Written so that “nan” is refused too.
    const bool inRange = asked >= MonitorSession::shortestInterval && asked <= MonitorSession::longestInterval;
    if (!isNumber || !inRange) return std::nullopt;
    return std::chrono::duration_cast<std::chrono::milliseconds>(asked);
}

}   // namespace

CommandLineAnswer parseCommandLine(const QStringList& arguments) {
    QCommandLineParser parser;
    parser.setApplicationDescription(Words::tr("Watch sockets, understand them, and act on them."));
    const QCommandLineOption help({QStringLiteral("h"), QStringLiteral("help")}, Words::tr("Show this help."));
    const QCommandLineOption version(QStringLiteral("version"), Words::tr("Show the version."));
    const QCommandLineOption filter(QStringLiteral("filter"),
                                    Words::tr("Show only matching sockets, such as “state:listen”."),
                                    Words::tr("expression"));
    const QCommandLineOption page(
        QStringLiteral("page"),
        Words::tr("Begin with this page: overview, sockets, processes, leftovers, ports, tuning or log."),
        Words::tr("page"), QStringLiteral("overview"));
    const QCommandLineOption interval(QStringLiteral("interval"),
                                      Words::tr("Look every so many seconds, from 0.5 to 10."),
                                      Words::tr("seconds"), QStringLiteral("1"));
    const QCommandLineOption theme(QStringLiteral("theme"), Words::tr("Use these colours: system, light or dark."),
                                   Words::tr("theme"), QStringLiteral("system"));
    parser.addOptions({help, version, filter, page, interval, theme});

    const auto wrong = [](const QString& sentence) {
        return CommandLineAnswer{{}, QStringLiteral("socklens: %1\n").arg(sentence), askedWrongly};
    };
    if (!parser.parse(arguments)) return wrong(parser.errorText());
    if (parser.isSet(help)) return {{}, parser.helpText(), 0};
    if (parser.isSet(version)) return {{}, QStringLiteral("socklens " SOCKLENS_VERSION "\n"), 0};
    if (!parser.positionalArguments().isEmpty())
        return wrong(Words::tr("“%1” is not understood. --help lists the options.")
                         .arg(parser.positionalArguments().constFirst()));

    CommandLine options;
    const auto pageName = pageFromText(parser.value(page));
    if (!pageName)
        return wrong(
            Words::tr("There is no page “%1”: overview, sockets, processes, leftovers, ports, tuning or log are.")
                .arg(parser.value(page)));
    const auto seconds = intervalFromText(parser.value(interval));
    if (!seconds)
        return wrong(Words::tr("“%1” is not a number of seconds from 0.5 to 10.").arg(parser.value(interval)));
    const auto themeName = Appearance::themeFromText(parser.value(theme));
    if (!themeName)
        return wrong(Words::tr("There is no theme “%1”: system, light or dark are.").arg(parser.value(theme)));
    const auto parsed = Filter::parse(parser.value(filter).toStdString());
    if (!parsed) return wrong(translated(parsed.error().message));

    options.page = *pageName;
    options.interval = *seconds;
    options.theme = *themeName;
    options.filter = parser.value(filter);
    return {options, std::nullopt, 0};
}

}   // namespace socklens
