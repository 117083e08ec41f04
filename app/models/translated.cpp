#include "app/models/translated.h"

#include <QCoreApplication>

namespace socklens {

QString translated(const char* sentence) {
    return QCoreApplication::translate("Message", sentence);
}

QString translated(const Message& message) {
    // The core's own replacement is used, so that a "%1" inside a process's name is not replaced again.
    const std::string sentence = translated(message.sentence).toStdString();
    return QString::fromStdString(english({sentence.c_str(), message.arguments}));
}

}   // namespace socklens
