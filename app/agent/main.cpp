// socklens-agent: the program without a screen. One thread. Exit status: 0 done, 1 it failed, 2 it was asked
// wrongly.
#include "app/agent/act_command.h"
#include "app/agent/compare_command.h"
#include "app/agent/elevated_for.h"
#include "app/agent/exit_status.h"
#include "app/agent/help_text.h"
#include "app/agent/leftovers_command.h"
#include "app/agent/netns_option.h"
#include "app/agent/port_command.h"
#include "app/agent/say.h"
#include "app/agent/serve_command.h"
#include "app/agent/snapshot_command.h"
#include "app/agent/sysctl_command.h"
#include "app/probe/descriptor_limit.h"

#include <CLI/CLI.hpp>
#include <exception>
#include <map>
#include <string>

namespace {

int run(int argc, char** argv) {
    CLI::App program(
        "Shows the sockets of this network namespace, or of others by name, and the processes that hold them.",
        "socklens-agent");
    program.formatter(std::make_shared<socklens::HelpText>());   // also of the commands that are added below
    program.set_version_flag("--version", std::string("socklens-agent " SOCKLENS_VERSION));
    program.require_subcommand(1);

    socklens::SnapshotOptions snapshot;
    CLI::App* snapshotCommand = program.add_subcommand("snapshot", "Writes every socket, as it is now, and ends.");
    const std::map<std::string, socklens::ExportFormat> formats{{"csv", socklens::ExportFormat::Csv},
                                                                {"json", socklens::ExportFormat::Json},
                                                                {"markdown", socklens::ExportFormat::Markdown}};
    snapshotCommand
        ->add_option_function<std::string>(
            "--format", [&](const std::string& format) { snapshot.format = formats.at(format); },
            "csv (RFC 4180, with a header line), json, or markdown (a table for a ticket)")
        ->transform(CLI::IsMember(formats, CLI::ignore_case).description(""))
        ->option_text("csv|json|markdown");
    snapshotCommand
        ->add_option("--output", snapshot.output,
                     "Where to: a file, written whole or not at all; - is standard output")
        ->option_text("FILE");
    snapshotCommand
        ->add_option("--filter", snapshot.filter,
                     "Only matching sockets, such as “state:time-wait and port:8000-8999” or “sport = :443”")
        ->option_text("EXPR");
    socklens::addNetnsOption(*snapshotCommand, snapshot.networks);
    bool withoutOwners = false;
    snapshotCommand->add_flag("--no-owners", withoutOwners, "Do not look for the processes that hold the sockets");
    snapshotCommand->add_flag("--tcp-info", snapshot.tcpInfo,
                              "Add round-trip time, bytes, retransmits and congestion control of TCP connections");

    socklens::SysctlCommandOptions sysctl;
    const CLI::App* sysctlCommand = socklens::addSysctlCommand(program, sysctl);
    socklens::LeftoversOptions leftovers;
    const CLI::App* leftoversCommand = socklens::addLeftoversCommand(program, leftovers);
    socklens::CompareOptions compare;
    const CLI::App* compareCommand = socklens::addCompareCommand(program, compare);
    socklens::ActOptions act;
    const CLI::App* actCommand = socklens::addActCommand(program, act);
    socklens::PortCommandOptions port;
    const CLI::App* portCommand = socklens::addPortCommand(program, port);
    socklens::ServeOptions serve;
    CLI::App* serveCommand = program.add_subcommand(
        "serve", "Talks to the Socklens window, or another program, over its standard input and output.");
    serveCommand->add_flag("--confine", serve.confine,
                           "Give up every right and system call that is not needed, as pkexec makes it do");
    int silence = static_cast<int>(serve.silence.count());
    serveCommand->add_option("--silence", silence, "End when nothing was heard for so long")
        ->option_text("MILLISECONDS")
        ->check(CLI::PositiveNumber);

    try {
        program.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return program.exit(error) == 0 ? 0 : socklens::askedWrongly;
    }
    if (!serveCommand->parsed() && socklens::elevatedFor()) {
        // One answer to polkit is kept for a while: what it was given for confines itself, nothing else does.
        socklens::say("With the rights of pkexec, socklens-agent does nothing but serve the Socklens window. Use "
                      "sudo for everything else. Nothing was done.");
        return socklens::askedWrongly;
    }
    if (sysctlCommand->parsed()) return socklens::runSysctl(sysctl);
    if (leftoversCommand->parsed()) return socklens::runLeftovers(leftovers);
    if (compareCommand->parsed()) return socklens::runCompare(compare);
    if (actCommand->parsed()) return socklens::runAct(act);
    if (portCommand->parsed()) return socklens::runPort(port);
    if (serveCommand->parsed()) {
        serve.silence = std::chrono::milliseconds(silence);
        return socklens::runServe(serve);
    }
    snapshot.owners = !withoutOwners;
    return socklens::runSnapshot(snapshot);
}

}   // namespace

int main(int argc, char** argv) {
    socklens::raiseDescriptorLimit();
    try {
        return run(argc, argv);
    } catch (const std::exception& error) {
        socklens::say(error.what());
        return socklens::failed;
    }
}
