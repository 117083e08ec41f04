#include "app/export/saved_json.h"

#include "app/export/saved_snapshot.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace socklens {

namespace {

using AnyJson = nlohmann::json;

/// Its depth: 1 in the object, 2 in "sockets", 3 in a row, 4 in the holders of a row. Everything else is passed
/// over.
class RowListener final : public nlohmann::json_sax<AnyJson> {
public:
    bool null() override { return true; }
    bool boolean(bool) override { return true; }
    bool number_integer(number_integer_t value) override { return text(std::to_string(value)); }
    bool number_unsigned(number_unsigned_t value) override { return text(std::to_string(value)); }
    bool number_float(number_float_t, const string_t& written) override { return text(written); }
    bool string(string_t& value) override { return text(std::move(value)); }
    bool binary(binary_t&) override { return true; }

    bool start_object(std::size_t) override {
        ++m_depth;
        if (m_depth == 3 && m_inSockets) m_row.clear();
        return true;
    }
    bool key(string_t& name) override {
        if (m_depth == 1) {
            m_topKey = std::move(name);
        } else if (m_depth == 3 && m_inSockets) {
            m_column = columnById(name);
            if (m_column) m_seen[static_cast<std::size_t>(*m_column)] = true;
        }
        return true;
    }
    bool end_object() override {
        const bool isRow = m_depth == 3 && m_inSockets;
        --m_depth;
        return !isRow || endRow();
    }
    bool start_array(std::size_t) override {
        ++m_depth;
        if (m_depth == 2 && m_topKey == "sockets") m_inSockets = m_isOurs = true;
        return true;
    }
    bool end_array() override {
        if (m_depth == 2) m_inSockets = false;
        --m_depth;
        return true;
    }
    bool parse_error(std::size_t, const std::string&, const AnyJson::exception&) override { return false; }

    tl::expected<SnapshotPointer, Message> result(bool wasJson) {
        if (m_failure) return tl::unexpected(*m_failure);
        if (!wasJson)
            return tl::unexpected(Message{SOCKLENS_TEXT("This is not sound JSON: it may have been cut off."), {}});
        if (!m_isOurs)
            return tl::unexpected(
                Message{SOCKLENS_TEXT("This JSON has no list of sockets: Socklens did not write it."), {}});
        for (const Column column : neededColumns)
            if (m_rows.size() > 0 && !m_seen[static_cast<std::size_t>(column)])
                return tl::unexpected(missing(column));
        const auto snapshot = m_rows.take();
        if (const auto moment = parseRfc3339(m_capturedAt)) snapshot->capturedAt = *moment;
        return snapshot;
    }

private:
    bool text(std::string value) {
        if (m_depth == 1 && m_topKey == "captured_at") {
            m_capturedAt = std::move(value);
            return true;
        }
        if (!m_inSockets || !m_column) return true;
        if (m_depth == 3) {
            if (std::string* field = m_row.textOf(*m_column)) *field = std::move(value);
        } else if (m_depth == 4) {
            if (auto* list = m_row.textsOf(*m_column)) list->push_back(std::move(value));
        }
        return true;
    }

    bool endRow() {
        if (m_rows.size() == mostSavedSockets) m_failure = tooMany();
        if (!m_failure)
            if (const auto added = m_rows.add(m_row); !added)
                m_failure = notUnderstood(m_rows.size() + 1, added.error());
        return !m_failure;
    }

    int m_depth = 0;
    bool m_inSockets = false;
    bool m_isOurs = false;
    std::string m_topKey;
    std::string m_capturedAt;
    std::optional<Column> m_column;
    std::vector<bool> m_seen = std::vector<bool>(columns().size());
    SavedRow m_row;
    SavedRows m_rows;
    std::optional<Message> m_failure;
};

}   // namespace

tl::expected<SnapshotPointer, Message> readJsonSnapshot(std::string_view text) {
    RowListener listener;
    const bool wasJson = AnyJson::sax_parse(text, &listener);
    return listener.result(wasJson);
}

}   // namespace socklens
