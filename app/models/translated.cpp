#include "app/models/translated.h"

#include <QCoreApplication>
#include <QLocale>
#include <utility>

namespace socklens {

namespace {

/// A reason within another sentence, not a name.
bool isSentence(const std::string& argument) {
    return argument.ends_with('.') && argument.find(' ') != std::string::npos;
}

/// A count as the language writes it, which a translation asks for by "%L1".
std::string grouped(const std::string& argument) {
    bool isNumber = false;
    const qulonglong number = QString::fromStdString(argument).toULongLong(&isNumber);
    return isNumber ? QLocale().toString(number).toStdString() : argument;
}

}   // namespace

QString translated(const char* sentence) {
    return QCoreApplication::translate("Message", sentence);
}

QString translated(const Message& message) {
    std::string sentence = translated(message.sentence).toStdString();
    std::vector<std::string> arguments = message.arguments;
    for (std::size_t at = 0; at < arguments.size(); ++at) {
        std::string& argument = arguments[at];
        const auto place = sentence.find("%L" + std::to_string(at + 1));
        if (place != std::string::npos) {
            sentence.erase(place + 1, 1);
            argument = grouped(argument);
        } else if (isSentence(argument)) {
            argument = translated(argument.c_str()).toStdString();
        }
    }
    // The core's own replacement is used, so that a "%1" inside a process's name is not replaced again.
    return QString::fromStdString(english({sentence.c_str(), std::move(arguments)}));
}

}   // namespace socklens
