#include "ui/settings/finding_kinds.h"

#include <QCoreApplication>
#include <QStringList>

namespace socklens {

namespace {

constexpr QLatin1String noKind("none");

QString wordFor(Finding::Kind kind) {
    switch (kind) {
    case Finding::Kind::PortExhaustion: return QStringLiteral("port-exhaustion");
    case Finding::Kind::DescriptorLeak: return QStringLiteral("descriptor-leak");
    case Finding::Kind::FullAcceptQueue: return QStringLiteral("full-accept-queue");
    case Finding::Kind::CloseWaitLeak: return QStringLiteral("close-wait-leak");
    case Finding::Kind::NoAnswer: return QStringLiteral("no-answer");
    case Finding::Kind::Leftovers: return QStringLiteral("leftovers");
    }
    return {};
}

}   // namespace

FindingKinds usualFindingKinds() {
    return {Finding::Kind::PortExhaustion, Finding::Kind::DescriptorLeak, Finding::Kind::FullAcceptQueue};
}

QString toText(const FindingKinds& kinds) {
    QStringList words;
    for (const Finding::Kind kind : kinds) words << wordFor(kind);
    return kinds.empty() ? QString(noKind) : words.join(u' ');
}

FindingKinds findingKindsFromText(const QString& text) {
    if (text == noKind) return {};
    const QStringList words = text.split(u' ', Qt::SkipEmptyParts);
    FindingKinds kinds;
    for (const Finding::Kind kind : allFindingKinds)
        if (words.contains(wordFor(kind))) kinds.insert(kind);
    return kinds.empty() ? usualFindingKinds() : kinds;
}

QString checkBoxText(Finding::Kind kind) {
    switch (kind) {
    case Finding::Kind::PortExhaustion: return QCoreApplication::translate("FindingKind", "Local &ports run out");
    case Finding::Kind::DescriptorLeak:
        return QCoreApplication::translate("FindingKind", "A program runs out of &descriptors");
    case Finding::Kind::FullAcceptQueue:
        return QCoreApplication::translate("FindingKind", "A server's &queue is full");
    case Finding::Kind::CloseWaitLeak:
        return QCoreApplication::translate("FindingKind",
                                           "A program does &not close its connections (CLOSE_WAIT)");
    case Finding::Kind::NoAnswer:
        return QCoreApplication::translate("FindingKind", "Another machine does not &answer");
    case Finding::Kind::Leftovers:
        return QCoreApplication::translate("FindingKind", "A crash has l&eft many sockets behind");
    }
    return {};
}

}   // namespace socklens
