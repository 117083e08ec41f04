// Filters that somebody has given a name, to be picked again later. Values; read and written in the screen's
// thread. What is kept may be anything: a name or a text that is too long or empty is passed over. A text that is
// no filter is not: it may have been one to another version of the program, and whoever picks it is told what is
// wrong.
#pragma once

#include <QString>
#include <vector>

class QSettings;

namespace socklens {

struct SavedFilter {
    QString name;
    QString text;

    friend bool operator==(const SavedFilter&, const SavedFilter&) = default;
};

class SavedFilters {
public:
    static constexpr std::size_t most = 50;
    static constexpr qsizetype longestName = 60;

    /// What is kept of a name: one line, without what cannot be seen.
    static QString nameFrom(const QString& typed);

    const std::vector<SavedFilter>& all() const { return m_all; }
    /// Whatever its case; null if there is none of this name.
    const SavedFilter* find(const QString& name) const;
    /// One of the same name can be saved although there are as many as there may be.
    bool hasRoomFor(const QString& name) const;
    /// In place of one of the same name. Does nothing where there is no room, no name or no text.
    void save(const QString& name, const QString& text);
    void remove(const QString& name);

    friend bool operator==(const SavedFilters&, const SavedFilters&) = default;

private:
    std::vector<SavedFilter> m_all;   ///< as they were saved, the newest last
};

SavedFilters readSavedFilters(const QSettings& settings);
void write(QSettings& settings, const SavedFilters& filters);

}   // namespace socklens
