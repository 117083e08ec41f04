// What hosts and services are called, for who wishes names in place of addresses and ports. Names are only read:
// what is filtered, sorted, compared and exported stays the numbers. Asking never waits: a name that is not known
// yet is none.
#pragma once

#include <cstdint>
#include <string>

namespace socklens {

// Not included: the moc of Qt 6.4 cannot read the <compare> of GCC 12 in front of a Q_OBJECT.
struct Address;
enum class Port : std::uint16_t;
enum class Protocol : std::uint8_t;

class Naming {
public:
    virtual ~Naming() = default;

    /// Empty, as the next: it has none, it is not known yet, or nobody wishes names.
    virtual std::string hostName(const Address& address) const = 0;
    virtual std::string serviceName(Protocol protocol, Port port) const = 0;
};

/// "www.example.org (10.0.0.2)", "https (443)": for who reads the name and copies the number.
class NamesWithNumbers final : public Naming {
public:
    /// Of these, which must live longer.
    explicit NamesWithNumbers(const Naming& names) : m_names(names) {}

    std::string hostName(const Address& address) const override;
    std::string serviceName(Protocol protocol, Port port) const override;

private:
    const Naming& m_names;
};

}   // namespace socklens
