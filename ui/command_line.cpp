#include "ui/command_line.h"

#include "app/core/filter/filter.h"
#include "app/models/translated.h"
#include "app/session/monitor_session.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <algorithm>
#include <array>

namespace socklens {

namespace {

constexpr int askedWrongly = 2;

class CommandLineWords {
    Q_DECLARE_TR_FUNCTIONS(CommandLine)
};

struct NamedPage {
    PageName page;
    const char* name;
};
constexpr std::array pages{NamedPage{PageName::Overview, "overview"},
                           NamedPage{PageName::Sockets, "sockets"},
                           NamedPage{PageName::Processes, "processes"},
                           NamedPage{PageName::Leftovers, "leftovers"},
                           NamedPage{PageName::Ports, "ports"},
                           NamedPage{PageName::Tuning, "tuning"},
                           NamedPage{PageName::Log, "log"},
                           NamedPage{PageName::Compare, "compare"}};

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

QString toText(PageName page) {
    const auto* found = std::ranges::find(pages, page, &NamedPage::page);
    return QLatin1String(found->name);
}

std::optional<PageName> pageFromText(const QString& text) {
    for (const auto& [page, name] : pages)
        if (text == QLatin1String(name)) return page;
    return std::nullopt;
}

CommandLineAnswer parseCommandLine(const QStringList& arguments, const CommandLine& before) {
    QCommandLineParser parser;
    parser.setApplicationDescription(CommandLineWords::tr("Watch sockets, understand them, and act on them."));
    const QCommandLineOption help({QStringLiteral("h"), QStringLiteral("help")},
                                  CommandLineWords::tr("Show this help."));
    const QCommandLineOption version(QStringLiteral("version"), CommandLineWords::tr("Show the version."));
    const QCommandLineOption filter(QStringLiteral("filter"),
                                    CommandLineWords::tr("Show only matching sockets, such as “state:listen”."),
                                    CommandLineWords::tr("expression"));
    const QCommandLineOption page(
        QStringLiteral("page"),
        CommandLineWords::tr(
            "Begin with this page: overview, sockets, processes, leftovers, ports, tuning, log or compare."),
        CommandLineWords::tr("page"));
    const QCommandLineOption interval(QStringLiteral("interval"),
                                      CommandLineWords::tr("Look every so many seconds, from 0.5 to 10."),
                                      CommandLineWords::tr("seconds"));
    const QCommandLineOption theme(QStringLiteral("theme"),
                                   CommandLineWords::tr("Use these colours: system, light or dark."),
                                   CommandLineWords::tr("theme"));
    const QCommandLineOption background(
        QStringLiteral("background"),
        CommandLineWords::tr(
            "Start without a window, as an icon in the panel; where there is none, with the window."));
    parser.addOptions({help, version, filter, page, interval, theme, background});

    const auto wrong = [](const QString& sentence) {
        return CommandLineAnswer{{}, QStringLiteral("socklens: %1\n").arg(sentence), askedWrongly};
    };
    if (!parser.parse(arguments)) return wrong(parser.errorText());
    if (parser.isSet(help)) return {{}, parser.helpText(), 0};
    if (parser.isSet(version)) return {{}, QStringLiteral("socklens " SOCKLENS_VERSION "\n"), 0};
    if (!parser.positionalArguments().isEmpty())
        return wrong(CommandLineWords::tr("“%1” is not understood. --help lists the options.")
                         .arg(parser.positionalArguments().constFirst()));

    CommandLine options = before;
    if (parser.isSet(page)) {
        const auto asked = pageFromText(parser.value(page));
        if (!asked)
            return wrong(
                CommandLineWords::tr("There is no page “%1”: overview, sockets, processes, leftovers, ports, "
                                     "tuning, log or compare are.")
                    .arg(parser.value(page)));
        options.page = *asked;
    }
    if (parser.isSet(interval)) {
        const auto asked = intervalFromText(parser.value(interval));
        if (!asked)
            return wrong(CommandLineWords::tr("“%1” is not a number of seconds from 0.5 to 10.")
                             .arg(parser.value(interval)));
        options.interval = *asked;
    }
    if (parser.isSet(theme)) {
        const auto asked = Appearance::themeFromText(parser.value(theme));
        if (!asked)
            return wrong(CommandLineWords::tr("There is no theme “%1”: system, light or dark are.")
                             .arg(parser.value(theme)));
        options.theme = *asked;
    }
    if (parser.isSet(filter)) {
        const auto parsed = Filter::parse(parser.value(filter).toStdString());
        if (!parsed) return wrong(translated(parsed.error().message));
        options.filter = parser.value(filter);
    }
    options.isInBackground = parser.isSet(background);
    return {options, std::nullopt, 0};
}

}   // namespace socklens
