#include "app/models/translated.h"

#include <QCoreApplication>
#include <utility>

namespace socklens {

namespace {

/// A reason within another sentence, not a name.
bool isSentence(const std::string& argument) {
    return argument.ends_with('.') && argument.find(' ') != std::string::npos;
}

}   // namespace

QString translated(const char* sentence) {
    return QCoreApplication::translate("Message", sentence);
}

QString translated(const Message& message) {
    // The core's own replacement is used, so that a "%1" inside a process's name is not replaced again.
    const std::string sentence = translated(message.sentence).toStdString();
    std::vector<std::string> arguments = message.arguments;
    for (std::string& argument : arguments)
        if (isSentence(argument)) argument = translated(argument.c_str()).toStdString();
    return QString::fromStdString(english({sentence.c_str(), std::move(arguments)}));
}

}   // namespace socklens
