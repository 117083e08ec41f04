// Which rows a filter finds, on a machine with one socket of every kind.
#include "app/core/filter/filter.h"

#include <QtTest>

#include <array>

using namespace socklens;

namespace {

Address address(const char* text) {
    return parseAddress(text).value();
}

/// The rows, by the names that the tables below call them.
constexpr std::array rowNames{"listener", "client", "timewait", "ssh", "dns", "docker", "x11", "python", "hidden"};

class Machine {
public:
    Machine() {
        m_directory.users = {{Uid{0}, "root"}, {Uid{33}, "www-data"}, {Uid{1000}, "anna"}};
        m_directory.interfaces = {{InterfaceIndex{1}, "lo"}, {InterfaceIndex{2}, "eth0"}};
        m_directory.cgroups = {
            {CgroupId{7}, "/system.slice/nginx.service"},
            {CgroupId{8}, "/system.slice/docker-" + std::string(62, 'c') + "42.scope"},
            {CgroupId{9}, "/user.slice/app-my\\x2dprog.service"},
        };
        addProcess(100, "nginx", "nginx: master process /usr/sbin/nginx", "/");
        addProcess(101, "nginx", "nginx: worker process", "/");
        addProcess(300, "sshd", "sshd: anna [priv]", "/system.slice/ssh.service");
        addProcess(400, "systemd-resolve", "/lib/systemd/systemd-resolved", "");
        addProcess(500, "my prog", "/opt/my prog/run --name=\"x\\y\"", "");
        addProcess(600, "Python3", "", "");
        addInternet();
        addUnix();
        m_snapshot.directory = std::make_shared<NameDirectory>(m_directory);
        m_snapshot.coverage.ownersLookedFor = true;
        m_snapshot.networkNamespace = NetworkNamespace{4026531840};
        m_snapshot.capturedAt = Timestamp(Milliseconds(1'700'000'000'000));
        m_snapshot.sources = {Source::SockDiag, Source::Procfs, Source::SockDiag};
    }

    std::vector<SocketView> views() const {
        std::vector<SocketView> all;
        for (std::uint32_t row = 0; row < m_snapshot.sockets.size(); ++row) all.push_back({m_snapshot, row});
        all[1].firstSeen = m_snapshot.capturedAt - std::chrono::seconds(5) - Milliseconds(400);
        all[7].firstSeen = m_snapshot.capturedAt - std::chrono::seconds(90);
        return all;
    }

    QStringList found(const Filter& filter) const {
        QStringList rows;
        for (const SocketView& view : views())
            if (filter.matches(view)) rows << QString::fromUtf8(rowNames[view.row]);
        return rows;
    }
    QStringList found(std::string_view text) const {
        const auto filter = Filter::parse(text);
        return filter ? found(*filter) : QStringList{QString::fromStdString(english(filter.error().message))};
    }

private:
    void addProcess(int pid, std::string name, std::string command, std::string cgroup) {
        Process process;
        process.id = {Pid{pid}, StartTime{1}};
        process.name = std::move(name);
        process.command = std::move(command);
        process.cgroup = std::move(cgroup);
        m_snapshot.processes.push_back(std::make_shared<const Process>(std::move(process)));
    }

    void add(const Socket& socket, std::initializer_list<std::uint32_t> holders) {
        m_snapshot.sockets.push_back(socket);
        m_snapshot.holderList.insert(m_snapshot.holderList.end(), holders);
        m_snapshot.holderEnds.push_back(static_cast<std::uint32_t>(m_snapshot.holderList.size()));
    }

    static Socket tcp(Family family, State state, const char* local, int localPort, const char* remote,
                      int remotePort) {
        Socket socket;
        socket.protocol = Protocol::Tcp;
        socket.family = family;
        socket.state = state;
        socket.localAddress = address(local);
        socket.localPort = static_cast<Port>(localPort);
        socket.remoteAddress = address(remote);
        socket.remotePort = static_cast<Port>(remotePort);
        return socket;
    }

    void addInternet() {
        Socket listener = tcp(Family::Inet6, State::Listen, "::", 443, "::", 0);
        listener.uid = Uid{0};
        listener.inode = Inode{5001};
        listener.cookie = Cookie{0x1a};
        listener.cgroup = CgroupId{7};
        listener.receiveQueue = 0U;
        listener.sendQueue = 511U;
        add(listener, {0, 1});

        Socket client = tcp(Family::Inet6, State::Established, "10.0.0.1", 443, "192.168.1.20", 51000);
        client.uid = Uid{33};
        client.inode = Inode{5002};
        client.cgroup = CgroupId{7};
        client.receiveQueue = 12000U;
        client.sendQueue = 0U;
        client.timer = Timer::KeepAlive;
        client.timerExpiresMs = 30000U;
        client.retransmits = std::uint8_t{2};
        add(client, {1});
        TcpInfo info;
        info.roundTripTime = std::chrono::microseconds(1500);
        info.bytesAcknowledged = 5'000'000;
        info.bytesReceived = 2048;
        info.totalRetransmits = 3;
        info.congestionControl = "cubic";
        m_snapshot.tcpInfos.emplace_back(1, info);

        Socket timewait = tcp(Family::Inet, State::TimeWait, "10.0.0.1", 443, "10.9.8.7", 40000);
        timewait.timer = Timer::TimeWait;
        timewait.timerExpiresMs = 4200U;
        add(timewait, {});

        Socket ssh = tcp(Family::Inet, State::Established, "127.0.0.1", 22, "127.0.0.1", 8080);
        ssh.uid = Uid{1000};
        ssh.inode = Inode{5004};
        ssh.timer = Timer::Off;
        add(ssh, {2});

        Socket dns = tcp(Family::Inet, State::Close, "127.0.0.53", 53, "0.0.0.0", 0);
        dns.protocol = Protocol::Udp;
        dns.uid = Uid{991};
        dns.inode = Inode{5005};
        dns.interface = InterfaceIndex{1};
        add(dns, {3});
    }

    void addUnix() {
        m_snapshot.names = {"/run/Docker.sock", "@/tmp/.X11-unix/X0", "12345678"};
        Socket docker;
        docker.protocol = Protocol::Unix;
        docker.family = Family::Unix;
        docker.state = State::Listen;
        docker.unixType = UnixType::Stream;
        docker.name = NameIndex{0};
        docker.uid = Uid{0};
        docker.inode = Inode{6001};
        docker.cgroup = CgroupId{9};
        add(docker, {4});

        Socket x11 = docker;
        x11.state = State::Established;
        x11.name = std::nullopt;
        x11.peerName = NameIndex{1};
        x11.inode = Inode{6002};
        x11.peerInode = Inode{6003};
        x11.cgroup = std::nullopt;
        x11.shutdown = ShutdownBits{1};
        add(x11, {});

        Socket python = tcp(Family::Inet6, State::CloseWait, "2001:db8::5", 8080, "2001:db8:1::9", 8443);
        python.uid = Uid{1000};
        python.inode = Inode{5007};
        python.cgroup = CgroupId{8};
        add(python, {5});

        Socket hidden = x11;
        hidden.peerName = std::nullopt;
        hidden.name = NameIndex{2};
        hidden.unixType = UnixType::SequencedPacket;
        hidden.shutdown = ShutdownBits{3};
        add(hidden, {});
    }

    NameDirectory m_directory;
    Snapshot m_snapshot;
};

}   // namespace

class FilterMatchTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void emptyMatchesEverything();
    void rows_data();
    void rows();
    void sameRows_data();
    void sameRows();
    void termsOfAnyTextAreRead();
    void needs_data();
    void needs();
    void valuesAreShared();

private:
    const Machine m_machine;
};

void FilterMatchTest::emptyMatchesEverything() {
    for (const char* text : {"", " ", "\t\n"}) {
        const auto filter = Filter::parse(text);
        QVERIFY(filter && filter->isEmpty());
        QCOMPARE(filter->text(), std::string(text));
        QCOMPARE(m_machine.found(*filter).size(), qsizetype(rowNames.size()));
    }
    QVERIFY(Filter().isEmpty());
    QCOMPARE(Filter().text(), std::string());
    QCOMPARE(m_machine.found(Filter()).size(), qsizetype(rowNames.size()));
    QVERIFY(!Filter::parse("x")->isEmpty());
}

void FilterMatchTest::rows_data() {
    QTest::addColumn<QByteArray>("filter");
    QTest::addColumn<QString>("expected");
    struct Case {
        const char* filter;
        const char* expected;
    };
    const Case cases[] = {
        // Bare words: everything that a person reads, and not the rest.
        {"nginx", "listener client"},
        {"NGINX", "listener client"},
        {"master", "listener"},
        {"python", "python"},
        {"10.0.0.1", "client timewait"},
        {"10.0.0.1:443", "client timewait"},
        {"[::]:443", "listener"},
        {"[2001:db8::5]:8080", "python"},
        {"2001:DB8", "python"},
        {"::ffff:10", "client"},
        {"8080", "ssh python"},
        {":8080", "ssh python"},
        {"0 0", "listener client timewait ssh dns docker x11 python hidden"},
        {"400", "timewait dns"},
        {"6001", "docker"},
        {"www-data", "client"},
        {"anna", "ssh python"},
        {"listen", "listener docker"},
        {"time-wait", "timewait"},
        {"TIME_W", "timewait"},
        {"udp", "dns"},
        {"unix", "docker x11 hidden"},
        {"docker.sock", "docker"},
        {"x11", "x11"},
        {"lo", "dns python"},
        {"nginx.service", "listener client"},
        {"my-prog.service", "docker"},
        {"cccccccccccc", "python"},
        {"511", "listener"},
        {"12000", "client"},
        {"26", "listener"},
        // One of every column that was not found above.
        {"inet6", "listener client python"},
        {"ipv4", "timewait ssh dns"},
        {"keepalive", "client"},
        {"KEEP-A", "client"},
        {"seqpacket", "hidden"},
        {"receive", "x11"},
        {"both", "hidden"},
        {"procfs", "dns"},
        {"sock_diag", "listener client timewait ssh docker x11 python hidden"},
        {"unconnected", "dns"},
        {"bucket", ""},
        {"991", "dns"},
        {"6003", "x11 hidden"},
        {"30000", "client"},
        {"3000", ""},
        {"cubic", "client"},
        {"1500", "client"},
        {"5000000", "client"},
        {"2048", "client"},
        {"4026531840", "listener client timewait ssh dns docker x11 python hidden"},
        {"4026", ""},
        {"18446744073709551616", ""},
        {"2023", ""},   // when is not what: every row was captured then
        {"\"my prog\"", "docker"},
        {"'x\\\\y'", "docker"},
        {"\"x\\y\"", "docker"},
        {"\"\"", "listener client timewait ssh dns docker x11 python hidden"},
        {"10.0.0.0/8", "client timewait"},
        {"2001:db8::/32", "python"},
        {"e\xff", ""},
        // Numbers.
        {"pid:42", ""},
        {"pid:101", "listener client"},
        {"pid=100", "listener"},
        {"pid!=101", "timewait ssh dns docker x11 python hidden"},
        {"pid>=500", "docker python"},
        {"pid:none", "timewait x11 hidden"},
        {"pid:kernel", "timewait"},
        {"pid:hidden", "x11 hidden"},
        {"pid:kernel,hidden", "timewait x11 hidden"},
        {"pid!=hidden", "listener client timewait ssh dns docker python"},
        {"pid:Kernel,100", "listener timewait"},
        {"pid:any", "listener client ssh dns docker python"},
        {"pid:NONE,100", "listener timewait x11 hidden"},
        {"pid!=none", "listener client ssh dns docker python"},
        {"cookie:0x1A", "listener"},
        {"cookie:26", "listener"},
        {"cookie:none", "client timewait ssh dns docker x11 python hidden"},
        {"inode:5001-5004", "listener client ssh"},
        {"inode:\"5001-5004\"", "listener client ssh"},
        {"peer_inode:6003", "x11 hidden"},
        {"netns:4026531840 pid:100", "listener"},
        {"recv_queue>10k", "client"},
        {"recv_queue>12k", ""},
        {"recv_queue:12k", "client"},
        {"recvq>=11Ki", "client"},
        {"recv_queue>12ki", ""},
        {"recv_queue<1", "listener"},
        {"recv_queue<0", ""},
        {"recv_queue>18446744073709551615", ""},
        {"recv_queue<=18446744073709551615", "listener client"},
        {"recv_queue!=0", "client timewait ssh dns docker x11 python hidden"},
        {"Send-Queue:0.5k-0.6k", "listener"},
        {"retransmits:2", "client"},
        {"retransmits_total>=3", "client"},
        {"sent>=5M received:2Ki", "client"},
        // Durations.
        {"age>60s", "python"},
        {"age > 1m", "python"},
        {"age>60", "python"},
        {"age>=1.5m", "python"},
        {"age>1.5m", ""},
        {"age<1h", "client python"},
        {"age:5s", "client"},
        {"age:5.4s", "client"},
        {"age:5.3s", ""},
        {"age:5400ms", "client"},
        {"age:5-6", "client"},
        {"age:0s-1d", "client python"},
        {"age:none", "listener timewait ssh dns docker x11 hidden"},
        {"expires<5s", "timewait"},
        {"expires:4.2s", "timewait"},
        {"timer_expires_ms:4200", "timewait"},
        {"timer_expires_ms:4s", "timewait"},
        {"rtt:1ms", "client"},
        {"rtt<2", "client"},
        {"rtt_us:1500", "client"},
        {"rtt_us:1501", ""},
        {"rtt!=1ms", "listener timewait ssh dns docker x11 python hidden"},
        // Words.
        {"state:listen", "listener docker"},
        {"state:LISTENING", "listener docker"},
        {"state:time_wait", "timewait"},
        {"state:timewait", "timewait"},
        {"state:listen,established", "listener client ssh docker x11 hidden"},
        {"state:unconn", "dns"},
        {"state!=listen", "client timewait ssh dns x11 python hidden"},
        {"state:connected", "client timewait ssh x11 python hidden"},
        {"state:bucket", "timewait"},
        {"state:big", "listener client ssh dns docker x11 python hidden"},
        {"state:synchronized tcp", "client timewait ssh python"},
        {"state:all", "listener client timewait ssh dns docker x11 python hidden"},
        {"proto:tcp,udp", "listener client timewait ssh dns python"},
        {"family:ipv6", "listener client python"},
        {"timer:keepalive", "client"},
        {"timer:any", "client timewait ssh"},
        {"timer!=off", "listener client timewait dns docker x11 python hidden"},
        {"type:seqpacket", "hidden"},
        {"shutdown:receive", "x11"},
        {"shutdown:none type:any", "docker"},
        {"source:procfs", "dns"},
        // Texts.
        {"process:ngin", "listener client"},
        {"process=ngin", ""},
        {"process=NGINX", "listener client"},
        {"name:PYTHON", "python"},
        {"process!=nginx", "timewait ssh dns docker x11 python hidden"},
        {"process=\"my prog\"", "docker"},
        {"process:'my prog',sshd", "ssh docker"},
        {"command:--name=", "docker"},
        {"command:none", "timewait x11 python hidden"},
        {"cgroup:system.slice", "listener client ssh python"},
        {"unit:nginx", "listener client"},
        {"unit=ssh.service", "ssh"},
        {"unit=app-my-prog.service", "docker"},
        {"container:any", "python"},
        {"container=cccccccccccc", "python"},
        {"interface:l", "dns"},
        {"congestion_control:cubic", "client"},
        {"captured_at:2023-11", "listener client timewait ssh dns docker x11 python hidden"},
        {"process:\"\"", "listener client ssh dns docker python"},
        // Users.
        {"user:www-data", "client"},
        {"user:33", "client"},
        {"uid:33", "client"},
        {"uid:www-data", "client"},
        {"user:\"33\"", ""},
        {"user:\"\"", "listener client ssh docker x11 python hidden"},
        {"user=root", "listener docker x11 hidden"},
        {"user:o", "listener docker x11 hidden"},
        {"uid>=991", "ssh dns python"},
        {"user:0,anna", "listener ssh docker x11 python hidden"},
        {"user:none", "timewait dns"},
        {"uid:none", "timewait"},
        {"uid:0", "listener docker x11 hidden"},
        {"uid!=0", "client timewait ssh dns python"},
        // Ports.
        {"port:443", "listener client timewait"},
        {"port:8080", "ssh python"},
        {"port:8000-8999", "ssh python"},
        {"port:22,53", "ssh dns"},
        {"port:22, 53 ,443", "listener client timewait ssh dns"},
        {"port!=443", "ssh dns docker x11 python hidden"},
        {"port<53", "ssh"},
        {"local_port:8080", "python"},
        {"remote_port:8080", "ssh"},
        {"port:none", "docker x11 hidden"},
        {"remote_port:none", "listener dns docker x11 hidden"},
        {"port:https", "listener client timewait"},
        {"port:0-1023", "listener client timewait ssh dns"},
        {"port >= 51000", "client"},
        // Addresses.
        {"remote:10.0.0.0/8", "timewait"},
        {"local:10.0.0.0/8", "client timewait"},
        {"address:192.168.0.0/16", "client"},
        {"address:192.168.", "client"},
        {"address:192.168", "client"},
        {"address:192/8", "client"},
        {"local:127.0.0", "ssh dns"},
        {"local:0.0.0.0/0", "client timewait ssh dns"},
        {"local:::/0", "listener python"},
        {"local:::", "listener"},
        {"local:::ffff:10.0.0.1", "client timewait"},
        {"local:::ffff:0:0/96", "client timewait ssh dns"},
        {"remote:0.0.0.0", "dns"},
        {"local:10.0.0.1:443", "client timewait"},
        {"local:10.0.0.1:444", ""},
        {"local:[::]:443", "listener"},
        {"address:[2001:db8::]/32:8443", "python"},
        {"local:2001:db8::/32", "python"},
        {"local:2001:db8::/32:8080", "python"},
        {"local:[2001:db8::5]", "python"},
        {"local::443", "listener client timewait"},
        {"local:443", "listener client timewait"},
        {"local:*:443", "listener client timewait"},
        {"local:10.0.0.1:*", "client timewait"},
        {"local:*", "listener client timewait ssh dns python"},
        {"local:10.0.0.1:https", "client timewait"},
        {"local:127.0.0.1:20-30", "ssh"},
        {"local:localhost", "ssh dns"},
        {"local:localhost:22", "ssh"},
        {"local:docker", "docker"},
        {"local:/run/docker.sock", "docker"},
        {"local=/run/docker.sock", "docker"},
        {"local=docker", ""},
        {"remote:@/tmp", "x11"},
        {"address:x11", "x11"},
        {"local:fe80", ""},
        {"local:db8", "python"},
        {"local:\"12345678\"", "hidden"},
        {"local=\"10.0.0.1\"", "client timewait"},
        {"local!=10.0.0.1", "listener ssh dns docker x11 python hidden"},
        {"local:none", "x11"},
        {"remote_address:none", "docker hidden"},
        {"local:10.0.0.1,127.0.0.1", "client timewait ssh"},
        // As ss(8) has it.
        {"sport = :443", "listener client timewait"},
        {"sport :443", "listener client timewait"},
        {"sport 443", "listener client timewait"},
        {"sport = 443", "listener client timewait"},
        {"sport = :https", "listener client timewait"},
        {"dport = :8080", "ssh"},
        {"sport gt :1024", "python"},
        {"sport GE :443", "listener client timewait python"},
        {"sport lt :53", "ssh"},
        {"sport le :53", "ssh dns"},
        {"sport neq :443", "ssh dns docker x11 python hidden"},
        {"sport == :22", "ssh"},
        {"src 10.0.0.0/8", "client timewait"},
        {"src = 10.0.0.0/8", "client timewait"},
        {"dst 127.0.0.1:8080", "ssh"},
        {"dst [2001:db8:1::9]:8443", "python"},
        {"dst :8443", "python"},
        {"dst eq 127.0.0.1", "ssh"},
        {"state established", "client ssh x11 hidden"},
        {"state established state time-wait", "client timewait ssh x11 hidden"},
        {"state connected exclude established", "timewait python"},
        {"exclude time-wait exclude listening tcp", "client ssh python"},
        {"exclude established,listen", "timewait dns python"},
        {"state established ( sport = :443 or sport = :22 )", "client ssh"},
        {"dev lo", "dns"},
        {"dev = lo", "dns"},
        {"cgroup /system.slice/ssh.service", "ssh"},
        // Together.
        {"tcp and state:established", "client ssh"},
        {"tcp state:established or udp", "client ssh dns"},
        {"udp or tcp state:established", "client ssh dns"},
        {"(udp or tcp) pid:none", "timewait"},
        {"not tcp", "dns docker x11 hidden"},
        {"not tcp udp", "dns"},
        {"not (tcp or udp)", "docker x11 hidden"},
        {"not not udp", "dns"},
        {"!udp !unix !listen", "client timewait ssh python"},
        {"! udp && !unix & ssh", "ssh"},
        {"udp || docker.sock | ssh", "ssh dns docker"},
        {"tcp AND NOT listen OR udp", "client timewait ssh dns python"},
        {"\"and\"", ""},
        {"\"or\"", "listener client"},
    };
    for (const Case& row : cases)
        QTest::newRow(row.filter) << QByteArray(row.filter) << QString::fromUtf8(row.expected);
}

void FilterMatchTest::rows() {
    QFETCH(QByteArray, filter);
    QFETCH(QString, expected);
    QCOMPARE(m_machine.found(filter.toStdString()).join(' '), expected);
}

void FilterMatchTest::sameRows_data() {
    QTest::addColumn<QByteArray>("left");
    QTest::addColumn<QByteArray>("right");
    constexpr std::pair<const char*, const char*> cases[] = {
        {"tcp listen", "tcp and listen"},
        {"a b or c d", "(a and b) or (c and d)"},
        {"udp or tcp listen", "udp or (tcp and listen)"},
        {"not udp unix", "(not udp) and unix"},
        {"not udp or unix", "(not udp) or unix"},
        {"not (udp or unix)", "not udp not unix"},
        {"port:22,443", "port:22 or port:443"},
        {"port!=22,443", "not port:22 and not port:443"},
        {"port:443", "local_port:443 or remote_port:443"},
        {"address:10.0.0.1", "local:10.0.0.1 or remote:10.0.0.1"},
        {"sport = :443", "local_port=443"},
        {"src 10.0.0.1:443", "local:10.0.0.1 local_port:443"},
        {"state established state close-wait", "state:established,close-wait"},
        {"exclude time-wait", "state!=time-wait"},
        {"pid:none", "not pid:any"},
        {"pid>=100 pid<=101", "pid:100-101"},
        {"pid:>100", "pid>100"},
        {"age:<=1m", "age<=60s"},
        {"process : nginx", "process:nginx"},
        {"process :nginx", "process:nginx"},
        {"process: nginx", "process:nginx"},
        {"process   =   'nginx'", "process=nginx"},
        {"pid=100&&tcp", "pid=100 tcp"},
        {"(pid=100)(tcp)", "pid=100 tcp"},
        {"!!tcp", "tcp"},
        {"Local-Port:443", "local_port:443"},
    };
    for (const auto& [left, right] : cases) QTest::newRow(left) << QByteArray(left) << QByteArray(right);
}

void FilterMatchTest::sameRows() {
    QFETCH(QByteArray, left);
    QFETCH(QByteArray, right);
    const auto first = Filter::parse(left.toStdString());
    const auto second = Filter::parse(right.toStdString());
    QVERIFY(first && second);
    QCOMPARE(m_machine.found(*first), m_machine.found(*second));
}

void FilterMatchTest::termsOfAnyTextAreRead() {
    const std::string texts[] = {"my prog",  "a\"b",
                                 "a'b",      "a\\b",
                                 "\\",       "any",
                                 "None",     "and",
                                 "a,b",      "(x)",
                                 "a&b|c",    "<",
                                 "!=",       std::string("a\0b", 3),
                                 "\xff\xfe", "grün",
                                 " ",        std::string(5000, '\\')};
    for (const char* field : {"process", "command", "local", "remote_address", "cgroup", "user"})
        for (const std::string& text : texts) QVERIFY2(Filter::parse(filterTerm(field, text)), text.c_str());
    QCOMPARE(filterTerm("process", "my prog"), std::string("process=\"my prog\""));
    QCOMPARE(filterTerm("port", "443"), std::string("port=443"));
    QCOMPARE(filterTerm("process", "none"), std::string("process=\"none\""));
    QCOMPARE(filterTerm("local", "10.0.0.1"), std::string("local=10.0.0.1"));
    QCOMPARE(filterTerm("local", "12345678"), std::string("local=\"12345678\""));
    QCOMPARE(filterTerm("unit", "a\\x2db"), std::string("unit=\"a\\\\x2db\""));
    QCOMPARE(filterTerm("age", "5400"), std::string("age=5400ms"));
    QCOMPARE(filterTerm("rtt_us", "1500"), std::string("rtt_us=1500us"));
    QCOMPARE(filterTerm("pid", ""), std::string("pid:none"));
    QCOMPARE(filterTerm("command", std::string(2000, 'x')), "command:" + std::string(1024, 'x'));
}

void FilterMatchTest::needs_data() {
    QTest::addColumn<QByteArray>("filter");
    QTest::addColumn<bool>("age");
    QTest::addColumn<bool>("tcpInfo");
    QTest::addColumn<bool>("owners");
    QTest::addColumn<bool>("memory");
    QTest::newRow("empty") << QByteArray() << false << false << false << false;
    QTest::newRow("port") << QByteArray("port:443 state:listen user:root") << false << false << false << false;
    QTest::newRow("seen") << QByteArray("proto:udp or not age>5") << true << false << false << true;
    QTest::newRow("when") << QByteArray("captured_at:2023") << true << false << false << false;
    QTest::newRow("rtt") << QByteArray("rtt>5ms") << false << true << false << false;
    QTest::newRow("sent") << QByteArray("(sent:any)") << false << true << false << false;
    QTest::newRow("pid") << QByteArray("pid:none") << false << false << true << false;
    QTest::newRow("unit") << QByteArray("unit:ssh") << false << false << true << false;
    QTest::newRow("word") << QByteArray("nginx") << false << false << false << false;
    QTest::newRow("quoted") << QByteArray("'nginx'") << false << false << false << false;
}

void FilterMatchTest::needs() {
    QFETCH(QByteArray, filter);
    const Filter parsed = Filter::parse(filter.toStdString()).value_or(Filter());
    QTEST(parsed.dependsOnAge(), "age");
    QTEST(parsed.needsTcpInfo(), "tcpInfo");
    QTEST(parsed.needsOwners(), "owners");
    QTEST(parsed.needsMemory(), "memory");
    QCOMPARE(Filter::parse("tcp")->narrowedBy(parsed).needsMemory(), parsed.needsMemory());
}

void FilterMatchTest::valuesAreShared() {
    Filter filter = *Filter::parse("udp");
    const Filter copy = filter;
    const Filter moved = std::move(filter);
    QCOMPARE(copy.text(), std::string("udp"));
    QCOMPARE(m_machine.found(copy), m_machine.found(moved));
    filter = Filter();
    QVERIFY(filter.isEmpty());
}

QTEST_APPLESS_MAIN(FilterMatchTest)
#include "filter_match_test.moc"
