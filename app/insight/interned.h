// One value for all who refer to an equal one, for as long as somebody does. One thread; owns no value.
#pragma once

#include <algorithm>
#include <cstddef>
#include <map>
#include <memory>

namespace socklens {

template <class Key, class Value>
class Interned {
public:
    /// `make` is asked for a value that nobody has.
    template <class Make>
    std::shared_ptr<const Value> get(const Key& key, const Make& make) {
        std::weak_ptr<const Value>& known = m_values[key];
        std::shared_ptr<const Value> value = known.lock();
        if (value) return value;
        value = std::make_shared<const Value>(make());
        known = value;
        if (m_values.size() >= m_sweepAt) sweep();
        return value;
    }
    std::size_t size() const { return m_values.size(); }

private:
    static constexpr std::size_t sweptFrom = 256;

    void sweep() {
        std::erase_if(m_values, [](const auto& entry) { return entry.second.expired(); });
        m_sweepAt = std::max(sweptFrom, m_values.size() * 2);
    }

    std::map<Key, std::weak_ptr<const Value>> m_values;
    std::size_t m_sweepAt = sweptFrom;
};

}   // namespace socklens
