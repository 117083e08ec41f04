#include "ui/agent_program.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace socklens {

QString agentProgram() {
    const QDir here(QCoreApplication::applicationDirPath());
    for (const char* place : {"socklens-agent", "../app/agent/socklens-agent"})
        if (const QFileInfo file(here.filePath(QLatin1String(place))); file.isExecutable())
            return file.canonicalFilePath();
    return QStringLiteral("socklens-agent");
}

}   // namespace socklens
