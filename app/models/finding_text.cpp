#include "app/models/finding_text.h"

#include "app/core/sysctl_catalogue.h"
#include "app/models/translated.h"

#include <QCoreApplication>
#include <QStringList>

namespace socklens {

namespace {

struct ActionWords {
    QString operator()(const ShowSockets&) const { return QCoreApplication::translate("Finding", "Show sockets"); }
    QString operator()(const ShowLeftovers&) const {
        return QCoreApplication::translate("Finding", "Show leftovers");
    }
    QString operator()(const ShowPort& action) const {
        return QCoreApplication::translate("Finding", "Show port %1").arg(number(action.port));
    }
    QString operator()(const OpenSetting& action) const {
        const QString name = QString::fromUtf8(infoOf(action.setting).name);
        return QCoreApplication::translate("Finding", "Setting %1").arg(name.section(u'.', -1));
    }
    /// Asks before it is done.
    QString operator()(const TerminateOwner& action) const {
        return QCoreApplication::translate("Finding", "Terminate %1 …")
            .arg(QString::fromStdString(action.process->name));
    }
};

}   // namespace

QString severityText(Finding::Severity severity) {
    switch (severity) {
    case Finding::Severity::Critical: return QCoreApplication::translate("Finding", "Critical");
    case Finding::Severity::Warning: return QCoreApplication::translate("Finding", "Warning");
    }
    return {};
}

QString actionText(const FindingAction& action) {
    return std::visit(ActionWords(), action);
}

QString evidenceText(const Finding& finding) {
    QStringList sentences;
    for (const Message& message : finding.evidence) sentences << translated(message);
    return sentences.join(u' ');
}

}   // namespace socklens
