#include "app/export/saved_snapshot.h"

#include "app/export/csv_reader.h"
#include "app/export/saved_json.h"

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <system_error>

namespace socklens {

namespace {

constexpr std::string_view byteOrderMark = "\xef\xbb\xbf";   // spreadsheets put it there

/// An apostrophe before what a spreadsheet would run is the exporter's.
void takeGuardAway(std::string& cell) {
    constexpr std::string_view formulas = "=+-@\t\r";
    if (cell.size() > 1 && cell[0] == '\'' && formulas.find(cell[1]) != std::string_view::npos) cell.erase(0, 1);
}

/// Several are divided by ";"; only then is one within a name written "\x3b".
std::vector<std::string> dividedTexts(const std::string& cell) {
    std::vector<std::string> texts;
    if (cell.empty()) return texts;
    for (std::size_t begin = 0; begin <= cell.size();) {
        const std::size_t end = std::min(cell.find(';', begin), cell.size());
        texts.push_back(cell.substr(begin, end - begin));
        begin = end + 1;
    }
    if (texts.size() == 1) return texts;
    constexpr std::string_view written = "\\x3b";
    for (std::string& text : texts)
        for (std::size_t at = text.find(written); at != std::string::npos; at = text.find(written, at + 1))
            text.replace(at, written.size(), ";");
    return texts;
}

tl::expected<SnapshotPointer, Message> readCsvSnapshot(std::string_view text) {
    CsvReader reader(text);
    std::vector<std::string> cells;
    std::vector<std::optional<Column>> columns;
    if (reader.next(cells))
        for (const std::string& cell : cells) columns.push_back(columnById(cell));
    const auto has = [&](Column column) { return std::ranges::find(columns, column) != columns.end(); };
    if (std::ranges::none_of(neededColumns, has))
        return tl::unexpected(
            Message{SOCKLENS_TEXT("This is no snapshot: neither CSV nor JSON that Socklens has written."), {}});
    for (const Column column : neededColumns)
        if (!has(column)) return tl::unexpected(missing(column));
    SavedRows rows;
    SavedRow row;
    while (reader.next(cells)) {
        if (cells.size() != columns.size())
            return tl::unexpected(Message{
                SOCKLENS_TEXT("Line %1 has %2 cells, and the first line has %3."),
                {std::to_string(reader.line()), std::to_string(cells.size()), std::to_string(columns.size())}});
        if (rows.size() == mostSavedSockets) return tl::unexpected(tooMany());
        row.clear();
        for (std::size_t at = 0; at < cells.size(); ++at) {
            if (!columns[at]) continue;
            takeGuardAway(cells[at]);
            if (std::string* field = row.textOf(*columns[at]))
                *field = cells[at];
            else if (*columns[at] == Column::Pid)
                row.pids = dividedTexts(cells[at]);
        }
        for (std::size_t at = 0; at < cells.size(); ++at)
            if (columns[at] == Column::Process)
                row.processes = row.pids.size() == 1 ? std::vector{cells[at]} : dividedTexts(cells[at]);
        if (const auto added = rows.add(row); !added)
            return tl::unexpected(notUnderstood(rows.size() + 1, added.error()));
    }
    if (reader.isBroken())
        return tl::unexpected(
            Message{SOCKLENS_TEXT("Behind line %1 this is not sound CSV: it may have been cut off."),
                    {std::to_string(reader.line())}});
    return rows.take();
}

}   // namespace

Message notUnderstood(std::size_t row, const std::string& what) {
    constexpr std::size_t longest = 60;
    return {SOCKLENS_TEXT("Socket %1 of the file has “%2”, which is not understood."),
            {std::to_string(row), what.substr(0, longest)}};
}

Message tooMany() {
    return {SOCKLENS_TEXT("The file has more than %1 sockets."), {std::to_string(mostSavedSockets)}};
}

Message missing(Column column) {
    return {SOCKLENS_TEXT("The file lacks the column “%1”. Export every column to compare snapshots."),
            {std::string(info(column).id)}};
}

tl::expected<SnapshotPointer, Message> readSnapshot(std::string_view text) {
    if (text.starts_with(byteOrderMark)) text.remove_prefix(byteOrderMark.size());
    return text.starts_with('{') ? readJsonSnapshot(text) : readCsvSnapshot(text);
}

tl::expected<SnapshotPointer, Message> readSnapshotFile(const std::filesystem::path& path) {
    std::error_code error;
    const auto status = std::filesystem::status(path, error);
    if (!error && !std::filesystem::is_regular_file(status))
        return tl::unexpected(Message{SOCKLENS_TEXT("This is not a file."), {}});
    const auto size = error ? 0 : std::filesystem::file_size(path, error);
    if (error) return tl::unexpected(Message{SOCKLENS_TEXT("It cannot be read: %1."), {error.message()}});
    if (size > largestSavedSnapshot)
        return tl::unexpected(Message{SOCKLENS_TEXT("The file is too large for a snapshot."), {}});
    std::ifstream file(path, std::ios::binary);
    std::string text(size, '\0');
    file.read(text.data(), static_cast<std::streamsize>(size));
    if (!file && !file.eof()) {
        const std::error_code failure(errno, std::generic_category());
        return tl::unexpected(Message{SOCKLENS_TEXT("It cannot be read: %1."), {failure.message()}});
    }
    text.resize(static_cast<std::size_t>(file.gcount()));
    return readSnapshot(text);
}

}   // namespace socklens
