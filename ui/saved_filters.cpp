#include "ui/saved_filters.h"

#include "app/core/filter/filter.h"

#include <QSettings>
#include <QStringList>
#include <algorithm>

namespace socklens {

namespace {

constexpr QLatin1String group("saved_filters");

QString key(std::size_t place, const char* part) {
    return QStringLiteral("%1/%2/%3").arg(group).arg(place).arg(QLatin1String(part));
}

/// QSettings reads what has a comma in it and was written by hand as a list.
QString textAt(const QSettings& settings, const QString& key) {
    return settings.value(key).toStringList().join(QLatin1String(", "));
}

bool isSame(const QString& a, const QString& b) {
    return a.compare(b, Qt::CaseInsensitive) == 0;
}

}   // namespace

QString SavedFilters::nameFrom(const QString& typed) {
    QString name = typed.simplified();
    name.removeIf([](QChar letter) { return !letter.isPrint() && !letter.isSurrogate(); });
    name.truncate(longestName);
    return name.trimmed();
}

const SavedFilter* SavedFilters::find(const QString& name) const {
    const auto found =
        std::ranges::find_if(m_all, [&](const SavedFilter& filter) { return isSame(filter.name, name); });
    return found == m_all.end() ? nullptr : &*found;
}

bool SavedFilters::hasRoomFor(const QString& name) const {
    return m_all.size() < most || find(name) != nullptr;
}

void SavedFilters::save(const QString& name, const QString& text) {
    const bool isTooLong = text.toUtf8().size() > static_cast<qsizetype>(Filter::maximumLength);
    if (name.isEmpty() || text.trimmed().isEmpty() || isTooLong || !hasRoomFor(name)) return;
    remove(name);
    m_all.push_back({name, text});
}

void SavedFilters::remove(const QString& name) {
    std::erase_if(m_all, [&](const SavedFilter& filter) { return isSame(filter.name, name); });
}

SavedFilters readSavedFilters(const QSettings& settings) {
    SavedFilters filters;
    for (std::size_t place = 1; place <= SavedFilters::most; ++place)
        filters.save(SavedFilters::nameFrom(textAt(settings, key(place, "name"))),
                     textAt(settings, key(place, "filter")));
    return filters;
}

void write(QSettings& settings, const SavedFilters& filters) {
    settings.remove(group);   // there may have been more
    std::size_t place = 0;
    for (const SavedFilter& filter : filters.all()) {
        settings.setValue(key(++place, "name"), filter.name);
        settings.setValue(key(place, "filter"), filter.text);
    }
}

}   // namespace socklens
