#include "ui/kept_state.h"

#include "app/core/filter/filter.h"
#include "app/models/process_columns.h"
#include "app/session/monitor_session.h"

#include <QSettings>
#include <QStandardPaths>

namespace socklens {

namespace {

constexpr QLatin1String pageKey("window/page");
constexpr QLatin1String geometryKey("window/geometry");
constexpr QLatin1String detailsKey("window/details");
constexpr QLatin1String filterKey("window/filter");
constexpr QLatin1String intervalKey("window/interval_ms");
constexpr QLatin1String watchingKey("window/watching_when_closed");
constexpr QLatin1String socketsKey("sockets/columns");
constexpr QLatin1String processesKey("processes/columns");
constexpr QLatin1String viewKey("sockets/view");
constexpr QLatin1String marksKey("sockets/marks_changes");
constexpr QLatin1String namesKey("sockets/names");
constexpr QLatin1String allNetworksKey("sockets/all_networks");

constexpr qsizetype longestFilter = 2000;

bool isFilter(const QString& text) {
    return text.size() <= longestFilter && Filter::parse(text.toStdString()).has_value();
}

/// Written as one text; QSettings reads what has a comma in it, such as a filter, as a list.
QString textAt(const QSettings& settings, QLatin1String key) {
    return settings.value(key).toStringList().join(QLatin1String(", "));
}

QStringList processColumnWords() {
    QStringList words;
    for (const ProcessColumnInfo& column : processColumns()) words << QLatin1String(column.id);
    return words;
}

}   // namespace

QString keptStateFile() {
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) +
           QStringLiteral("/socklens/socklens.conf");
}

KeptState readKeptState(const QString& file) {
    const QSettings settings(file, QSettings::IniFormat);
    KeptState state;
    if (const auto page = pageFromText(textAt(settings, pageKey))) state.start.page = *page;
    if (const QString filter = textAt(settings, filterKey); isFilter(filter)) state.start.filter = filter;
    const std::chrono::milliseconds interval(settings.value(intervalKey).toInt());
    if (interval >= MonitorSession::shortestInterval && interval <= MonitorSession::longestInterval)
        state.start.interval = interval;
    state.geometry = settings.value(geometryKey).toByteArray();
    if (const auto place = detailsPlaceFromText(textAt(settings, detailsKey))) state.details = *place;
    state.sockets = parseSocketTableLayout(textAt(settings, socketsKey));
    state.processes = parseHeaderLayout(textAt(settings, processesKey), processColumnWords(),
                                        static_cast<int>(ProcessColumn::Sockets));
    if (const auto view = readyMadeViewFromText(textAt(settings, viewKey))) state.view = *view;
    state.marksChanges = settings.value(marksKey).toString() != QLatin1String("false");
    state.showsNames = settings.value(namesKey).toString() == QLatin1String("true");
    state.showsAllNetworks = settings.value(allNetworksKey).toString() == QLatin1String("true");
    state.filters = readSavedFilters(settings);
    state.exporting = readExportHabits(settings);
    state.isWatching = settings.value(watchingKey).toBool();
    state.settings = readSettings(settings);
    return state;
}

void writeKeptState(const QString& file, const KeptState& state) {
    QSettings settings(file, QSettings::IniFormat);
    settings.setValue(pageKey, toText(state.start.page));
    settings.setValue(filterKey, state.start.filter);
    settings.setValue(intervalKey, static_cast<int>(state.start.interval.count()));
    settings.setValue(geometryKey, state.geometry);
    settings.setValue(detailsKey, toText(state.details));
    if (state.sockets) settings.setValue(socketsKey, toText(*state.sockets));
    if (state.processes) settings.setValue(processesKey, toText(*state.processes, processColumnWords()));
    settings.setValue(viewKey, toText(state.view));
    settings.setValue(marksKey, state.marksChanges);
    settings.setValue(namesKey, state.showsNames);
    settings.setValue(allNetworksKey, state.showsAllNetworks);
    write(settings, state.filters);
    write(settings, state.exporting);
    settings.setValue(watchingKey, state.isWatching);
    write(settings, state.settings);
}

}   // namespace socklens
