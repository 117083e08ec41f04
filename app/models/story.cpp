#include "app/models/story.h"

#include "app/core/cgroup_owner.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <algorithm>

namespace socklens {

namespace {

class Words {
    Q_DECLARE_TR_FUNCTIONS(Story)
};

}   // namespace

QString title(StorySection section) {
    switch (section) {
    case StorySection::Now: return Words::tr("Now");
    case StorySection::Owners: return Words::tr("Who", "heading: owners of a socket, who is on the other side");
    case StorySection::Sockets: return Words::tr("Sockets");
    case StorySection::Traffic: return Words::tr("Traffic");
    case StorySection::History: return Words::tr("History");
    case StorySection::Listeners: return Words::tr("Listens on", "heading: addresses that a process listens on");
    case StorySection::Options: return Words::tr("Socket options");
    case StorySection::Place: return Words::tr("Where", "heading: unit, container, network namespace");
    }
    return {};
}

QString clockText(Timestamp at) {
    return QDateTime::fromMSecsSinceEpoch(at.time_since_epoch().count()).toString(QStringLiteral("HH:mm:ss"));
}

QString userText(Uid uid, const NameDirectory& directory) {
    const QString plain = QString::number(number(uid));
    const auto found = directory.users.find(uid);
    return found == directory.users.end()
               ? plain
               : QStringLiteral("%1 (%2)").arg(QString::fromStdString(found->second), plain);
}

QString bytesText(std::uint64_t bytes) {
    return QLocale().formattedDataSize(static_cast<qint64>(std::min<std::uint64_t>(bytes, INT64_MAX)), 1,
                                       QLocale::DataSizeSIFormat);
}

void addPlace(StoryLines& lines, std::string_view cgroup) {
    lines.add(Words::tr("Unit", "of systemd"), QString::fromStdString(systemdUnit(cgroup)));
    lines.add(Words::tr("Container"), QString::fromStdString(containerName(cgroup)));
    lines.add(Words::tr("Control group"), QString::fromUtf8(cgroup.data(), static_cast<qsizetype>(cgroup.size())));
}

}   // namespace socklens
