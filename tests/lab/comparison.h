// Holds a CSV of the agent against what the kernel told `ss` at the same moment, row by row and cell by cell.
// What the kernel cannot know must be empty, not 0. Pure functions: any thread.
// Errors: std::out_of_range for a column that the CSV does not have.
#pragma once

#include "tests/lab/csv_table.h"
#include "tests/lab/scene.h"
#include "tests/lab/ss_listing.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace socklens::lab {

/// Where the agent has its rows from. /proc/net knows less: what only sock_diag knows must be empty then.
enum class Origin { SockDiag, Procfs };

/// By column, every text that is right. Columns that are not in here are not compared.
using RightCells = std::map<std::string, std::set<std::string>>;

/// Of one row of ss. `names` are those of all UNIX sockets by inode.
RightCells rightCells(const SsRow& row, const std::map<std::uint64_t, std::string>& names, Origin origin);

/// One sentence for every row that is missing, surplus, there twice, or wrong. Sockets of the scene that are only
/// bound may be in the CSV although ss does not list them.
std::vector<std::string> differences(const CsvTable& csv, const std::vector<SsRow>& ss,
                                     const std::vector<SceneSocket>& scene, Origin origin);

/// TIME_WAIT, SYN_RECV and the FIN_WAIT2 of an orphan: no inode, no user, no queues.
bool isRemainder(const SsRow& row);

}   // namespace socklens::lab
