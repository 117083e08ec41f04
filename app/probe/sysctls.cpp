#include "app/probe/sysctls.h"

#include "app/core/sysctl_catalogue.h"
#include "app/core/sysctl_ports.h"
#include "app/core/system_error.h"
#include "app/probe/descriptor.h"
#include "app/probe/small_file.h"
#include "app/probe/sysctl_directories.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

namespace socklens {

namespace {

constexpr std::string_view keptHeading =
    "# Written by Socklens. When the machine starts, it sets these values again.\n"
    "# To stop that, undo them in Socklens, or remove the lines, or the whole file.\n";

/// Numbers are divided by tabs, and a line end follows.
std::string withSingleSpaces(std::string text) {
    std::ranges::replace(text, '\t', ' ');
    while (!text.empty() && (text.back() == '\n' || text.back() == ' ')) text.pop_back();
    return text;
}

/// An empty list is no empty text for a person.
std::string shown(const std::string& value) {
    return value.empty() ? "“”" : value;
}

/// What a machine that has just started will have.
std::string valueAtStart(Sysctl setting, const std::vector<SysctlFile>& files) {
    std::string value = infoOf(setting).usualDefault;
    for (const SysctlFile& file : files)
        if (auto assigned = assignmentIn(file.text, setting)) value = std::move(*assigned);
    return value;
}

/// What comes of a kept setting; Socklens's own file is among them.
std::optional<SysctlOverride> overrideOf(const SysctlEntry& entry, const std::vector<SysctlFile>& files) {
    std::optional<SysctlOverride> found;
    for (const SysctlFile& file : files) {
        const auto assigned = assignmentIn(file.text, entry.setting);
        if (!assigned) continue;
        const std::string value = check(entry.setting, *assigned).value_or(*assigned);
        found = value == entry.value ? std::nullopt : std::optional(SysctlOverride{file.path, value});
    }
    return found;
}

Message writeRefused(Sysctl setting, const std::string& value, int error) {
    const char* name = infoOf(setting).name;
    if (error == EACCES || error == EPERM)
        return {SOCKLENS_TEXT("%1 was not changed: that needs administrator rights (CAP_NET_ADMIN)."), {name}};
    if (error == EROFS)
        return {SOCKLENS_TEXT("%1 was not changed: /proc/sys is read-only here, as in most containers."), {name}};
    if (error == EINVAL) return refusalOf(setting, value);
    return {SOCKLENS_TEXT("%1 was not changed: %2."), {name, errorText(error)}};
}

/// One write(2); 0, or an errno.
int writeAtOnce(const std::string& path, const std::string& line) {
    const Descriptor file(open(path.c_str(), O_WRONLY | O_TRUNC | O_CLOEXEC));
    const bool written = file && write(file.get(), line.data(), line.size()) == static_cast<ssize_t>(line.size());
    return written ? 0 : errno;
}

}   // namespace

Sysctls::Sysctls(std::string procRoot, SysctlOptions options)
    : m_procRoot(std::move(procRoot)),
      m_options(std::move(options)),
      m_record(m_procRoot, m_options.recordDirectory),
      m_recordOfRoot(m_procRoot, m_options.recordDirectoryOfRoot) {}

std::string Sysctls::pathIn(Sysctl setting) const {
    return m_procRoot + "/sys/" + pathOf(setting);
}

std::optional<std::string> Sysctls::valueOf(Sysctl setting) const {
    auto text = readFile(AT_FDCWD, pathIn(setting).c_str());
    if (!text) return std::nullopt;
    return withSingleSpaces(std::move(*text));
}

/// /proc/1/ns/net would be a guess: it may be unreadable, and pid 1 of a container is in the container's own.
bool Sysctls::isInitialNetwork() const {
    return access(pathIn(markOfInitialNetwork).c_str(), F_OK) == 0;
}

std::vector<SysctlEntry> Sysctls::keptEntries() const {
    if (!isInitialNetwork()) return {};
    return entriesOf(readSmallFile(m_options.keptFile).value_or(""));
}

std::vector<SysctlEntry> Sysctls::recordedEntries() const {
    auto entries = m_record.read();   // the first of a setting counts
    const auto ofRoot = m_recordOfRoot.read();
    entries.insert(entries.end(), ofRoot.begin(), ofRoot.end());
    return entries;
}

SysctlsAnswer Sysctls::read() const {
    const auto recorded = recordedEntries();
    const auto kept = keptEntries();
    const auto files = kept.empty() ? std::vector<SysctlFile>() : sysctlFilesInOrder(m_options.root);
    SysctlsAnswer readings;
    readings.reserve(sysctlCount);
    for (const SysctlInfo& info : sysctlCatalogue()) {
        SysctlReading reading{info.setting, valueOf(info.setting), {}, {}};
        if (const SysctlEntry* entry = findEntry(kept, info.setting)) {
            reading.kept = entry->value;
            reading.before = entry->before;
            reading.overridden = overrideOf(*entry, files);
        }
        if (const SysctlEntry* entry = findEntry(recorded, info.setting)) reading.before = entry->value;
        readings.push_back(std::move(reading));
    }
    return readings;
}

ActionResult Sysctls::write(Sysctl setting, const std::string& value) const {
    const char* name = infoOf(setting).name;
    if (const int error = writeAtOnce(pathIn(setting), value + '\n');
        error != 0) {   // nothing would change nothing
        const bool impossible = error != EACCES && error != EPERM && error != EINVAL;
        return {impossible ? Outcome::Impossible : Outcome::Refused, writeRefused(setting, value, error)};
    }
    const auto now = valueOf(setting);
    if (now != value)
        return {Outcome::Refused,
                {SOCKLENS_TEXT("“%2” was written to %1, but the kernel shows “%3”."),
                 {name, value, now.value_or("")}}};
    return {Outcome::Done, {}};
}

std::optional<std::string> Sysctls::oldestOf(Sysctl setting) const {
    const auto recorded = m_record.read();
    if (const SysctlEntry* entry = findEntry(recorded, setting)) return entry->value;
    const auto kept = keptEntries();   // at an earlier start of the machine
    const SysctlEntry* entry = findEntry(kept, setting);
    return entry != nullptr ? entry->before : std::nullopt;
}

std::optional<std::string> Sysctls::keptValueOf(Sysctl setting) const {
    const auto kept = keptEntries();
    const SysctlEntry* entry = findEntry(kept, setting);
    return entry != nullptr ? std::optional(entry->value) : std::nullopt;
}

ActionResult Sysctls::set(const SetSysctl& action) const {
    const Sysctl setting = action.setting;
    const std::string name = infoOf(setting).name;
    const auto value = check(setting, action.value);
    if (!value) return {Outcome::Refused, value.error()};
    const auto before = valueOf(setting);
    if (!before) return {Outcome::Impossible, absenceOf(setting)};
    if (action.keep && !isInitialNetwork())
        return {
            Outcome::Impossible,
            {SOCKLENS_TEXT("%1 was not changed: it cannot be kept, because this is not the network namespace that "
                           "the machine starts with. Set it without keeping it."),
             {name}}};

    const SysctlRecord::Lock held = m_record.lock();
    const std::string oldest = oldestOf(setting).value_or(*before);
    // Before it is changed: whoever is killed in between has still written down what it was.
    tl::expected<bool, Failure> noted = false;
    if (oldest != *value) noted = m_record.remember(held, setting, oldest);
    if (ActionResult written = write(setting, *value); written.outcome != Outcome::Done) {
        if (noted.value_or(false) && valueOf(setting) == before) m_record.forget(held, setting);
        return written;
    }
    if (action.keep) return keep({setting, *value, oldest});
    if (const auto kept = keptValueOf(setting)) return noLongerKept(setting, *value, *before, *kept);
    if (!noted)
        return {
            Outcome::Done,
            {SOCKLENS_TEXT("%1 is now %2; it was %3. Socklens will not be able to undo this: the old value could "
                           "not be written down (%4)."),
             {name, shown(*value), shown(*before), noted.error().message()}}};
    if (*before == *value) return {Outcome::Done, {SOCKLENS_TEXT("%1 is %2, as before."), {name, shown(*value)}}};
    return {Outcome::Done, {SOCKLENS_TEXT("%1 is now %2; it was %3."), {name, shown(*value), shown(*before)}}};
}

ActionResult Sysctls::noLongerKept(Sysctl setting, const std::string& value, const std::string& before,
                                   const std::string& kept) const {
    const std::string name = infoOf(setting).name;
    if (const auto dropped = dropKept(setting); !dropped)
        return {before == value ? Outcome::Refused : Outcome::Done,
                {SOCKLENS_TEXT("%1 is %2 now, but at the next start it will be %3: %4 could not be written (%5)."),
                 {name, shown(value), shown(kept), m_options.keptFile, dropped.error().message()}}};
    if (before == value)
        return {Outcome::Done, {SOCKLENS_TEXT("%1 is %2, as before, but no longer kept."), {name, shown(value)}}};
    return {Outcome::Done,
            {SOCKLENS_TEXT("%1 is now %2, and no longer kept; it was %3."), {name, shown(value), shown(before)}}};
}

ActionResult Sysctls::keep(const SysctlEntry& entry) const {
    const std::string name = infoOf(entry.setting).name;
    auto text = readSmallFile(m_options.keptFile);
    const auto written = text ? replaceFile(m_options.keptFile, withEntry(*text, entry, keptHeading))
                              : text.map([](const auto&) {});
    if (!written)
        return {Outcome::Refused,
                {SOCKLENS_TEXT("%1 is %2 now, but it will not be kept: %3 could not be written (%4)."),
                 {name, shown(entry.value), m_options.keptFile, written.error().message()}}};
    if (const auto spoiler = spoilerOf(entry)) return {Outcome::Done, *spoiler};
    if (infoOf(entry.setting).group == SysctlGroup::Conntrack)
        return {
            Outcome::Done,
            {SOCKLENS_TEXT("%1 is %2, and kept in %3. At the next start that works only if connection tracking is "
                           "loaded before the settings are."),
             {name, shown(entry.value), m_options.keptFile}}};
    return {Outcome::Done,
            {SOCKLENS_TEXT("%1 is %2, also after the next start of the machine (kept in %3)."),
             {name, shown(entry.value), m_options.keptFile}}};
}

std::optional<Message> Sysctls::spoilerOf(const SysctlEntry& entry) const {
    const auto files = sysctlFilesInOrder(m_options.root);
    const char* name = infoOf(entry.setting).name;
    if (const auto overridden = overrideOf(entry, files))
        return Message{
            SOCKLENS_TEXT("%1 is %2 now, but at the next start of the machine it will be %3: %4 is read after %5. "
                          "Change it there too."),
            {name, shown(entry.value), shown(overridden->value), overridden->file, m_options.keptFile}};
    const bool isStart = entry.setting == Sysctl::IpUnprivilegedPortStart;
    if (!isStart && entry.setting != Sysctl::IpLocalPortRange) return std::nullopt;
    const Sysctl other = isStart ? Sysctl::IpLocalPortRange : Sysctl::IpUnprivilegedPortStart;
    const std::string otherValue = valueAtStart(other, files);
    if (isStart ? portsAgree(entry.value, otherValue) : portsAgree(otherValue, entry.value)) return std::nullopt;
    return Message{
        SOCKLENS_TEXT("%1 is %2 now, but the next start of the machine cannot set it: %3 will be %4 then, and the "
                      "local ports must not begin below the unprivileged ones. Keep %3 too."),
        {name, shown(entry.value), infoOf(other).name, otherValue}};
}

tl::expected<void, Sysctls::Failure> Sysctls::dropKept(Sysctl setting) const {
    const auto text = readSmallFile(m_options.keptFile);
    if (!text) return tl::unexpected(text.error());
    const std::string rest = withoutEntry(*text, setting);
    return rest.empty() ? removeFile(m_options.keptFile) : replaceFile(m_options.keptFile, rest);
}

ActionResult Sysctls::undo(const UndoSysctl& action) const {
    const Sysctl setting = action.setting;
    const std::string name = infoOf(setting).name;
    const SysctlRecord::Lock held = m_record.lock();
    const auto before = oldestOf(setting);
    const auto kept = keptValueOf(setting);
    if (!before && !kept)
        return {Outcome::Refused,
                {SOCKLENS_TEXT("Socklens has not changed %1 here: there is nothing to undo."), {name}}};
    if (before) {
        if (!valueOf(setting)) return {Outcome::Impossible, absenceOf(setting)};
        if (ActionResult written = write(setting, *before); written.outcome != Outcome::Done) return written;
    }
    const std::string now = shown(valueOf(setting).value_or(""));
    if (kept)
        if (const auto dropped = dropKept(setting); !dropped)
            return {
                Outcome::Refused,
                {SOCKLENS_TEXT("%1 is %2 now, but at the next start it will be %3: %4 could not be written (%5)."),
                 {name, now, shown(*kept), m_options.keptFile, dropped.error().message()}}};
    if (const auto forgotten = m_record.forget(held, setting); !forgotten)
        return {
            Outcome::Refused,
            {SOCKLENS_TEXT("%1 is %2 now, but Socklens could not note that (%3): it will offer to undo it again."),
             {name, now, forgotten.error().message()}}};
    if (!before)
        return {
            Outcome::Done,
            {SOCKLENS_TEXT("%1 is no longer kept. What it was before is not known: it stays %2."), {name, now}}};
    return {Outcome::Done, {SOCKLENS_TEXT("%1 is %2 again, as before Socklens changed it."), {name, now}}};
}

}   // namespace socklens
