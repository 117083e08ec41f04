// What comes back when the program is started again: page, filter, interval, the size of the window, the details
// beside the page, the columns of the tables, the ready-made view and whether it marks changes and shows names,
// saved filters, how was exported, whether it goes on watching when it is closed, and the settings. A value; the
// functions in the screen's thread. What cannot be read is as at the first start; what cannot be written is not
// kept, and nobody is bothered with it.
#pragma once

#include "ui/command_line.h"
#include "ui/details/details_place.h"
#include "ui/export_habits.h"
#include "ui/pages/ready_made_view.h"
#include "ui/pages/socket_table_layout.h"
#include "ui/saved_filters.h"
#include "ui/settings/settings.h"

#include <QByteArray>
#include <QString>

namespace socklens {

struct KeptState {
    CommandLine start;     ///< but for the theme: who asks for one on the command line asks for this time
    QByteArray geometry;   ///< as QWidget::saveGeometry() has it
    DetailsPlace details;
    std::optional<SocketTableLayout> sockets;
    std::optional<HeaderLayout> processes;   ///< of the sections of ProcessModel
    ReadyMadeView view = ReadyMadeView::Everything;
    bool marksChanges = true;   ///< rows that are new, changed or gone are marked for a moment
    bool showsNames = false;    ///< of hosts and services
    bool showsAllNetworks = false;
    SavedFilters filters;
    ExportHabits exporting;
    bool isWatching = false;
    Settings settings;
};

/// "socklens/socklens.conf", where the XDG Base Directory Specification wants it.
QString keptStateFile();

/// The file may hold anything: every value that is not one of those above is passed over.
KeptState readKeptState(const QString& file);
void writeKeptState(const QString& file, const KeptState& state);

}   // namespace socklens
