#include "app/core/network_namespace.h"
#include "app/core/rfc3339.h"
#include "app/export/exported.h"
#include "app/export/in_portions.h"
#include "app/export/json_line.h"

namespace socklens {

namespace {

/// Several processes can hold a socket, so what is about processes is always a list.
bool isPerHolder(Column column) {
    return column == Column::Pid || column == Column::Process || column == Column::Command;
}

Json toJson(const Value& value) {
    return std::visit([](const auto& known) { return Json(known); }, value);
}

Json cell(const SocketView& view, Column column) {
    const auto all = values(view, column);
    if (!isPerHolder(column)) return all.empty() ? Json(nullptr) : toJson(all.front());
    Json list = Json::array();
    for (const Value& value : all) list.push_back(toJson(value));
    return list;
}

Json toJson(const Sources& sources) {
    Json json = Json::object();
    for (const Protocol protocol : {Protocol::Tcp, Protocol::Udp, Protocol::Unix})
        json[std::string(toText(protocol))] = toText(sources[static_cast<std::size_t>(protocol)]);
    return json;
}

Json toJson(NetworkNamespace network) {
    const auto inode = inodeOf(network);
    return inode ? Json(*inode) : Json(nullptr);
}

Json preamble(const Snapshot& snapshot) {
    Json notes = Json::array();
    for (const Message& note : snapshot.notes) notes.push_back(english(note));
    Json owners = nullptr;
    if (snapshot.coverage.ownersLookedFor)
        owners = {{"processes_unreadable", snapshot.coverage.processesUnreadable},
                  {"sockets_with_hidden_owner", snapshot.coverage.ownersHidden}};
    Json head{{"captured_at", rfc3339(snapshot.capturedAt)},
              {"netns", toJson(snapshot.networkNamespace)},
              {"sources", toJson(snapshot.sources)},
              {"owners", std::move(owners)},
              {"notes", std::move(notes)}};
    for (const NetworkSection& section : snapshot.sections)
        head["namespaces"].push_back(
            {{"netns", toJson(section.id)}, {"name", section.name}, {"sources", toJson(section.sources)}});
    return head;
}

/// These stand once above the rows.
bool isInPreamble(Column column) {
    return column == Column::CapturedAt;
}

}   // namespace

void writeJson(const Snapshot& snapshot, std::span<const std::uint32_t> rows, std::span<const Column> columns,
               const TextSink& sink) {
    std::string head = toLine(preamble(snapshot));
    head.pop_back();   // the object stays open for the rows
    sink(head + ",\"sockets\":[");
    writeInPortions(rows.size(), sink, [&](std::string& text, std::size_t place) {
        Json object = Json::object();
        for (const Column column : columns)
            if (!isInPreamble(column))
                object[std::string(info(column).id)] = cell({snapshot, rows[place]}, column);
        text += (place == 0 ? "\n" : ",\n") + toLine(object);
    });
    sink("\n]}\n");
}

}   // namespace socklens
