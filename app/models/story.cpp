#include "app/models/story.h"

#include "app/core/cgroup_owner.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <algorithm>

namespace socklens {

namespace {

class StoryWords {
    Q_DECLARE_TR_FUNCTIONS(Story)
};

}   // namespace

QString title(StorySection section) {
    switch (section) {
    case StorySection::Now: return StoryWords::tr("Now");
    case StorySection::Owners:
        return StoryWords::tr("Who", "heading: owners of a socket, who is on the other side");
    case StorySection::Sockets: return StoryWords::tr("Sockets");
    case StorySection::Traffic: return StoryWords::tr("Traffic");
    case StorySection::History: return StoryWords::tr("History");
    case StorySection::Listeners:
        return StoryWords::tr("Listens on", "heading: addresses that a process listens on");
    case StorySection::Options: return StoryWords::tr("Socket options");
    case StorySection::Place: return StoryWords::tr("Where", "heading: unit, container, network namespace");
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
    if (bytes == 1) return StoryWords::tr("1 byte");   // Qt would say 1 bytes
    return QLocale().formattedDataSize(static_cast<qint64>(std::min<std::uint64_t>(bytes, INT64_MAX)), 1,
                                       QLocale::DataSizeSIFormat);
}

void addPlace(StoryLines& lines, std::string_view cgroup) {
    lines.add(StoryWords::tr("Unit", "of systemd"), QString::fromStdString(systemdUnit(cgroup)));
    lines.add(StoryWords::tr("Container"), QString::fromStdString(containerName(cgroup)));
    lines.add(StoryWords::tr("Control group"),
              QString::fromUtf8(cgroup.data(), static_cast<qsizetype>(cgroup.size())));
}

}   // namespace socklens
