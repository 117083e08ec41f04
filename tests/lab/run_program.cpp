#include "tests/lab/run_program.h"

#include <QProcess>
#include <stdexcept>

namespace socklens::lab {

namespace {
constexpr int longestRunMs = 30'000;
}

ProgramResult runProgram(const std::string& program, const std::vector<std::string>& arguments) {
    QStringList list;
    for (const std::string& argument : arguments) list << QString::fromStdString(argument);
    QProcess process;
    process.start(QString::fromStdString(program), list, QIODevice::ReadOnly);
    if (!process.waitForStarted() || !process.waitForFinished(longestRunMs))
        throw std::runtime_error(program + ": " + process.errorString().toStdString());
    ProgramResult result;
    result.exitCode = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    result.output = process.readAllStandardOutput().toStdString();
    result.errors = process.readAllStandardError().toStdString();
    return result;
}

std::string mustRun(const std::string& program, const std::vector<std::string>& arguments) {
    ProgramResult result = runProgram(program, arguments);
    if (result.exitCode != 0)
        throw std::runtime_error(program + " ended with " + std::to_string(result.exitCode) + ": " +
                                 result.errors);
    return std::move(result.output);
}

}   // namespace socklens::lab
