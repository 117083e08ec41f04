#include "app/core/cgroup_owner.h"
#include "app/core/rfc3339.h"
#include "app/core/row_facts.h"
#include "app/export/csv_cell.h"
#include "app/export/exported.h"
#include "app/export/in_portions.h"

#include <unordered_map>

namespace socklens {

namespace {

/// Whether a column holds texts that others chose. Numbers and words of our own need neither quotes nor an
/// apostrophe.
bool isForeign(Column column) {
    switch (column) {
    case Column::LocalAddress:
    case Column::RemoteAddress:
    case Column::Process:
    case Column::User:
    case Column::Cgroup:
    case Column::Command:
    case Column::Interface:
    case Column::Unit:
    case Column::Container:
    case Column::NetworkName:
    case Column::CongestionControl: return true;
    case Column::CapturedAt:
    case Column::Protocol:
    case Column::Family:
    case Column::State:
    case Column::LocalPort:
    case Column::RemotePort:
    case Column::Pid:
    case Column::Uid:
    case Column::ReceiveQueue:
    case Column::SendQueue:
    case Column::Timer:
    case Column::TimerExpires:
    case Column::Retransmits:
    case Column::Inode:
    case Column::Cookie:
    case Column::NetworkNamespace:
    case Column::Type:
    case Column::PeerInode:
    case Column::Shutdown:
    case Column::Source:
    case Column::RoundTripTime:
    case Column::BytesSent:
    case Column::BytesReceived:
    case Column::TotalRetransmits:
    case Column::Age: return false;
    }
    return true;
}

/// What is read from the path of a cgroup, as cells: read once, however many sockets it has.
struct CgroupCells {
    std::string unit;
    std::string container;

    explicit CgroupCells(std::string_view cgroup) : unit(systemdUnit(cgroup)), container(containerName(cgroup)) {
        makeCsvCell(unit, 0);
        makeCsvCell(container, 0);
    }
};

/// Of one snapshot: the time stands in every row.
class CsvLines {
public:
    CsvLines(const Snapshot& snapshot, std::span<const Column> columns)
        : m_snapshot(snapshot), m_columns(columns), m_capturedAt(rfc3339(snapshot.capturedAt)) {
        m_cgroups.try_emplace(std::string_view(), std::string_view());
        for (const auto& [id, path] : snapshot.directory->cgroups) m_cgroups.try_emplace(path, path);
        for (const ProcessPointer& process : snapshot.processes)
            m_cgroups.try_emplace(process->cgroup, process->cgroup);
    }

    void append(std::string& text, std::uint32_t row) const {
        const SocketView view{m_snapshot, row};
        appendLine(text, m_columns, [&](Column column) {
            if (column == Column::CapturedAt) {
                text += m_capturedAt;
            } else if (column == Column::Unit || column == Column::Container) {
                const CgroupCells& cells = m_cgroups.at(cgroupOf(view));
                text += column == Column::Unit ? cells.unit : cells.container;
            } else {
                const std::size_t begin = text.size();
                appendText(text, view, column);
                if (isForeign(column)) makeCsvCell(text, begin);
            }
        });
    }

    static std::string head(std::span<const Column> columns) {
        std::string text;
        appendLine(text, columns, [&](Column column) { text += info(column).id; });
        return text;
    }

private:
    template <class AppendCell>
    static void appendLine(std::string& text, std::span<const Column> columns, const AppendCell& appendCell) {
        for (const Column column : columns) {
            if (column != columns.front()) text += ',';
            appendCell(column);
        }
        text += "\r\n";
    }

    const Snapshot& m_snapshot;
    const std::span<const Column> m_columns;
    const std::string m_capturedAt;
    std::unordered_map<std::string_view, CgroupCells> m_cgroups;   ///< by every path that the snapshot keeps
};

}   // namespace

std::vector<Column> exportedColumns(const Snapshot& snapshot) {
    std::vector<Column> exported;
    for (const ColumnInfo& column : columns()) {
        const bool filled = column.origin == ColumnInfo::Origin::Sample ||
                            (column.origin == ColumnInfo::Origin::TcpInfo && !snapshot.tcpInfos.empty()) ||
                            (column.origin == ColumnInfo::Origin::Networks && !snapshot.sections.empty());
        if (filled) exported.push_back(column.column);
    }
    return exported;
}

void writeCsv(const Snapshot& snapshot, std::span<const std::uint32_t> rows, std::span<const Column> columns,
              const TextSink& sink) {
    const CsvLines lines(snapshot, columns);
    sink(CsvLines::head(columns));
    writeInPortions(rows.size(), sink,
                    [&](std::string& text, std::size_t place) { lines.append(text, rows[place]); });
}

CsvInPieces::CsvInPieces(TextSink sink) : m_columns(exportedColumns(Snapshot{})), m_sink(std::move(sink)) {
    m_sink(CsvLines::head(m_columns));
}

void CsvInPieces::add(const Snapshot& piece, std::span<const std::uint32_t> rows) {
    const CsvLines lines(piece, m_columns);
    m_text.clear();
    for (const std::uint32_t row : rows) lines.append(m_text, row);
    m_sink(m_text);
}

}   // namespace socklens
