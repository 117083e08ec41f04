#include "app/agent/compare_command.h"

#include "app/agent/comparison_text.h"
#include "app/agent/exit_status.h"
#include "app/agent/netns_option.h"
#include "app/agent/printable.h"
#include "app/agent/say.h"
#include "app/agent/what_is_missing.h"
#include "app/export/saved_snapshot.h"
#include "app/export/whole_file.h"
#include "app/insight/compare.h"
#include "app/probe/collector.h"

#include <CLI/CLI.hpp>
#include <map>
#include <unistd.h>

namespace socklens {

namespace {

/// Nothing where the file cannot be read, which has then been said.
SnapshotPointer snapshotIn(const std::string& file) {
    auto read = readSnapshotFile(file);
    if (read) return *std::move(read);
    say(printable(file + ": " + english(read.error())));
    return nullptr;
}

/// Nothing where no socket can be seen, likewise.
SnapshotPointer snapshotOfNow(const NetworkScope& networks) {
    SnapshotPointer snapshot = Collector().sample({.owners = true, .networks = networks});
    sayWhatIsMissing(*snapshot);
    return sawNothing(*snapshot, networks) ? nullptr : snapshot;
}

std::string nameOf(const std::string& file) {
    return std::filesystem::path(file).filename().string();
}

}   // namespace

CLI::App* addCompareCommand(CLI::App& program, CompareOptions& options) {
    CLI::App* command = program.add_subcommand(
        "compare", "Says what has changed since a saved snapshot, or between two of them, by process and state.");
    command->add_option("BEFORE", options.before, "A snapshot that was saved as CSV or JSON")
        ->option_text("BEFORE")
        ->required();
    CLI::Option* after =
        command->add_option("AFTER", options.after, "A later one; without, the sockets as they are now")
            ->option_text("AFTER");
    static const std::map<std::string, ExportFormat> formats{
        {"csv", ExportFormat::Csv}, {"json", ExportFormat::Json}, {"markdown", ExportFormat::Markdown}};
    command
        ->add_option_function<std::string>(
            "--format",
            [&options](const std::string& format) {
                if (format != "text") options.format = formats.at(format);
            },
            "text, csv (a line per socket), json, or markdown (tables for a ticket)")
        ->transform(CLI::IsMember({"text", "csv", "json", "markdown"}, CLI::ignore_case).description(""))
        ->option_text("text|csv|json|markdown");
    addNetnsOption(*command, options.networks)->excludes(after);
    command->footer(
        "A socket is the same if its cookie is; a change is one of its state.\n"
        "JSON: {\"before\": {\"name\", \"captured_at\"}, \"after\": {…}, \"appeared\", \"gone\", \"changed\", "
        "\"same\",\n"
        "  \"totals\": [{\"process\", \"protocol\", \"state\", \"before\", \"after\", \"difference\"}, …],\n"
        "  \"sockets\": [{\"change\": \"appeared\", \"gone\" or \"changed\", \"state_before\", \"state_after\", "
        "\"process\",\n"
        "    \"pid\": [4242], \"protocol\", \"local_address\", …}, …]}.\n"
        "Exit status: 0 compared, whatever has changed; 1 a file or the sockets could not be read; 2 asked "
        "wrongly.");
    return command;
}

int runCompare(const CompareOptions& options) {
    if (!isThere(options.networks)) return askedWrongly;
    const SnapshotPointer before = snapshotIn(options.before);
    if (before == nullptr) return failed;
    const SnapshotPointer after = options.after ? snapshotIn(*options.after) : snapshotOfNow(options.networks);
    if (after == nullptr) return failed;
    const Comparison comparison = compare({before, nullptr}, {after, nullptr});
    const ComparedNames names{nameOf(options.before), options.after ? nameOf(*options.after) : "now"};
    const auto written = writeToDescriptor(STDOUT_FILENO, [&](const TextSink& sink) {
        if (options.format)
            writeComparison(*options.format, comparison, names, sink);
        else
            sink(comparisonText(comparison, names));
    });
    if (written) return done;
    say("Standard output could not be written: " + written.error().message() + ".");
    return failed;
}

}   // namespace socklens
