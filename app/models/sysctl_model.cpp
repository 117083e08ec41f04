#include "app/models/sysctl_model.h"

#include "app/models/translated.h"

#include <QCoreApplication>
#include <QStringList>
#include <algorithm>

namespace socklens {

namespace {

constexpr quintptr groupId = 0;   // of an index; a setting has the number of its group, counted from 1

class SettingWords {
    Q_DECLARE_TR_FUNCTIONS(SysctlModel)

public:
    static QString nothing() { return tr("nothing"); }
    static QString dependsOnMemory() { return tr("depends on the memory"); }
    static QString setLater(const QString& value, const QString& file) {
        return tr("At the next start it will be %1: %2 is read after Socklens's own file.").arg(value, file);
    }
    static QString usually(const QString& value) { return tr("%1, depends on the memory").arg(value); }
};

std::vector<Sysctl> settingsOf(SysctlGroup group) {
    std::vector<Sysctl> settings;
    for (const SysctlInfo& info : sysctlCatalogue())
        if (info.group == group) settings.push_back(info.setting);
    return settings;
}

bool isNumeric(SysctlColumn column) {
    return column == SysctlColumn::Current || column == SysctlColumn::Default;
}

}   // namespace

SysctlModel::SysctlModel(QObject* parent) : QAbstractItemModel(parent) {
    m_readings.reserve(sysctlCount);
    for (const SysctlInfo& info : sysctlCatalogue()) m_readings.push_back({info.setting, {}, {}, {}});
}

void SysctlModel::apply(const SysctlsAnswer& readings) {
    for (const SysctlReading& reading : readings)
        m_readings.at(static_cast<std::size_t>(reading.setting)) = reading;
    m_answered = true;
    for (int group = 0; group < sysctlGroupCount; ++group) {
        const QModelIndex parent = index(group, 0);
        Q_EMIT dataChanged(index(0, 0, parent), index(rowCount(parent) - 1, sysctlColumnCount - 1, parent));
    }
}

const SysctlReading& SysctlModel::reading(Sysctl setting) const {
    return m_readings.at(static_cast<std::size_t>(setting));
}

std::optional<Sysctl> SysctlModel::settingAt(const QModelIndex& index) const {
    if (!index.isValid() || index.internalId() == groupId) return std::nullopt;
    return settingsOf(static_cast<SysctlGroup>(index.internalId() - 1)).at(static_cast<std::size_t>(index.row()));
}

QModelIndex SysctlModel::indexOf(Sysctl setting) const {
    const SysctlGroup group = infoOf(setting).group;
    const auto settings = settingsOf(group);
    const auto row = std::ranges::find(settings, setting) - settings.begin();
    return index(static_cast<int>(row), 0, index(static_cast<int>(group), 0));
}

bool SysctlModel::matches(Sysctl setting, const QString& search) {
    const SysctlInfo& info = infoOf(setting);
    const QStringList texts{QLatin1String(info.name), translated(titleOf(info.group)), translated(info.effect),
                            translated(info.belief)};
    const QString all = texts.join(u'\n');
    const QStringList words = search.split(u' ', Qt::SkipEmptyParts);
    return std::ranges::all_of(words,
                               [&](const QString& word) { return all.contains(word, Qt::CaseInsensitive); });
}

QModelIndex SysctlModel::index(int row, int column, const QModelIndex& parent) const {
    if (!hasIndex(row, column, parent)) return {};
    return createIndex(row, column, parent.isValid() ? static_cast<quintptr>(parent.row()) + 1 : groupId);
}

QModelIndex SysctlModel::parent(const QModelIndex& index) const {
    if (!index.isValid() || index.internalId() == groupId) return {};
    return createIndex(static_cast<int>(index.internalId()) - 1, 0, groupId);
}

int SysctlModel::rowCount(const QModelIndex& parent) const {
    if (!parent.isValid()) return sysctlGroupCount;
    if (parent.internalId() != groupId || parent.column() != 0) return 0;
    return static_cast<int>(settingsOf(static_cast<SysctlGroup>(parent.row())).size());
}

int SysctlModel::columnCount(const QModelIndex& /*parent*/) const {
    return sysctlColumnCount;
}

QString SysctlModel::text(const SysctlReading& reading, SysctlColumn column) const {
    const SysctlInfo& info = infoOf(reading.setting);
    switch (column) {
    case SysctlColumn::Setting: {
        const QString name = QLatin1String(info.name);
        return name.mid(name.lastIndexOf(u'.') + 1);
    }
    case SysctlColumn::Current: return m_answered ? valueText(reading.value) : QString();
    case SysctlColumn::Default: return info.defaultVaries ? tr("varies") : defaultText(info);
    case SysctlColumn::Note: {
        QStringList notes;
        if (m_answered && !reading.value) notes << tr("not here");
        if (reading.value && reading.before && reading.before != reading.value)
            notes << tr("changed");
        else if (differsFromDefault(reading))
            notes << tr("not the default");
        if (reading.kept) notes << (reading.overridden ? tr("kept in vain") : tr("kept"));
        return notes.join(QStringLiteral(", "));
    }
    case SysctlColumn::Range: return translated(rangeOf(reading.setting));
    case SysctlColumn::Unit: return translated(info.unit);
    case SysctlColumn::Scope: return translated(nameOf(info.scope));
    }
    return {};
}

QVariant SysctlModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const auto column = static_cast<SysctlColumn>(index.column());
    const auto setting = settingAt(index);
    if (!setting) {
        const bool isTitle = role == Qt::DisplayRole && column == SysctlColumn::Setting;
        return isTitle ? translated(titleOf(static_cast<SysctlGroup>(index.row()))) : QVariant();
    }
    const SysctlReading& shown = reading(*setting);
    switch (role) {
    case Qt::DisplayRole: return text(shown, column);
    case Qt::ToolTipRole:
        if (m_answered && !shown.value) return translated(absenceOf(*setting));
        if (column == SysctlColumn::Note && shown.overridden) return overrideText(*shown.overridden);
        if (column == SysctlColumn::Default) return defaultText(infoOf(*setting));
        return column == SysctlColumn::Setting ? QVariant(QLatin1String(infoOf(*setting).name)) : QVariant();
    case Qt::TextAlignmentRole:
        return static_cast<int>((isNumeric(column) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case differsRole: return differsFromDefault(shown);
    default: return {};
    }
}

QVariant SysctlModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    const auto column = static_cast<SysctlColumn>(section);
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>((isNumeric(column) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole) return {};
    switch (column) {
    case SysctlColumn::Setting: return tr("Setting");
    case SysctlColumn::Current: return tr("Value");
    case SysctlColumn::Default: return tr("Usual default");
    case SysctlColumn::Note: return tr("Note");
    case SysctlColumn::Range: return tr("Range");
    case SysctlColumn::Unit: return tr("Unit");
    case SysctlColumn::Scope: return tr("Belongs to");
    }
    return {};
}

QString valueText(const std::optional<std::string>& value) {
    if (!value) return QStringLiteral("–");
    return value->empty() ? SettingWords::nothing() : QString::fromStdString(*value);
}

QString overrideText(const SysctlOverride& later) {
    return SettingWords::setLater(valueText(later.value), QString::fromStdString(later.file));
}

QString defaultText(const SysctlInfo& info) {
    const QString value = QLatin1String(info.usualDefault);
    if (!info.defaultVaries) return valueText(info.usualDefault);
    return value.isEmpty() ? SettingWords::dependsOnMemory() : SettingWords::usually(value);
}

}   // namespace socklens
